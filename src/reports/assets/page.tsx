import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import { assetKinds } from '../../programmes/index.ts';
import { BarChart, Caveat, DataTable, document, Empty, Fold, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Asked, addressOf, askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import type { Measure } from '../help/help.ts';
import type { EndedCase } from '../help/queries.ts';
import { ofHundred } from '../reach/part-words.ts';
import { measuresOf } from '../summaries/index.ts';
import { type AssetFact, byParts, FEWEST_OF_SHARE, type Works, worksOf } from './assets.ts';
import { OneKind } from './one-kind.tsx';
import { assetFacts, casesOf } from './queries.ts';

const query = askedQuery.extend({ kind: z.enum(assetKinds.codes).optional().catch(undefined) });

/** Most barriers and groups that are told. */
const MOST_BARRIERS = 3;
const MOST_GROUPS = 40;

/** Which community assets work for whom? By kind and by group, and for one kind by age and need. */
const assetsPage = route({
  method: 'get',
  path: pathOf('assets'),
  door: ['coordinator'],
  query,
  async handle(ask) {
    const { view, today } = ask;
    const { kind = null, ...rest } = ask.query;
    const asked = askedOf(rest, today);
    const { facts, areas, cases, measures } = await ask.within(async scope => {
      const found = await allOf({
        facts: assetFacts(scope, asked, { zone: view.zone, today }),
        areas: areasOf(scope),
      });
      const went = found.facts.filter(fact => kind !== null && fact.attended && fact.kinds.includes(kind));
      const cases =
        kind === null
          ? []
          : await casesOf(
              scope,
              went.map(fact => fact.referralId),
            );
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'assets',
      });
      const measures = measuresOf(await everAsked(scope, ask.programme.settings));
      return { ...found, cases, measures };
    });
    const { t } = view;
    const kept: Record<string, string> = kind === null ? {} : { kind };
    return ask.page(
      document(
        <ReportFrame view={view} question="assets" asked={asked} today={today} areas={areas} kept={kept}>
          {facts.length === 0 ? (
            <Empty title={t('reach.assets.none', { period: periodWords(view, asked.period) })} />
          ) : (
            <Answer view={view} facts={facts} asked={asked} kind={kind} cases={cases} measures={measures} />
          )}
          <Fold summary={t('reach.page.how')}>
            <p>{t('reach.assets.how.steps')}</p>
            <p>{t('reach.assets.how.interval', { count: FEWEST_OF_SHARE })}</p>
            <p>{t('reach.assets.how.kinds')}</p>
          </Fold>
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reach.assets.caveat.choice')}</p>
            <p>{t('reach.assets.caveat.change')}</p>
            <p>{t('reports.caveat.uncounted')}</p>
          </Caveat>
        </ReportFrame>,
      ),
    );
  },
});

type AnswerProps = {
  readonly view: View;
  readonly facts: readonly AssetFact[];
  readonly asked: Asked;
  readonly kind: string | null;
  readonly cases: readonly EndedCase[];
  readonly measures: readonly Measure[];
};

function Answer({ view, facts, asked, kind, cases, measures }: AnswerProps) {
  const { t, say } = view;
  const all = worksOf(facts);
  const kinds = byParts(facts, fact => fact.kinds);
  const groups = byParts(facts, fact => [fact.serviceId]).filter(
    one => one.introduced - one.waiting >= FEWEST_OF_SHARE,
  );
  const names = new Map(facts.map(fact => [fact.serviceId, fact.serviceName]));
  const drawn = kinds.filter(one => one.attended !== null);
  return (
    <>
      <section class="section stack reach" aria-labelledby="kinds">
        <p class="lead">
          {t('reach.assets.lead', { introduced: all.introduced, share: ofHundred(view, all.attended) })}
        </p>
        <h2 id="kinds">{t('reach.assets.kinds')}</h2>
        {drawn.length > 0 ? (
          <BarChart
            view={view}
            title={t('reach.assets.chart')}
            summary={drawn
              .map(one => `${t.code('asset_kinds', one.part)} ${ofHundred(view, one.attended)}`)
              .join(', ')}
            of={100}
            bars={drawn.map(one => ({
              label: t.code('asset_kinds', one.part),
              value: 100 * (one.attended?.value ?? 0),
              text: say.number(100 * (one.attended?.value ?? 0), 0),
            }))}
          />
        ) : null}
        <DataTable
          caption={t('reach.assets.kinds')}
          hiddenCaption
          rows={kinds}
          rowKey={row => row.part}
          columns={[
            {
              label: t('reach.assets.kind'),
              head: true,
              cell: row => (
                <a href={`${addressOf(pathOf('assets'), asked, { kind: row.part })}#whom`}>
                  {t.code('asset_kinds', row.part)}
                </a>
              ),
            },
            ...worksColumns(view),
          ]}
        />
      </section>
      {kind !== null && facts.some(fact => fact.kinds.includes(kind)) ? (
        <OneKind
          view={view}
          kind={kind}
          facts={facts.filter(fact => fact.kinds.includes(kind))}
          cases={cases}
          measures={measures}
          columns={worksColumns(view)}
        />
      ) : (
        <p class="quiet">{t('reach.assets.whom_choose')}</p>
      )}
      <section class="section stack reach" aria-labelledby="groups">
        <h2 id="groups">{t('reach.assets.services')}</h2>
        <p class="quiet">{t('reach.assets.services_note', { count: FEWEST_OF_SHARE })}</p>
        {groups.length === 0 ? (
          <p>{t('reach.assets.services_none')}</p>
        ) : (
          <DataTable
            caption={t('reach.assets.services')}
            hiddenCaption
            rows={groups.slice(0, MOST_GROUPS)}
            rowKey={row => row.part}
            columns={[
              {
                label: t('reach.assets.service'),
                head: true,
                cell: row => <a href={`/services/${row.part}`}>{names.get(row.part) ?? ''}</a>,
              },
              ...worksColumns(view),
            ]}
          />
        )}
      </section>
    </>
  );
}

/** Introduced → went → still going, and what stopped people; of a few only their number. */
export function worksColumns(view: View) {
  const { t, say } = view;
  const share = (row: Works, of: 'attended' | 'going') =>
    row[of] === null ? t('reach.assets.part_few') : ofHundred(view, row[of]);
  return [
    { label: t('reach.assets.introduced'), numeric: true, cell: (row: Works) => say.number(row.introduced) },
    { label: t('reach.assets.waiting'), numeric: true, cell: (row: Works) => say.number(row.waiting) },
    { label: t('reach.assets.attended'), numeric: true, cell: (row: Works) => share(row, 'attended') },
    { label: t('reach.assets.due'), numeric: true, cell: (row: Works) => say.number(row.due) },
    { label: t('reach.assets.going'), numeric: true, cell: (row: Works) => share(row, 'going') },
    { label: t('reach.assets.not_asked'), numeric: true, cell: (row: Works) => say.number(row.notAsked) },
    {
      label: t('reach.assets.barriers'),
      cell: (row: Works) =>
        row.barriers
          .slice(0, MOST_BARRIERS)
          .map(one => t('reach.assets.barrier', { barrier: t.code('barriers', one.code), count: one.count }))
          .join('; ') || '–',
    },
  ];
}

export const assetsRoutes: readonly Route[] = [assetsPage];
