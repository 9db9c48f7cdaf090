import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { conceptName } from '../../matching/index.ts';
import { areasOf } from '../../people/index.ts';
import { BarChart, Caveat, DataTable, document, Empty, Fold, LinkButton, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import { keyOf, type MissingAnswer, missingAnswer } from './answer.ts';
import { MissingMap } from './map.tsx';

/** Most things that are drawn and told one by one. */
const MOST_DRAWN = 10;
const MOST_TOLD = 40;

/** What is missing, and where? What nothing was found for, why, and how far the nearest is that would fit. */
const missingPage = route({
  method: 'get',
  path: pathOf('missing'),
  door: ['coordinator'],
  query: askedQuery,
  async handle(ask) {
    const { view, today, programme } = ask;
    const asked = askedOf(ask.query, today);
    const { answer, areas } = await ask.within(async scope => {
      const { from, until } = asked.period;
      const found = await allOf({
        answer: missingAnswer(scope, {
          from,
          until,
          area: asked.area,
          zone: view.zone,
          region: programme.region,
        }),
        areas: areasOf(scope),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'missing',
      });
      return found;
    });
    const { t } = view;
    return ask.page(
      document(
        <ReportFrame view={view} question="missing" asked={asked} today={today} areas={areas}>
          {answer.facts.length === 0 ? (
            <Empty title={t('reach.missing.none', { period: periodWords(view, asked.period) })}>
              <p>{t('reach.missing.none_how')}</p>
            </Empty>
          ) : (
            <Answer view={view} answer={answer} />
          )}
          <section class="section stack" aria-labelledby="brief">
            <h2 id="brief">{t('reach.missing.brief')}</h2>
            <p>{t('reach.missing.brief_what')}</p>
            <p>
              <LinkButton href="/reports/missing/brief.pdf" look="quiet" icon="download">
                {t('reach.missing.brief_open')}
              </LinkButton>
            </p>
          </section>
          <Fold summary={t('reach.page.how')}>
            <p>{t('reach.missing.how.counted')}</p>
            <p>{t('reach.missing.how.nearest')}</p>
          </Fold>
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reach.missing.caveat.recorded')}</p>
            <p>{t('reach.missing.caveat.filters')}</p>
            <p>{t('reports.caveat.uncounted')}</p>
          </Caveat>
        </ReportFrame>,
      ),
    );
  },
});

type AnswerProps = { readonly view: View; readonly answer: MissingAnswer };

function Answer({ view, answer }: AnswerProps) {
  const { t, say } = view;
  const { things, places, facts, lexicon } = answer;
  const people = new Set(facts.map(fact => fact.personId ?? fact.id)).size;
  const name = (what: string) => conceptName(view, lexicon, what);
  const numbered = places.map((one, at) => ({ ...one, number: at + 1 }));
  const drawn = things.slice(0, MOST_DRAWN).map(one => ({ label: name(one.what), value: one.people }));
  return (
    <>
      <section class="section stack">
        <p class="lead">{t('reach.missing.answer', { times: facts.length, people })}</p>
        <BarChart
          view={view}
          title={t('reach.missing.chart')}
          summary={drawn.map(one => `${one.label} ${say.number(one.value)}`).join(', ')}
          tone="clay"
          bars={drawn}
        />
      </section>
      <section class="section stack" aria-labelledby="where">
        <h2 id="where">{t('reach.missing.where')}</h2>
        <div class="split">
          <DataTable
            caption={t('reach.missing.where')}
            hiddenCaption
            rows={numbered}
            rowKey={row => `place-${row.number}`}
            columns={[
              {
                label: t('reach.missing.place'),
                head: true,
                cell: row =>
                  t('reach.missing.numbered', { number: row.number, place: placeWords(view, row.place) }),
              },
              { label: t('reach.col.people'), numeric: true, cell: row => say.number(row.people) },
            ]}
          />
          <MissingMap
            view={view}
            places={numbered.flatMap(({ place, point, number }) =>
              place && point ? [{ name: place, point, number, href: `#row-place-${number}` }] : [],
            )}
          />
        </div>
      </section>
      <Things {...{ view, answer }} />
    </>
  );
}

function Things({ view, answer: { things, nearest, lexicon } }: AnswerProps) {
  const { t, say } = view;
  const rows = things
    .slice(0, MOST_TOLD)
    .flatMap(thing => thing.places.map(place => ({ ...thing, ...place, all: thing })));
  const far = (what: string, place: string | null) => {
    const found = nearest.get(keyOf(what, place));
    if (!found) return t('reach.missing.no_nearest');
    return (
      <>
        <a href={`/services/${found.serviceId}`}>{found.name}</a>{' '}
        {t(found.approximate ? 'reach.missing.about_km' : 'reach.missing.km', {
          km: say.number(found.km, found.km < 10 ? 1 : 0),
        })}
      </>
    );
  };
  return (
    <section class="section stack" aria-labelledby="what">
      <h2 id="what">{t('reach.missing.what')}</h2>
      <DataTable
        caption={t('reach.missing.what')}
        hiddenCaption
        rows={rows}
        rowKey={row => keyOf(row.what, row.place)}
        columns={[
          { label: t('reach.missing.thing'), head: true, cell: row => conceptName(view, lexicon, row.what) },
          { label: t('reach.missing.place'), cell: row => placeWords(view, row.place) },
          { label: t('reach.col.people'), numeric: true, cell: row => say.number(row.people) },
          {
            label: t('reach.missing.why'),
            cell: row =>
              row.all.limits
                .map(one =>
                  t('reach.missing.limit', {
                    limit: t.code('unmet_constraints', one.limit),
                    times: one.times,
                  }),
                )
                .join('; '),
          },
          { label: t('reach.missing.nearest'), cell: row => far(row.what, row.place) },
        ]}
      />
    </section>
  );
}

/** The name of a place, or that none was said. */
export const placeWords = ({ t }: Pick<View, 't'>, place: string | null): string =>
  place ?? t('reach.missing.nowhere');

export const missingRoutes: readonly Route[] = [missingPage];
