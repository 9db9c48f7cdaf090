import {
  Caveat,
  DataTable,
  DotScale,
  document,
  Empty,
  LinkButton,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { everAsked } from '../ever-asked.ts';
import { ons4 } from '../instruments/index.ts';
import { programmeSummary, type SummaryLine } from '../programme-summary.ts';
import { closedCases } from '../queries.ts';
import { FEWEST, hideSmall, type ShownSummary } from '../small-numbers.ts';
import { answerWords, scaleName } from './change-words.ts';

/** "Does it help?": paired change over the closed cases of the programme, with who is missing beside each mean. */
export const programmeMeasuresPage: Route = route({
  method: 'get',
  path: '/measures',
  door: ['coordinator'],
  async handle(ask) {
    const { cases, pack } = await ask.within(async scope => ({
      cases: await closedCases(scope),
      pack: await everAsked(scope, ask.programme.settings),
    }));
    const { view, flash } = ask;
    const { t, say } = view;
    const title = t('outcomes.programme.title');
    const lines = programmeSummary(cases, pack).map(line => ({
      ...line,
      shown: hideSmall(line.summary),
    }));
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="measures" flash={flash}>
          <div class="page-head stack stack--tight">
            <h1>{title}</h1>
            <p class="lead">
              {t('outcomes.programme.lead', {
                count: cases.length >= FEWEST || cases.length === 0 ? say.number(cases.length) : fewer(view),
              })}
            </p>
          </div>
          {cases.length === 0 ? (
            <Empty title={t('outcomes.programme.none')}>
              <p>
                <LinkButton look="words" href="/board">
                  {t('outcomes.programme.none.link')}
                </LinkButton>
              </p>
            </Empty>
          ) : (
            <Summary view={view} lines={lines} />
          )}
          <p class="section no-print">
            <LinkButton look="words" href="/measures/follow-up">
              {t('outcomes.follow_up.title')}
            </LinkButton>{' '}
            <LinkButton look="words" href="/reports/data-sets" icon="download">
              {t('outcomes.programme.dataSet')}
            </LinkButton>
          </p>
        </StaffLayout>,
      ),
    );
  },
});

type Line = SummaryLine & { readonly shown: ShownSummary };

const fewer = ({ t }: View) => t('outcomes.programme.fewer', { count: FEWEST });

function Summary({ view, lines }: { readonly view: View; readonly lines: readonly Line[] }) {
  const { t, say } = view;
  const tens = lines.filter(({ scale, shown }) => shown.means && scale.min === 0 && scale.max === 10);
  const count = (value: number | null) => (value === null ? fewer(view) : say.number(value));
  const mean = ({ shown: { means } }: Line, which: 'before' | 'after') =>
    means ? say.number(means[which], 1) : t('outcomes.programme.hidden');
  return (
    <>
      {tens.length > 0 && (
        <section class="section">
          <DotScale
            view={view}
            title={t('outcomes.programme.chart')}
            note={t('outcomes.programme.chart.note')}
            summary={tens
              .map(line =>
                t('outcomes.programme.chart.line', {
                  what: scaleName(view, line.instrument, line.scale),
                  before: mean(line, 'before'),
                  after: mean(line, 'after'),
                }),
              )
              .join(' ')}
            min={0}
            max={10}
            rows={tens.map(({ instrument, scale, shown }) => ({
              label: shortName(view, instrument, scale),
              value: rounded(shown.means?.after),
              before: rounded(shown.means?.before),
            }))}
          />
        </section>
      )}
      <section class="section stack" aria-labelledby="numbers">
        <h2 id="numbers">{t('outcomes.programme.numbers')}</h2>
        <DataTable
          caption={t('outcomes.programme.caption')}
          hiddenCaption
          rows={lines}
          rowKey={row => `${row.instrument.id}-${row.scale.id}`}
          columns={[
            {
              label: t('outcomes.change.what'),
              head: true,
              cell: row => (
                <>
                  {scaleName(view, row.instrument, row.scale)}
                  <br />
                  <span class="small quiet">{better(view, row)}</span>
                </>
              ),
            },
            { label: t('outcomes.programme.ways'), cell: row => ways(view, row, count) },
            { label: t('outcomes.programme.before'), numeric: true, cell: row => mean(row, 'before') },
            { label: t('outcomes.programme.after'), numeric: true, cell: row => mean(row, 'after') },
            {
              label: t('outcomes.programme.paired'),
              numeric: true,
              cell: row => count(row.shown.paired),
            },
            {
              label: t('outcomes.programme.missing'),
              numeric: true,
              cell: row => count(row.shown.missing),
            },
          ]}
        />
      </section>
      <Caveat title={t('outcomes.programme.caveat')}>
        <p>{t('outcomes.programme.caveat.text')}</p>
      </Caveat>
    </>
  );
}

const rounded = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);

/** Which end of a scale is which; a question with a few answers names them. */
function better(view: View, { instrument, scale }: Line): string {
  const { t, say } = view;
  const end = (value: number) => {
    const words = answerWords(view, instrument, value);
    return words === null ? say.number(value) : `${say.number(value)} (${words})`;
  };
  const ends = { min: end(scale.min), max: end(scale.max) };
  return t(`outcomes.programme.scale.${scale.better ?? 'neither'}`, ends);
}

function ways({ t }: View, { shown, scale }: Line, count: (value: number | null) => string): string {
  if (!shown.means || scale.better === null) return t('outcomes.programme.hidden');
  return t('outcomes.programme.ways.line', {
    better: count(shown.better),
    same: count(shown.same),
    worse: count(shown.worse),
  });
}

/** A name that fits beside a line of the chart. */
function shortName(view: View, instrument: SummaryLine['instrument'], scale: SummaryLine['scale']): string {
  return instrument === ons4
    ? view.t.of(`outcomes.case.ons4.${scale.id}`)
    : scaleName(view, instrument, scale);
}
