import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { entryOf } from '../../directory/index.ts';
import { toCsv } from '../../platform/csv.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  DataTable,
  DateField,
  date,
  dateTyped,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Phone,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { recall } from '../recall.ts';
import { type Recalled, recalledSince } from '../recall-queries.ts';
import { StateTag } from './state-tag.tsx';

const params = z.object({ serviceId: z.uuid() });
const query = z.object({ since: z.iso.date().optional().catch(undefined) });
const door = ['link_worker', 'coordinator'] as const;
type RecallAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'view' | 'params' | 'within' | 'today' | 'flash'
> & {
  readonly query?: z.output<typeof query>;
};

/** Without a day: a year back, which is longer than anybody is on the way to a group. */
const sinceOf = (ask: { readonly today: Temporal.PlainDate }, given: string | undefined) =>
  given ? Temporal.PlainDate.from(given) : ask.today.subtract({ years: 1 });
const startOf = (day: Temporal.PlainDate, zone: string) => day.toZonedDateTime(zone).toInstant();

async function listOf(scope: Scope, serviceId: string, since: Temporal.Instant) {
  const entry = await entryOf(scope.db, serviceId);
  const people = await recalledSince(scope, entry.ids, since);
  await auditAll(
    scope,
    people.map(one => ({
      verb: 'introduction.listed' as const,
      subject: { kind: 'introduction', id: one.introductionId },
      personId: one.personId,
    })),
  );
  return { entry, people };
}

async function shown(ask: RecallAsk, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const since = sinceOf(ask, ask.query?.since);
  const { entry, people } = await ask.within(scope =>
    listOf(scope, ask.params.serviceId, startOf(since, view.zone)),
  );
  const path = `/services/${entry.id}/recall`;
  const untold = people.filter(one => !one.told).length;
  return document(
    <StaffLayout view={view} title={t('introductions.recall.title')} current="find" flash={ask.flash}>
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={`/services/${entry.id}`}>{entry.name}</BackLink>
        <h1>{t('introductions.recall.title')}</h1>
        <p class="lead">
          {t('introductions.recall.lead', { service: entry.name, since: view.say.date(since) })}
        </p>
        {view.me?.role === 'link_worker' ? <p class="quiet">{t('introductions.recall.own')}</p> : null}
      </div>
      <section class="section stack">
        {people.length === 0 ? (
          <Empty title={t('introductions.recall.none')}>
            <p>{t('introductions.recall.none_how')}</p>
          </Empty>
        ) : (
          <DataTable
            caption={t('introductions.recall.count', { count: people.length })}
            rows={people}
            rowKey={row => row.introductionId}
            columns={columns(view)}
          />
        )}
        <Form view={view} action={path}>
          <DateField
            view={view}
            name="since"
            legend={t('introductions.recall.since')}
            values={Object.keys(typed).length > 0 ? typed : dateTyped('since', since)}
            errors={errors}
          />
          <FormEnd>
            <Button look="quiet" name="do" value="look">
              {t('introductions.recall.look')}
            </Button>
            {untold > 0 ? (
              <Button name="do" value="tell">
                {t('introductions.recall.tell', { count: untold })}
              </Button>
            ) : null}
            <LinkButton look="words" icon="download" href={`${path}.csv?since=${since}`}>
              {t('introductions.recall.csv')}
            </LinkButton>
          </FormEnd>
        </Form>
      </section>
    </StaffLayout>,
  );
}

function columns(view: View) {
  const { t, say } = view;
  return [
    {
      label: t('introductions.recall.person'),
      head: true,
      cell: (row: Recalled) => (
        <a href={`/cases/${row.referralId}/introductions/${row.introductionId}`}>{row.name}</a>
      ),
    },
    {
      label: t('introductions.recall.phone'),
      cell: (row: Recalled) =>
        row.phone ? <Phone view={view} number={row.phone} name={row.name} /> : t('ui.not_known'),
    },
    {
      label: t('introductions.recall.state'),
      cell: (row: Recalled) => (
        <>
          <StateTag view={view} state={row.state} />
          {row.bookedFor ? <p class="small">{say.when(row.bookedFor)}</p> : null}
        </>
      ),
    },
    { label: t('introductions.recall.begun'), cell: (row: Recalled) => say.date(row.since) },
    { label: t('introductions.recall.owner'), cell: (row: Recalled) => row.ownerName },
    {
      label: t('introductions.recall.task'),
      cell: (row: Recalled) => (row.told ? t('introductions.recall.asked') : '–'),
    },
  ];
}

/** Who must hear that a group is not what it was: the list, its file, and a task for each owner. */
export const recallRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/services/:serviceId/recall',
    door,
    params,
    query,
    handle: async ask => ask.page(await shown(ask, {}, null)),
  }),
  route({
    method: 'get',
    path: '/services/:serviceId/recall.csv',
    stepUp: true,
    door,
    params,
    query,
    async handle(ask) {
      const { t, say } = ask.view;
      const since = sinceOf(ask, ask.query.since);
      const { people } = await ask.within(scope =>
        listOf(scope, ask.params.serviceId, startOf(since, ask.view.zone)),
      );
      const file = toCsv<Recalled>(
        [
          { label: t('introductions.recall.person'), text: row => row.name },
          { label: t('introductions.recall.phone'), text: row => row.phone },
          { label: t('introductions.recall.state'), text: row => t(`introductions.state.${row.state}`) },
          { label: t('introductions.recall.begun'), text: row => say.date(row.since) },
          { label: t('introductions.recall.owner'), text: row => row.ownerName },
        ],
        people,
      );
      return ask.file(file, 'text/csv; charset=utf-8', `recall-${since}.csv`);
    },
  }),
  route({
    method: 'post',
    path: '/services/:serviceId/recall',
    door,
    params,
    form: z.object({
      since: date({ missing: 'introductions.error.day', past: true }),
      do: z.enum(['look', 'tell']).catch('look'),
    }),
    async handle(ask) {
      const { since, do: what } = ask.form;
      const { serviceId } = ask.params;
      const to = `/services/${serviceId}/recall?since=${since}`;
      if (what === 'look') return ask.go({ to });
      return ask.commit(async scope => {
        const entry = await entryOf(scope.db, serviceId);
        const count = await recall(scope, {
          serviceId,
          since: startOf(since, ask.view.zone),
          words: ask.view.t('introductions.recall.words', { service: entry.name }),
        });
        return { to, flash: { key: 'introductions.recall.done', values: { count } } };
      });
    },
    again: showAgain(shown),
  }),
];
