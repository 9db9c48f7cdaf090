import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { allOf } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  Caveat,
  ChoiceGroup,
  document,
  Empty,
  Form,
  FormEnd,
  StaffLayout,
  Tabs,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { type ReleasedStep, releasesOf } from '../../released/index.ts';
import { quarterWords } from '../../released/pages/frame.tsx';
import { FunnelPlot } from '../funnel-plot.tsx';
import { placed, unitOf } from '../limits.ts';
import { type RegionFigures, regionFigures, type TakesPart, takesPart } from '../store.ts';
import { takePart } from '../take-part.ts';

const path = '/reports/figures/region';
/** What is compared: who came to a step, of all who were referred. */
const compared = ['met', 'attended'] as const satisfies readonly ReleasedStep[];
type AnyAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'flash' | 'actor' | 'within' | 'page'>;
const form = z.object({ how: z.enum(['no', 'unnamed', 'named']) });

/** The region: programmes that show each other their released figures. Who does not show their own sees nobody else’s. */
const regionPage = route({
  method: 'get',
  path,
  door: ['analyst', 'coordinator'],
  query: z.object({ quarter: z.string().max(6).catch('').default('') }),
  handle: ask => shown(ask, ask.query.quarter),
});

const takePartIn = route({
  method: 'post',
  path,
  door: ['coordinator'],
  stepUp: true,
  form,
  handle: ask =>
    ask.commit(async scope => {
      await takePart(scope, ask.form.how);
      return { to: path, flash: { key: `reports.region.done.${ask.form.how}` } };
    }),
  again: ask => shown(ask, '', 422),
});

export const regionRoutes: readonly Route[] = [regionPage, takePartIn];

async function shown(ask: AnyAsk, wanted: string, status: 200 | 422 = 200): Promise<Response> {
  const { view, flash, actor } = ask;
  const { t } = view;
  const found = await ask.within(async scope => {
    const { how, all } = await allOf({ how: takesPart(scope), all: releasesOf(scope) });
    const quarter = all.find(one => one.quarter === wanted)?.quarter ?? all[0]?.quarter ?? null;
    const figures = how === 'no' || quarter === null ? [] : await regionFigures(scope, quarter);
    await audit(scope, {
      verb: 'region.read',
      subject: { kind: 'programme', id: actor.programmeId },
      reason: quarter ?? 'none',
    });
    return { how, quarters: all.map(one => one.quarter), quarter, figures };
  });
  return ask.page(
    document(
      <StaffLayout view={view} title={t('reports.region.title')} current="figures" flash={flash}>
        <BackLink href="/reports/figures">{t('reports.figures.title')}</BackLink>
        <div class="section page-head stack stack--tight">
          <h1>{t('reports.region.title')}</h1>
          <p class="lead">{t('reports.region.lead')}</p>
        </div>
        {found.quarter === null ? (
          <Empty title={t('reports.figures.none')}>
            <p>{t('reports.figures.none_why')}</p>
          </Empty>
        ) : (
          <>
            {found.how === 'no' ? (
              <p>{t('reports.region.not_in')}</p>
            ) : (
              <>
                <Tabs
                  label={t('reports.figures.quarters')}
                  items={found.quarters.map(one => ({
                    label: quarterWords(view, one),
                    href: `${path}?quarter=${one}`,
                    current: one === found.quarter,
                  }))}
                />
                <Plots view={view} figures={found.figures} own={actor.programmeId} />
              </>
            )}
            {actor.role === 'coordinator' ? <TakePartForm view={view} how={found.how} /> : null}
          </>
        )}
        <Caveat title={t('reports.caveat')} level={2}>
          <p>{t('reports.region.caveat_chance')}</p>
          <p>{t('reports.region.caveat_alike')}</p>
          <p>{t('reports.figures.caveat_small')}</p>
        </Caveat>
      </StaffLayout>,
    ),
    status,
  );
}

type PlotsProps = {
  readonly view: View;
  readonly figures: readonly RegionFigures[];
  readonly own: string;
};

function Plots({ view, figures, own }: PlotsProps) {
  const { t } = view;
  return (
    <>
      {compared.map(step => {
        const units = figures.flatMap(
          ({ programmeId, name, cells }, at) =>
            unitOf(
              name ?? t('reports.region.unnamed', { number: at + 1 }),
              programmeId === own,
              cells.funnel[step],
              cells.funnel.referred,
            ) ?? [],
        );
        const plot = placed(units);
        return (
          <section class="section stack" aria-labelledby={`plot-${step}`}>
            <h2 id={`plot-${step}`}>{t(`reports.region.compared.${step}`)}</h2>
            {plot ? (
              <FunnelPlot
                view={view}
                title={t(`reports.region.compared.${step}`)}
                overall={plot.overall}
                units={plot.units}
              />
            ) : null}
            <p>{t('reports.region.left_out', { count: figures.length - units.length })}</p>
          </section>
        );
      })}
    </>
  );
}

type TakePartProps = { readonly view: View; readonly how: TakesPart };

function TakePartForm({ view, how }: TakePartProps) {
  const { t } = view;
  return (
    <section class="section stack" aria-labelledby="part">
      <h2 id="part">{t('reports.region.part')}</h2>
      <Form view={view} action={path}>
        <ChoiceGroup
          view={view}
          name="how"
          legend={t('reports.region.how')}
          hint={t('reports.region.how_hint')}
          value={how}
          options={(['named', 'unnamed', 'no'] as const).map(value => ({
            value,
            label: t(`reports.region.how.${value}`),
          }))}
        />
        <FormEnd>
          <Button>{t('reports.region.save')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}
