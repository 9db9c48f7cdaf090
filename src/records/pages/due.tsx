import { audit } from '../../audit/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type RetentionRule, regionOf } from '../../programmes/index.ts';
import {
  Button,
  DataTable,
  document,
  Empty,
  Form,
  FormEnd,
  Ltr,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { proposeDue } from '../erasure/propose-erasure.ts';
import { type ErasureRun, erasureStore } from '../erasure/store.ts';
import { type DueRecord, whatIsDue } from '../retention/what-is-due.ts';
import { RecordTabs } from './tabs.tsx';

const door = ['coordinator', 'administrator'] as const;

/**
 * The dry run: what would go today, why and since when; nothing changes. It is read as the programme itself, because an
 * administrator sees no records, and says references and days only.
 */
export const duePage = route({
  method: 'get',
  path: '/records',
  door,
  async handle(ask) {
    const { view, actor, programme } = ask;
    const { t } = view;
    const { due, held } = await ask.withinAs(systemActor(actor.programmeId), scope => whatIsDue(scope));
    const runs = await ask.within(async scope => {
      await audit(scope, { verb: 'retention.read', subject: { kind: 'programme', id: actor.programmeId } });
      return erasureStore(scope).newest(20);
    });
    const own = programme.settings.retention;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('records.title')} current="records" flash={ask.flash}>
          <div class="stack stack--wide">
            <h1>{t('records.title')}</h1>
            <RecordTabs view={view} current="due" />
            <p class="lead">{t('records.lead')}</p>
            <section class="section">
              <h2>{t('records.due.title')}</h2>
              {due.length === 0 ? (
                <Empty title={t('records.due.none')}>
                  <p>{t('records.due.none_text')}</p>
                </Empty>
              ) : (
                <>
                  <p>
                    {t('records.due.count', { count: due.length })} {t('records.due.names')}
                  </p>
                  <Records view={view} caption={t('records.due.title')} records={due} />
                  <Form view={view} action="/records/erasure">
                    <FormEnd>
                      <Button>{t('records.due.propose')}</Button>
                    </FormEnd>
                    <p class="small quiet">{t('records.due.propose_hint')}</p>
                  </Form>
                </>
              )}
            </section>
            {held.length > 0 ? (
              <section class="section">
                <h2>{t('records.held.title')}</h2>
                <p>{t('records.held.text')}</p>
                <Records view={view} caption={t('records.held.title')} records={held} />
              </section>
            ) : null}
            <section class="section">
              <h2>{t('records.runs.title')}</h2>
              {runs.length === 0 ? (
                <p class="quiet">{t('records.runs.none')}</p>
              ) : (
                <Runs view={view} runs={runs} />
              )}
            </section>
            <Rules view={view} rules={regionOf(programme.region).retention} own={own} />
          </div>
        </StaffLayout>,
      ),
    );
  },
});

/** Proposes all that is due now. */
export const proposeRoute = route({
  method: 'post',
  path: '/records/erasure',
  door,
  stepUp: true,
  async handle(ask) {
    const { due } = await ask.withinAs(systemActor(ask.actor.programmeId), scope => whatIsDue(scope));
    return ask.commit(async scope => {
      const run = await proposeDue(scope, due);
      return run
        ? { to: `/records/erasure/${run}`, flash: { key: 'records.due.proposed' } }
        : { to: '/records', flash: { key: 'records.due.nothing_new' } };
    });
  },
});

type Listed = Pick<DueRecord, 'id' | 'references' | 'rule' | 'triggerOn' | 'dueOn'>;

function Records({
  view,
  caption,
  records,
}: {
  readonly view: View;
  readonly caption: string;
  readonly records: readonly Listed[];
}) {
  const { t, say } = view;
  return (
    <DataTable
      caption={caption}
      hiddenCaption
      rows={records}
      rowKey={one => one.id}
      columns={[
        {
          label: t('records.due.record'),
          head: true,
          cell: one => <References view={view} references={one.references} />,
        },
        { label: t('records.due.why'), cell: one => t(`records.rule.${one.rule}`) },
        { label: t('records.due.since'), cell: one => say.date(one.triggerOn) },
        { label: t('records.due.until'), cell: one => say.date(one.dueOn) },
      ]}
    />
  );
}

/** References of a record, each kept from left to right. */
export function References({
  view,
  references,
}: {
  readonly view: View;
  readonly references: readonly string[];
}) {
  if (references.length === 0) return <span class="quiet">{view.t('records.due.no_reference')}</span>;
  return (
    <>
      {references.map((reference, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <Ltr>{reference}</Ltr>
        </>
      ))}
    </>
  );
}

const tones = { proposed: 'wait', approved: 'look', called_back: 'plain', done: 'going' } as const;

function Runs({ view, runs }: { readonly view: View; readonly runs: readonly ErasureRun[] }) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('records.runs.title')}
      hiddenCaption
      rows={runs}
      rowKey={run => run.id}
      columns={[
        {
          label: t('records.runs.when'),
          head: true,
          cell: run => <a href={`/records/erasure/${run.id}`}>{say.when(run.proposedAt)}</a>,
        },
        { label: t('records.due.why'), cell: run => t(`records.run.${run.ground}`) },
        { label: t('records.runs.by'), cell: run => run.proposedByName },
        { label: t('records.runs.records'), numeric: true, cell: run => say.number(run.records) },
        {
          label: t('records.runs.state'),
          cell: run => <Tag tone={tones[run.state]}>{t(`records.state.${run.state}`)}</Tag>,
        },
      ]}
    />
  );
}

type RulesProps = {
  readonly view: View;
  readonly rules: readonly RetentionRule[];
  readonly own: Readonly<Record<string, string | undefined>>;
};

function Rules({ view, rules, own }: RulesProps) {
  const { t } = view;
  return (
    <section class="section">
      <h2>{t('records.rules.title')}</h2>
      <DataTable
        caption={t('records.rules.title')}
        hiddenCaption
        rows={rules}
        rowKey={rule => rule.record}
        columns={[
          { label: t('records.rules.what'), head: true, cell: rule => t(`records.rule.${rule.record}`) },
          {
            label: t('records.rules.period'),
            cell: rule => (
              <>
                <span class="nowrap">{periodWords(view, rule.period)}</span>
                {own[rule.record] ? (
                  <p class="small">
                    {t('records.rules.own', {
                      period: periodWords(view, Temporal.Duration.from(own[rule.record] ?? 'P0D')),
                    })}
                  </p>
                ) : null}
              </>
            ),
          },
          { label: t('records.rules.from'), cell: rule => t(`records.from.${rule.trigger}`) },
          {
            label: t('records.rules.source'),
            cell: rule => (rule.source ? <a href={rule.source}>{rule.basis}</a> : rule.basis),
          },
        ]}
      />
    </section>
  );
}

function periodWords({ t }: View, period: Temporal.Duration): string {
  return period.years > 0
    ? t('records.rules.years', { count: period.years })
    : t('records.rules.days', { count: period.months * 30 + period.weeks * 7 + period.days });
}
