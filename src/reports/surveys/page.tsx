import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { type SurveyKind, surveyKinds } from '../../surveys/index.ts';
import {
  BarChart,
  Button,
  Caveat,
  DataTable,
  document,
  Facts,
  Fold,
  Form,
  Select,
  TheirWords,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf as askedFrom } from '../asked/asked.ts';
import { pathOf, periodWords, QuestionFrame } from '../asked/frame.tsx';
import { periodsOn } from '../asked/period.ts';
import { askedOf, filledIn } from './queries.ts';
import { type AskedCounts, type Filled, type QuestionResult, resultsOf, wordsToShow } from './surveys.ts';

/** What do people say of us? Those who were helped, and those who refer. */
const surveysPage = route({
  method: 'get',
  path: pathOf('surveys'),
  door: ['coordinator'],
  query: z.object({ period: z.string().max(8).catch('').default('') }),
  async handle(ask) {
    const { view, today } = ask;
    const { t } = view;
    const asked = askedFrom(ask.query, today);
    const { period } = asked;
    const found = await ask.within(async scope => {
      const all = await allOf({
        experience: askedOf(scope, 'experience', period),
        referrer: askedOf(scope, 'referrer', period),
        ofPeople: filledIn(scope, 'experience', period),
        ofReferrers: filledIn(scope, 'referrer', period),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'surveys',
      });
      return all;
    });
    const filled = { experience: found.ofPeople, referrer: found.ofReferrers };
    return ask.page(
      document(
        <QuestionFrame view={view} question="surveys" asked={asked}>
          <Form view={view} action={pathOf('surveys')} method="get">
            <div class="filters">
              <Select
                view={view}
                name="period"
                label={t('team.period')}
                value={period.code}
                options={periodsOn(today).map(one => ({ value: one.code, label: periodWords(view, one) }))}
              />
              <Button look="quiet">{t('reports.asked.show')}</Button>
            </div>
          </Form>
          <p class="lead">{t('surveys.report.lead', { period: periodWords(view, period) })}</p>
          {surveyKinds.map(kind => (
            <One
              view={view}
              kind={kind}
              counts={found[kind]}
              filled={filled[kind]}
              period={periodWords(view, period)}
            />
          ))}
          <p class="no-print">
            <a href="/surveys/enter">{t('surveys.report.enter')}</a>
          </p>
          <Fold summary={t('surveys.report.how')}>
            <p>{t('surveys.report.definition')}</p>
          </Fold>
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('surveys.report.caveat.bias')}</p>
            <p>{t('surveys.report.caveat.left')}</p>
            <p>{t('surveys.report.caveat.kind')}</p>
          </Caveat>
        </QuestionFrame>,
      ),
    );
  },
});

export const surveysReportRoutes: readonly Route[] = [surveysPage];

type OneProps = {
  readonly view: View;
  readonly kind: SurveyKind;
  readonly counts: AskedCounts;
  readonly filled: readonly Filled[];
  readonly period: string;
};

function One({ view, kind, counts, filled, period }: OneProps) {
  const { t, say } = view;
  const { asked, answered } = counts;
  const results = resultsOf(kind, filled);
  const words = wordsToShow(filled);
  return (
    <section class="section stack" aria-labelledby={kind}>
      <h2 id={kind}>{t(`surveys.report.kind.${kind}`)}</h2>
      {asked === 0 ? (
        <p>{t('surveys.report.none', { period })}</p>
      ) : (
        <Facts
          items={[
            { term: t('surveys.report.asked'), detail: say.number(asked) },
            {
              term: t('surveys.report.answered'),
              detail: t('surveys.report.rate', {
                answered,
                asked,
                share: say.number((100 * answered) / asked, 0),
              }),
            },
            { term: t('surveys.report.missing'), detail: t('surveys.report.why', { ...counts }) },
          ]}
        />
      )}
      {kind === 'experience' && asked > 0 ? (
        <p class="quiet">{t('surveys.report.by_moment', { ...counts })}</p>
      ) : null}
      {results === null ? <p>{t('reports.too_few')}</p> : <Results view={view} results={results} />}
      {asked > 0 ? <h3>{t('surveys.report.words')}</h3> : null}
      {asked > 0 && words.length === 0 ? <p class="quiet">{t('surveys.report.words.none')}</p> : null}
      {words.map(text => (
        <TheirWords text={text} />
      ))}
    </section>
  );
}

type ResultsProps = { readonly view: View; readonly results: readonly QuestionResult[] };

function Results({ view, results }: ResultsProps) {
  const { t, say } = view;
  const name = (row: QuestionResult) => t.of(`surveys.question.${row.question}`);
  const of100 = (share: number) => say.number(share * 100, 0);
  return (
    <div class="split">
      <BarChart
        view={view}
        title={t('surveys.report.chart')}
        summary={results
          .flatMap(row =>
            row.share
              ? [t('surveys.report.summary', { question: name(row), share: of100(row.share.value) })]
              : [],
          )
          .join(' ')}
        of={100}
        bars={results.map(row => ({
          label: name(row),
          value: row.share ? Math.round(row.share.value * 100) : null,
        }))}
      />
      <DataTable
        caption={t('surveys.report.chart')}
        hiddenCaption
        rows={results}
        rowKey={row => row.question}
        columns={[
          { label: t('surveys.report.question'), head: true, cell: name },
          {
            label: t('surveys.report.yes'),
            cell: ({ share }) =>
              share
                ? `${of100(share.value)} (${t('reports.span', { low: of100(share.low), high: of100(share.high) })})`
                : t('reports.too_few'),
          },
          { label: t('surveys.report.partly'), numeric: true, cell: row => say.number(row.partly) },
          { label: t('surveys.report.no'), numeric: true, cell: row => say.number(row.no) },
          { label: t('surveys.report.left'), numeric: true, cell: row => say.number(row.left) },
        ]}
      />
    </div>
  );
}
