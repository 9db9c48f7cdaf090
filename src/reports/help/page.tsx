import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { packOf, scaleName } from '../../outcomes/index.ts';
import { type Area, areasOf } from '../../people/index.ts';
import { Caveat, type Child, DataTable, document, Empty, Facts, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { type Asked, addressOf, askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import type { Interval } from '../statistics/interval.ts';
import {
  byDose,
  byLevel,
  type GroupChange,
  groupChange,
  type Measure,
  type MeasureChange,
  measureChange,
  reliably,
} from './help.ts';
import { type EndedCase, endedCases } from './queries.ts';

const door = ['coordinator'] as const;
const query = askedQuery.extend({ measure: z.string().max(60).catch('').default('') });
type HelpAsk = Ask<Record<string, never>, z.output<typeof query>, Record<string, never>>;
/** The questionnaire that counts the use of health services has a question of its own. */
const SERVICES = 'service_use';

/** Does it help? Paired change from start to end. */
const helpPage = route({
  method: 'get',
  path: pathOf('help'),
  door,
  query,
  handle: ask => answered(ask, 'help', id => id !== SERVICES),
});

/** Is the GP called on less? The same for what people count of their visits. */
const servicesPage = route({
  method: 'get',
  path: pathOf('services'),
  door,
  query,
  handle: ask => answered(ask, 'services', id => id === SERVICES),
});

export const helpRoutes: readonly Route[] = [helpPage, servicesPage];

async function answered(
  ask: HelpAsk,
  question: 'help' | 'services',
  isAsked: (instrument: string) => boolean,
): Promise<Response> {
  const { view, today, programme } = ask;
  const asked = askedOf(ask.query, today);
  const { cases, areas } = await ask.within(async scope => {
    const found = await allOf({ cases: endedCases(scope, asked, view.zone), areas: areasOf(scope) });
    await audit(scope, {
      verb: 'report.read',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      reason: question,
    });
    return found;
  });
  const measures = packOf(programme.settings)
    .filter(instrument => isAsked(instrument.id))
    .flatMap(instrument => instrument.scales.map(scale => ({ instrument, scale })));
  const chosen = measures.find(one => codeOf(one) === ask.query.measure);
  return ask.page(
    document(
      <Answer view={view} question={question} asked={asked} today={today} areas={areas}>
        {cases.length === 0 ? (
          <Empty title={view.t('reports.help.none', { period: periodWords(view, asked.period) })} />
        ) : chosen ? (
          <OneMeasure view={view} question={question} asked={asked} change={measureChange(cases, chosen)} />
        ) : (
          <AllMeasures view={view} question={question} asked={asked} cases={cases} measures={measures} />
        )}
      </Answer>,
    ),
  );
}

/** As addresses name a measure. @example 'ons4.happy' */
const codeOf = ({ instrument, scale }: Measure): string => `${instrument.id}.${scale.id}`;

type AnswerProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly today: Temporal.PlainDate;
  readonly areas: readonly Area[];
  readonly children?: Child;
};

function Answer({ children, ...frame }: AnswerProps) {
  const { t } = frame.view;
  return (
    <ReportFrame {...frame}>
      {children}
      <Caveat title={t('reports.caveat')} level={2}>
        <p>{t('reports.help.caveat.compare')}</p>
        <p>{t('reports.help.caveat.mean')}</p>
        <p>{t('reports.help.caveat.missing')}</p>
        {frame.question === 'services' ? <p>{t('reports.services.caveat.capacity')}</p> : null}
        <p>{t('reports.caveat.uncounted')}</p>
      </Caveat>
    </ReportFrame>
  );
}

type AllProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly cases: readonly EndedCase[];
  readonly measures: readonly Measure[];
};

function AllMeasures({ view, question, asked, cases, measures }: AllProps) {
  const { t, say } = view;
  const rows = measures.map(measure => {
    const change = measureChange(cases, measure);
    return { ...change, ...groupChange(change.pairs), reliable: reliably(change) };
  });
  return (
    <section class="section stack" aria-labelledby="all">
      <h2 id="all">{t('reports.help.all')}</h2>
      <p>{t('reports.help.answer', { cases: cases.length })}</p>
      <DataTable
        caption={t('reports.help.table')}
        rows={rows}
        rowKey={codeOf}
        columns={[
          {
            label: t('reports.help.measure'),
            head: true,
            cell: row => (
              <>
                <a href={addressOf(pathOf(question), asked, { measure: codeOf(row) })}>
                  {scaleName(view, row.instrument, row.scale)}
                </a>
                <br />
                <span class="small quiet">{better(view, row)}</span>
              </>
            ),
          },
          { label: t('reports.help.pairs'), numeric: true, cell: row => say.number(row.people) },
          {
            label: t('reports.help.missing'),
            numeric: true,
            cell: row => say.number(row.cases - row.people),
          },
          { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.mean) },
          {
            label: t('reports.help.reliably'),
            numeric: true,
            cell: ({ reliable }) =>
              reliable
                ? t('reports.help.both_ways', {
                    better: hundred(view, reliable.better.value),
                    worse: hundred(view, reliable.worse.value),
                  })
                : t('reports.help.unpublished'),
          },
        ]}
      />
    </section>
  );
}

type OneProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly change: MeasureChange;
};

function OneMeasure({ view, question, asked, change }: OneProps) {
  const { t, say } = view;
  const { pairs, missing, cases } = change;
  const whole = groupChange(pairs);
  const reliable = reliably(change);
  const shareWords = (share: Interval) =>
    t('reports.help.share', {
      share: hundred(view, share.value),
      low: hundred(view, share.low),
      high: hundred(view, share.high),
    });
  return (
    <>
      <section class="section stack" aria-labelledby="one">
        <p class="no-print">
          <a href={addressOf(pathOf(question), asked)}>{t('reports.help.back')}</a>
        </p>
        <h2 id="one">{scaleName(view, change.instrument, change.scale)}</h2>
        <p>{better(view, change)}</p>
        <Facts
          items={[
            {
              term: t('reports.help.pairs'),
              detail: t('reports.help.of_cases', { people: pairs.length, cases }),
            },
            {
              term: t('reports.help.missing'),
              detail: t('reports.help.missing_why', { ...missing }),
            },
            { term: t('reports.help.mean'), detail: span(view, whole.mean) },
            { term: t('reports.help.median'), detail: span(view, whole.median) },
            ...(reliable
              ? [
                  { term: t('reports.help.better_reliably'), detail: shareWords(reliable.better) },
                  { term: t('reports.help.worse_reliably'), detail: shareWords(reliable.worse) },
                ]
              : []),
          ]}
        />
      </section>
      <div class="split section">
        <Groups
          view={view}
          title={t('reports.help.by_level')}
          note={t('reports.help.by_level.note')}
          head={t('reports.help.level')}
          rows={byLevel(pairs).map(row => ({ ...row, name: t(`reports.help.level.${row.level}`) }))}
          withStart
        />
        <Groups
          view={view}
          title={t('reports.help.by_dose')}
          note={t('reports.help.by_dose.note')}
          head={t('reports.help.dose')}
          rows={byDose(pairs).map(row => ({ ...row, name: t(`reports.help.dose.${row.dose}`) }))}
        />
      </div>
      <p class="small quiet">{t('reports.help.few', { count: say.number(8) })}</p>
    </>
  );
}

type GroupsProps = {
  readonly view: View;
  readonly title: string;
  readonly note: string;
  readonly head: string;
  readonly rows: readonly (GroupChange & { readonly name: string })[];
  readonly withStart?: boolean;
};

function Groups({ view, title, note, head, rows, withStart }: GroupsProps) {
  const { t, say } = view;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="quiet">{note}</p>
      <DataTable
        caption={title}
        hiddenCaption
        cards={false}
        rows={rows}
        columns={[
          { label: head, head: true, cell: row => row.name },
          { label: t('reports.help.pairs'), numeric: true, cell: row => say.number(row.people) },
          ...(withStart
            ? [
                {
                  label: t('reports.help.start'),
                  numeric: true,
                  cell: (row: GroupChange) => (row.before === null ? '–' : say.number(row.before, 1)),
                },
              ]
            : []),
          { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.mean) },
        ]}
      />
    </section>
  );
}

/** A change with its sign and the span it may lie in. */
function span({ t, say }: View, one: Interval | null): string {
  if (one === null) return t('reports.too_few');
  const signed = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${say.number(Math.abs(value), 1)}`;
  return `${signed(one.value)} (${t('reports.span', { low: signed(one.low), high: signed(one.high) })})`;
}

const hundred = ({ say }: View, share: number): string => say.number(share * 100, 0);

function better({ t, say }: View, { scale }: Measure): string {
  const ends = { min: say.number(scale.min), max: say.number(scale.max) };
  return t(`reports.help.scale.${scale.better ?? 'neither'}`, ends);
}
