import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { areasOf } from '../../people/index.ts';
import { Caveat, document, Empty, Fold, LinkButton, Notice, Tabs, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Asked, addressOf, askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import { type Dimension, dimensions, type Population, populationOf } from '../population/index.ts';
import { Funnel } from './funnel.tsx';
import { orderOf } from './part-words.ts';
import { AtAGlance, OneDimension } from './parts.tsx';
import { reachPeople } from './queries.ts';
import { type Reached, type ReachPerson, reachOf } from './reach.ts';

/** At which step people are counted. */
const reachSteps = ['referred', 'met', 'attended'] as const;
type ReachStep = (typeof reachSteps)[number];

const query = askedQuery.extend({
  step: z.enum(reachSteps).catch('referred').default('referred'),
  by: z.enum(dimensions).catch('age').default('age'),
});

const cameTo: Readonly<Record<ReachStep, (person: ReachPerson) => boolean>> = {
  referred: () => true,
  met: ({ fact }) => fact.metAfter !== null,
  attended: ({ fact }) => fact.attendedAfter !== null,
};

/** Whom do we miss? The people of the programme beside those who live in its area, and the same people along the way. */
const reachPage = route({
  method: 'get',
  path: pathOf('reach'),
  door: ['coordinator'],
  query,
  async handle(ask) {
    const { view, today, programme } = ask;
    const { step, by, ...query } = ask.query;
    const asked = askedOf(query, today);
    const { people, population, areas } = await ask.within(async scope => {
      const found = await allOf({
        people: reachPeople(scope, asked, { zone: view.zone, today }),
        population: populationOf(scope, asked),
        areas: areasOf(scope),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'reach',
      });
      return found;
    });
    const { t } = view;
    const counted = people.filter(cameTo[step]);
    const { region } = programme;
    const reached = (dimension: Dimension): Reached =>
      reachOf(
        counted,
        dimension,
        population[dimension]?.parts ?? null,
        orderOf(dimension, { region, areas }),
      );
    return ask.page(
      document(
        <ReportFrame
          view={view}
          question="reach"
          asked={asked}
          today={today}
          areas={areas}
          kept={{ step, by }}
        >
          {people.length === 0 ? (
            <Empty title={t('reach.page.none', { period: periodWords(view, asked.period) })} />
          ) : (
            <>
              <Steps view={view} asked={asked} step={step} by={by} count={counted.length} />
              <NoFigures view={view} population={population} />
              <AtAGlance view={view} areas={areas} reached={dimensions.map(one => [one, reached(one)])} />
              <section class="section stack reach" aria-labelledby="by">
                <h2 id="by">{t('reach.page.by')}</h2>
                <Tabs
                  label={t('reach.page.by')}
                  items={dimensions.map(one => ({
                    label: t(`reach.dimension.${one}`),
                    href: `${addressOf(pathOf('reach'), asked, { step, by: one })}#by`,
                    current: one === by,
                  }))}
                />
                <OneDimension
                  view={view}
                  dimension={by}
                  reached={reached(by)}
                  residents={population[by] ?? null}
                  areas={areas}
                />
              </section>
              <Funnel
                view={view}
                people={people}
                dimension={by}
                areas={areas}
                order={orderOf(by, { region, areas })}
              />
            </>
          )}
          <Notes view={view} />
        </ReportFrame>,
      ),
    );
  },
});

type StepsProps = {
  readonly view: View;
  readonly asked: Asked;
  readonly step: ReachStep;
  readonly by: Dimension;
  readonly count: number;
};

function Steps({ view, asked, step, by, count }: StepsProps) {
  const { t } = view;
  return (
    <section class="section stack">
      <Tabs
        label={t('reach.page.step')}
        items={reachSteps.map(one => ({
          label: t(`reach.step.${one}`),
          href: addressOf(pathOf('reach'), asked, { step: one, by }),
          current: one === step,
        }))}
      />
      <p class="lead">{t(`reach.count.${step}`, { count })}</p>
    </section>
  );
}

function NoFigures({ view, population }: { readonly view: View; readonly population: Population }) {
  const { t, say } = view;
  const without = dimensions.filter(one => population[one] === undefined);
  if (without.length === 0) return null;
  const none = without.length === dimensions.length;
  return (
    <div class="section">
      <Notice tone="calm" title={t(none ? 'reach.page.no_figures' : 'reach.page.some_figures')}>
        <p>
          {none
            ? t('reach.page.no_figures_what')
            : t('reach.page.some_figures_what', {
                dimensions: say.list(without.map(one => t(`reach.dimension.${one}`))),
              })}
        </p>
        <p>
          <LinkButton href="/reports/population" look="words">
            {t('reach.figures.title')}
          </LinkButton>
        </p>
      </Notice>
    </div>
  );
}

function Notes({ view }: { readonly view: View }) {
  const { t } = view;
  return (
    <>
      <Fold summary={t('reach.page.how')}>
        <p>{t('reach.how.people')}</p>
        <p>{t('reach.how.share')}</p>
        <p>{t('reach.how.ratio')}</p>
        <p>{t('reach.how.rate')}</p>
        <p>{t('reach.how.deprivation')}</p>
      </Fold>
      <Caveat title={t('reports.caveat')} level={2}>
        <p>{t('reach.caveat.need')}</p>
        <p>{t('reach.caveat.recorded')}</p>
        <p>{t('reach.caveat.chance')}</p>
        <p>{t('reports.caveat.uncounted')}</p>
      </Caveat>
    </>
  );
}

export const reachRoutes: readonly Route[] = [reachPage];
