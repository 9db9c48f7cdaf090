import { audit } from '../../audit/index.ts';
import { dayIn, NotFound, Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { refreshListing } from '../search-listing-store.ts';
import { rememberWords } from '../store.ts';
import { alike, type Change, changesBetween, edited, type PartialEdit } from './changes.ts';
import { putCorrection, putOwnPlaces, tellingOf } from './correction-store.ts';
import { editOf } from './edit-of.ts';
import type { EntryRows } from './entry-rows.ts';
import { ownPlaces } from './places-of-edit.ts';
import { permit } from './policy.ts';
import { entryRows } from './queries.ts';
import { type FactGroup, factGroups } from './service-edit.ts';
import { ownFields, type Slice, sourceColumns } from './slice.ts';
import { sliceOfEdit } from './slice-of-edit.ts';
import {
  addHistory,
  addOrganization,
  lockEntry,
  organizationNamed,
  putConfirmed,
  putOwnSource,
  putSafeguarding,
  putSlices,
  touch,
} from './store.ts';

/** How somebody came to know. */
export type How = 'phone' | 'visit' | 'email' | 'group' | 'source';

export type ApplyEdit = {
  readonly serviceId: string;
  /** Whole groups; those left out stay as they are. */
  readonly edit: PartialEdit;
  readonly how: How;
  /** What the editor saw when they began; when it is no longer so, nothing is written. */
  readonly seen?: PartialEdit | undefined;
  /** Says an edit in words, for showing both tellings when they cross. */
  readonly describe?: ((edit: PartialEdit) => string) | undefined;
  /** Who said so, when it is not the actor: the group itself. */
  readonly byName?: string | undefined;
};

/**
 * Writes what people say of a service in the place of what stands there, and confirms the groups they wrote. What they say
 * instead of a source survives its next import. The same again changes nothing.
 * @returns what differs from before
 * @throws NotFound, Forbidden, Stale
 */
export async function applyEdit(scope: Scope, input: ApplyEdit): Promise<readonly Change[]> {
  permit(scope.actor, 'edit');
  const { db, now, actor } = scope;
  const { serviceId, edit, how } = input;
  // What a programme has seen of vetting and insurance is its own, whoever keeps the entry.
  const own = Object.keys(edit).every(group => group === 'safeguarding');
  await lockEntry(db, serviceId, own ? 'confirm' : 'edit');
  const rows = (await entryRows(db, [serviceId])).get(serviceId);
  if (!rows) throw new NotFound('service');
  const before = editOf(rows);
  const changes = changesBetween(before, edit);
  checkSeen(input, rows);
  if (changes.length > 0) await writeEdit(scope, rows, input, changes);
  const groups = factGroups.filter(group => edit[group] !== undefined);
  const byName = input.byName ?? actor.name;
  const on = dayIn(zones[rows.region], now);
  // To have looked at the name and the description is not to have looked at everything: that is confirmed as a whole.
  const confirmed = groups.filter(group => group !== 'entry');
  if (confirmed.length > 0) await putConfirmed(scope, serviceId, confirmed, { on, byName, how });
  if (changes.length === 0) return changes;
  const named = [...new Set(changes.map(({ group }) => group))];
  await addHistory(scope, serviceId, { what: 'edited', how, groups: named, changes, byName: input.byName });
  await refreshListing(db, [serviceId], now);
  const fields = changes.map(({ group, field }) => `${group}.${field}`);
  await audit(scope, { verb: 'service.edited', subject: { kind: 'service', id: serviceId }, fields });
  await emit(scope, { name: 'ServiceChanged', subjectId: serviceId, payload: { groups: named } });
  return changes;
}

const zones = { ie: 'Europe/Dublin', uk: 'Europe/London' } as const;

function checkSeen({ seen, edit, describe }: ApplyEdit, rows: EntryRows): void {
  if (!seen) return;
  const now = editOf(rows);
  const crossed = changesBetween(now, seen).filter(({ group }) => edit[group] !== undefined);
  const same = changesBetween(now, edit).length === 0;
  if (crossed.length === 0 || same) return;
  const theirs: PartialEdit = Object.fromEntries(crossed.map(({ group }) => [group, now[group]] as const));
  const say = describe ?? JSON.stringify;
  throw new Stale({ yours: say(edit), theirs: say(theirs) });
}

/** Writes the groups that changed, in the transaction of a command. */
export async function writeEdit(
  scope: Scope,
  rows: EntryRows,
  { serviceId, edit, byName }: Pick<ApplyEdit, 'serviceId' | 'edit' | 'byName'>,
  changes: readonly Change[],
): Promise<void> {
  const { db, now, actor } = scope;
  const whole = edited(editOf(rows), edit);
  const touched = factGroups.filter(group => changes.some(change => change.group === group));
  if (touched.includes('where')) {
    const source = { id: await putOwnSource(scope), at: now };
    await putOwnPlaces(db, ownPlaces(whole.where, rows, source));
  }
  const organizationId = await organizationOf(scope, rows, whole.entry.organization);
  const slices = touched.map(group => ({ group, slice: sliceOfEdit(group, whole, rows, organizationId) }));
  for (const { group, slice } of slices) {
    if (rows.own || onlyOurs(group, changes)) continue;
    const { source_value: sourceValue, source_rows: sourceRows } = tellingOf(group, rows);
    const ownRows = { ...slice, columns: corrected(group, slice) };
    await putCorrection(scope, serviceId, { group, sourceValue, sourceRows, ownRows }, byName ?? actor.name);
  }
  await putSlices(
    db,
    slices.map(({ slice }) => ({ serviceId, slice })),
  );
  if (edit.safeguarding && !alike(edit.safeguarding, editOf(rows).safeguarding))
    await putSafeguarding(scope, serviceId, edit.safeguarding);
  if (touched.length > 0) await touch(scope, serviceId);
  await rememberWords(db, [whole.entry.name, whole.entry.description, whole.entry.organization]);
}

// Facts that no source fills are nobody's correction.
function onlyOurs(group: FactGroup, changes: readonly Change[]): boolean {
  return changes.every(change => change.group !== group || ownFields[group].includes(change.field));
}

function corrected(group: FactGroup, { columns }: Slice): Slice['columns'] {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => sourceColumns[group].includes(name)));
}

async function organizationOf(scope: Scope, rows: EntryRows, name: string | null): Promise<string | null> {
  if (name === null) return null;
  if (name === rows.organization) return rows.service.organization_id;
  const known = await organizationNamed(scope.db, name, rows.region);
  return known ?? addOrganization(scope, await putOwnSource(scope), name);
}
