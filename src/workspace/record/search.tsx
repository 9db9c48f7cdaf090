import { z } from 'zod';
import {
  type AuditEntry,
  audit,
  auditAll,
  type FoundEntry,
  LISTED,
  personByReference,
  type RecordQuery,
  searchRecord,
  type Verb,
} from '../../audit/index.ts';
import { allStaff, type ListedStaff } from '../../identity/index.ts';
import { toCsv } from '../../platform/csv.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  Button,
  type Child,
  DataTable,
  document,
  Empty,
  Form,
  Ltr,
  Pager,
  Select,
  StaffLayout,
  Tabs,
  TextField,
  type View,
  verbWords,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';

const PAGE = 50;
const allVerbs = Object.keys(verbWords) as readonly Verb[];
/** What is looked for most. */
const usual = [
  'person.read',
  'person.exported',
  'person.merged',
  'letter.sent',
  'consent.withdrawn',
  'glass.opened',
  'staff.role_changed',
] as const satisfies readonly Verb[];
/** Most rows of a file. */
const EXPORT = 50_000;
const door = ['coordinator', 'administrator'] as const;
const day = z.iso
  .date()
  .transform(text => Temporal.PlainDate.from(text))
  .nullable()
  .catch(null)
  .default(null);
const after = z
  .string()
  .transform((text, context) => {
    const [at = '', id = ''] = text.split(' ');
    try {
      return { at: Temporal.Instant.from(at), id: z.uuid().parse(id) };
    } catch {
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
  })
  .nullable()
  .catch(null)
  .default(null);
const query = z.object({
  person: z.string().trim().max(60).catch('').default(''),
  staff: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  verb: z.string().trim().toLowerCase().max(60).catch('').default(''),
  from: day,
  until: day,
  glass: z.literal('yes').nullable().catch(null).default(null),
  after,
});
type Asked = z.output<typeof query>;

/** Nobody’s id: finds nothing, where a reference was asked for that does not exist. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

async function toQuery(scope: Scope, asked: Asked, { t, zone }: View, limit: number): Promise<RecordQuery> {
  const { person } = asked;
  const isId = z.uuid().safeParse(person).success;
  return {
    personId:
      person === ''
        ? null
        : isId
          ? person
          : ((await personByReference(scope, person.toUpperCase())) ?? NOBODY),
    actorId: asked.staff || null,
    ...whatOf(t, asked.verb),
    from: asked.from?.toZonedDateTime(zone).toInstant() ?? null,
    until: asked.until?.add({ days: 1 }).toZonedDateTime(zone).toInstant() ?? null,
    glass: asked.glass !== null,
    after: asked.after,
    limit,
  };
}

/** Whoever stands in the list by name was looked at. */
function named(rows: readonly FoundEntry[]): AuditEntry[] {
  const people = new Set(rows.flatMap(row => (row.personId && row.personName ? [row.personId] : [])));
  return [...people].map(id => ({ verb: LISTED, subject: { kind: 'person', id }, personId: id }));
}

const searched = (asked: Asked): string[] =>
  (['person', 'staff', 'verb', 'from', 'until', 'glass'] as const).filter(name => asked[name]);

/** The record of who looked and what changed, for whoever oversees it. To search it is on record too. */
const search = route({
  method: 'get',
  path: '/audit',
  door,
  query,
  handle: async ask => {
    const { rows, staff } = await ask.within(async scope => {
      const wanted = await toQuery(scope, ask.query, ask.view, PAGE + 1);
      await audit(scope, {
        verb: 'audit.searched',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        personId: wanted.personId === NOBODY ? null : wanted.personId,
        fields: searched(ask.query),
      });
      const rows = await searchRecord(scope, wanted);
      await auditAll(scope, named(rows));
      return { rows, staff: await allStaff(scope) };
    });
    return ask.page(page(ask.view, ask.query, rows, staff));
  },
});

/** The same as a file. */
const file = route({
  method: 'get',
  path: '/audit/list.csv',
  door,
  stepUp: true,
  query,
  handle: async ask => {
    const rows = await ask.within(async scope => {
      const found = await searchRecord(
        scope,
        await toQuery(scope, { ...ask.query, after: null }, ask.view, EXPORT),
      );
      await audit(scope, {
        verb: 'audit.exported',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        fields: searched(ask.query),
      });
      return found;
    });
    // Column names are stable and in English, as those of the chain that is checked elsewhere.
    const csv = toCsv<FoundEntry>(
      [
        { label: 'at', text: row => row.at.toString() },
        { label: 'actor', text: row => row.actorName ?? row.actorId },
        { label: 'role', text: row => row.actorRole },
        { label: 'verb', text: row => row.verb },
        { label: 'subject_kind', text: row => row.subjectKind },
        { label: 'subject', text: row => row.subjectId },
        { label: 'person', text: row => row.personId },
        { label: 'fields', text: row => row.fields.join(' ') },
        { label: 'reason', text: row => row.reason },
        { label: 'request', text: row => row.requestId },
        { label: 'entry', text: row => row.id },
      ],
      rows,
    );
    return ask.file(csv, 'text/csv; charset=utf-8', `audit-${ask.today}.csv`);
  },
});

export const recordSearchRoutes: readonly Route[] = [search, file];

function address(asked: Asked, path = '/audit', from?: FoundEntry): string {
  const { person, staff, verb, glass } = asked;
  const all = {
    person,
    staff,
    verb,
    from: asked.from?.toString(),
    until: asked.until?.toString(),
    glass,
    after: from && `${from.at} ${from.id}`,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value) params.set(name, value);
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The ways to look at the record: all of it, or what is worth a question. */
export function RecordTabs({
  view,
  current,
}: {
  readonly view: View;
  readonly current: 'all' | 'questions';
}) {
  const { t, me } = view;
  // Questions name people: they are for who may read records.
  if (me?.role !== 'coordinator') return null;
  return (
    <Tabs
      label={t('audit.title')}
      items={[
        { label: t('audit.all'), href: '/audit', current: current === 'all' },
        { label: t('audit.questions'), href: '/audit/questions', current: current === 'questions' },
      ]}
    />
  );
}

function page(view: View, asked: Asked, found: readonly FoundEntry[], staff: readonly ListedStaff[]) {
  const { t, say } = view;
  const rows = found.slice(0, PAGE);
  return document(
    <StaffLayout view={view} title={t('audit.title')} current="record">
      <div class="page-head stack stack--tight">
        <h1>{t('audit.title')}</h1>
        <p class="lead">{t('audit.lead')}</p>
      </div>
      <div class="stack">
        <RecordTabs view={view} current="all" />
        <Form view={view} action="/audit" method="get">
          <div class="filters">
            <TextField view={view} name="person" label={t('audit.person')} value={asked.person} />
            <Select
              view={view}
              name="staff"
              label={t('audit.staff')}
              blank={t('audit.everybody')}
              value={asked.staff}
              options={staff.map(one => ({ value: one.id, label: one.name }))}
            />
            <TextField
              view={view}
              name="verb"
              label={t('audit.verb')}
              value={asked.verb}
              list={usual.map(verb => t(`verbs.${verb}`))}
            />
            <TextField
              view={view}
              name="from"
              type="text"
              label={t('audit.from')}
              value={`${asked.from ?? ''}`}
              size="short"
            />
            <TextField
              view={view}
              name="until"
              type="text"
              label={t('audit.until')}
              value={`${asked.until ?? ''}`}
              size="short"
            />
            <Select
              view={view}
              name="glass"
              label={t('audit.glass')}
              blank={t('audit.glass.all')}
              value={asked.glass ?? ''}
              options={[{ value: 'yes', label: t('audit.glass.only') }]}
            />
            <Button look="quiet" icon="search">
              {t('audit.search')}
            </Button>
          </div>
        </Form>
        {rows.length === 0 ? (
          <Empty title={t('audit.none')}>
            <p>{t('audit.none_text')}</p>
          </Empty>
        ) : (
          <DataTable
            caption={t('audit.title')}
            hiddenCaption
            rows={rows}
            rowKey={row => row.id}
            columns={[
              { label: t('audit.when'), cell: row => say.when(row.at) },
              { label: t('audit.who'), head: true, cell: row => whoOf(view, row) },
              { label: t('audit.what'), cell: row => doneOf(view, row) },
              {
                label: t('audit.whose'),
                cell: row =>
                  row.personId ? (
                    row.personName ? (
                      <a href={`/people/${row.personId}/seen`}>{row.personName}</a>
                    ) : (
                      <a href={address({ ...asked, after: null, person: row.personId })}>
                        <Ltr>{row.personId.slice(-8)}</Ltr>
                      </a>
                    )
                  ) : (
                    ''
                  ),
              },
              {
                label: t('audit.more'),
                cell: row => (
                  <span class="entry-more">
                    <Ltr>{[row.reason, row.fields.join(', ')].filter(Boolean).join(' · ')}</Ltr>
                  </span>
                ),
              },
            ]}
          />
        )}
        <Pager
          view={view}
          newer={asked.after ? address({ ...asked, after: null }) : undefined}
          older={found.length > PAGE ? address(asked, '/audit', rows.at(-1)) : undefined}
        />
        {rows.length > 0 ? (
          <p class="small">
            <a href={address({ ...asked, after: null }, '/audit/list.csv')}>{t('audit.export')}</a>
          </p>
        ) : null}
      </div>
    </StaffLayout>,
  );
}

/** In words; a verb from before, which has none any more, as it stands. */
function doneOf({ t }: View, { verb }: FoundEntry): Child {
  return t.has(`verbs.${verb}`) ? t.of(`verbs.${verb}`) : <Ltr>{verb}</Ltr>;
}

/** What was typed, as a verb or a kind of thing as files have it, or else as part of the words for what was done. */
function whatOf(t: View['t'], typed: string): Pick<RecordQuery, 'verb' | 'verbs'> {
  if (typed === '') return { verb: null };
  if (typed.includes('.') || allVerbs.some(verb => verb.startsWith(`${typed}.`))) return { verb: typed };
  return { verb: null, verbs: allVerbs.filter(verb => t(`verbs.${verb}`).toLowerCase().includes(typed)) };
}

function whoOf({ t }: View, row: FoundEntry): string {
  if (row.actorName) return row.actorName;
  return t.has(`audit.role.${row.actorRole}`) ? t.of(`audit.role.${row.actorRole}`) : row.actorRole;
}
