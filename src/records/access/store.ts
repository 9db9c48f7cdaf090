import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import type { Decision, DecisionReason } from './decisions.ts';
import { type Item, itemName } from './items.ts';

export const askedWays = ['in_person', 'by_phone', 'by_letter', 'by_email', 'by_link'] as const;
export const identityWays = ['known_to_staff', 'document', 'authority_seen', 'private_link'] as const;
export const closedWays = ['handed_over', 'withdrawn', 'not_the_person', 'unfounded'] as const;

/** Somebody asks for a copy of all that is held of them. */
export type AccessRequest = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly state: 'open' | 'ready' | 'handed_over' | 'closed';
  readonly askedOn: Temporal.PlainDate;
  readonly askedHow: (typeof askedWays)[number];
  readonly askedBy: 'self' | 'representative';
  readonly identityHow: (typeof identityWays)[number];
  readonly locale: string;
  readonly dueOn: Temporal.PlainDate;
  readonly extendedWhy: 'complex' | 'many_requests' | null;
  readonly closedWhy: (typeof closedWays)[number] | null;
  readonly version: number;
};

export type NewRequest = Pick<
  AccessRequest,
  'personId' | 'askedOn' | 'askedHow' | 'askedBy' | 'identityHow' | 'locale' | 'dueOn'
>;

export type AccessPackage = {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly redacted: number;
  readonly madeAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly isThere: boolean;
};

export function accessStore({ db, actor, now }: Scope) {
  const programmeId = actor.programmeId;
  const requests = () =>
    db
      .selectFrom('access_request as a')
      .leftJoin('person as p', join =>
        join.onRef('p.programme_id', '=', 'a.programme_id').onRef('p.id', '=', 'a.person_id'),
      )
      .selectAll('a')
      .select(['p.given_name', 'p.family_name'])
      .where('a.programme_id', '=', programmeId);
  type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];
  const requestOf = (row: Row): AccessRequest => ({
    id: row.id,
    personId: row.person_id,
    personName: `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim(),
    state: row.state as AccessRequest['state'],
    askedOn: row.asked_on,
    askedHow: row.asked_how as AccessRequest['askedHow'],
    askedBy: row.asked_by as AccessRequest['askedBy'],
    identityHow: row.identity_how as AccessRequest['identityHow'],
    locale: row.locale,
    dueOn: row.due_on,
    extendedWhy: row.extended_why as AccessRequest['extendedWhy'],
    closedWhy: row.closed_why as AccessRequest['closedWhy'],
    version: row.version,
  });
  return {
    async add(request: NewRequest): Promise<string> {
      const id = newId();
      await db
        .insertInto('access_request')
        .values({
          programme_id: programmeId,
          id,
          person_id: request.personId,
          asked_on: request.askedOn,
          asked_how: request.askedHow,
          asked_by: request.askedBy,
          identity_how: request.identityHow,
          locale: request.locale,
          due_on: request.dueOn,
          recorded_by: actor.id,
          recorded_at: now,
        })
        .execute();
      return id;
    },

    async find(id: string): Promise<AccessRequest | undefined> {
      const row = await requests().where('a.id', '=', id).executeTakeFirst();
      return row ? requestOf(row) : undefined;
    },

    /** Open ones by the day they are due, then those that ended lately. */
    async list(): Promise<readonly AccessRequest[]> {
      const rows = await requests()
        .orderBy(eb => eb.case().when('a.state', 'in', ['open', 'ready']).then(0).else(1).end())
        .orderBy('a.due_on')
        .limit(100)
        .execute();
      return rows.map(requestOf);
    },

    async ofPerson(personId: string): Promise<readonly AccessRequest[]> {
      const rows = await requests()
        .where('a.person_id', '=', personId)
        .orderBy('a.asked_on', 'desc')
        .execute();
      return rows.map(requestOf);
    },

    /** Changes a request that is still as it was read. @returns false when somebody else was first */
    async change(
      request: Pick<AccessRequest, 'id' | 'version'>,
      to: {
        readonly state?: AccessRequest['state'];
        readonly dueOn?: Temporal.PlainDate;
        readonly extendedWhy?: 'complex' | 'many_requests';
        readonly closedWhy?: (typeof closedWays)[number];
      },
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('access_request')
        .set({
          version: request.version + 1,
          ...(to.state ? { state: to.state } : {}),
          ...(to.dueOn && to.extendedWhy
            ? { due_on: to.dueOn, extended_why: to.extendedWhy, extended_at: now }
            : {}),
          ...(to.closedWhy ? { closed_why: to.closedWhy, closed_at: now, closed_by: actor.id } : {}),
        })
        .where('programme_id', '=', programmeId)
        .where('id', '=', request.id)
        .where('version', '=', request.version)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async decisions(requestId: string): Promise<readonly Decision[]> {
      const rows = await db
        .selectFrom('access_decision')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('request_id', '=', requestId)
        .execute();
      return rows.map(row => ({
        name: itemName({ table: row.table_name, rowKey: row.row_key, column: row.column_name }),
        hash: row.read_hash,
        decision: row.decision === 'keep' ? 'keep' : 'redact',
        reason: row.reason as DecisionReason,
        decidedBy: row.decided_by,
        secondBy: row.second_by,
      }));
    },

    /** Writes what was decided of a value; a new decision asks for a new second person. */
    async decide(
      requestId: string,
      made: readonly {
        readonly item: Item;
        readonly decision: 'keep' | 'redact';
        readonly reason: DecisionReason;
      }[],
    ): Promise<void> {
      if (made.length === 0) return;
      await db
        .insertInto('access_decision')
        .values(
          made.map(({ item, decision, reason }) => ({
            programme_id: programmeId,
            request_id: requestId,
            table_name: item.table,
            row_key: item.rowKey,
            column_name: item.column,
            read_hash: item.hash,
            decision,
            reason,
            decided_by: actor.id,
            decided_at: now,
          })),
        )
        .onConflict(conflict =>
          conflict
            .columns(['programme_id', 'request_id', 'table_name', 'row_key', 'column_name'])
            .doUpdateSet(eb => ({
              read_hash: eb.ref('excluded.read_hash'),
              decision: eb.ref('excluded.decision'),
              reason: eb.ref('excluded.reason'),
              decided_by: eb.ref('excluded.decided_by'),
              decided_at: eb.ref('excluded.decided_at'),
              second_by: null,
              second_at: null,
            })),
        )
        .execute();
    },

    /** A second person agrees with what was decided of restricted values. */
    async agree(requestId: string, items: readonly Item[]): Promise<void> {
      await Promise.all(
        items.map(item =>
          db
            .updateTable('access_decision')
            .set({ second_by: actor.id, second_at: now })
            .where('programme_id', '=', programmeId)
            .where('request_id', '=', requestId)
            .where('table_name', '=', item.table)
            .where('row_key', '=', item.rowKey)
            .where('column_name', '=', item.column)
            .where('decided_by', '<>', actor.id)
            .execute(),
        ),
      );
    },

    async addPackage(made: {
      readonly request: AccessRequest;
      readonly file: Uint8Array;
      readonly sha256: string;
      readonly redacted: number;
      readonly expiresAt: Temporal.Instant;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('access_package')
        .values({
          programme_id: programmeId,
          id,
          request_id: made.request.id,
          person_id: made.request.personId,
          ...sealed(
            'access_package',
            id,
            { kind: 'person', id: made.request.personId },
            { file: Buffer.from(made.file) },
          ),
          sha256: made.sha256,
          size: made.file.byteLength,
          redacted: made.redacted,
          made_at: now,
          made_by: actor.id,
          expires_at: made.expiresAt,
        })
        .execute();
      return id;
    },

    /** The newest package of a request, without its file. */
    async package(requestId: string): Promise<AccessPackage | undefined> {
      const row = await db
        .selectFrom('access_package')
        .select(['id', 'sha256', 'size', 'redacted', 'made_at', 'expires_at'])
        .select(eb => eb('file', 'is not', null).as('there'))
        .where('programme_id', '=', programmeId)
        .where('request_id', '=', requestId)
        .orderBy('made_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row
        ? {
            id: row.id,
            sha256: row.sha256,
            size: row.size,
            redacted: row.redacted,
            madeAt: row.made_at,
            expiresAt: row.expires_at,
            isThere: Boolean(row.there),
          }
        : undefined;
    },

    /** The file of a package that has not expired; counts that it was taken. */
    async take(packageId: string): Promise<{ readonly file: Buffer; readonly sha256: string } | null> {
      const row = await db
        .updateTable('access_package')
        .set(eb => ({ downloads: eb('downloads', '+', 1) }))
        .where('programme_id', '=', programmeId)
        .where('id', '=', packageId)
        .where('expires_at', '>', now)
        .where('file', 'is not', null)
        .returning(['id', 'file', 'sha256'])
        .executeTakeFirst();
      return row?.file ? { file: row.file, sha256: row.sha256 } : null;
    },

    /** Empties packages whose day is over. */
    async dropExpired(): Promise<void> {
      await db
        .updateTable('access_package')
        .set({ file: null })
        .where('programme_id', '=', programmeId)
        .where('expires_at', '<=', now)
        .where('file', 'is not', null)
        .execute();
    },
  };
}
