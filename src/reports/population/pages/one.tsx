import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import { BackLink, Button, document, Facts, Form, StaffLayout } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { type LeftOut, whyLeftOut } from '../figures.ts';
import { sourceStore } from '../source-store.ts';
import { takeAway } from '../take-away.ts';
import { LeftOutRows } from './left-out.tsx';
import { figuresDoor, figuresListPage, figuresPath, useShippedRoute } from './list.tsx';
import { newFigures, newFiguresPage } from './new.tsx';
import { decidePreview, previewPage } from './preview.tsx';

const params = z.object({ sourceId: z.uuid() });
const keptProblems = z.array(
  z.object({ line: z.number(), why: z.enum(whyLeftOut), text: z.string() }),
) satisfies z.ZodType<LeftOut[]>;

/** Figures that were read in: whose they are, and the rows that were left out. */
const onePage = route({
  method: 'get',
  path: `${figuresPath}/:sourceId`,
  door: figuresDoor,
  params,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const found = await ask.within(scope => sourceStore(scope).find(ask.params.sourceId, 'done'));
    if (!found) throw new NotFound('population_source');
    return ask.page(
      document(
        <StaffLayout view={view} title={found.title} current="reports">
          <div class="page-head stack">
            <BackLink href={figuresPath}>{t('reach.figures.title')}</BackLink>
            <h1>{found.title}</h1>
          </div>
          <Facts
            items={[
              { term: t('reach.figures.kind'), detail: t.of(`reach.kind.${found.kind}`) },
              { term: t('reach.figures.publisher'), detail: found.publisher },
              { term: t('reach.figures.licence'), detail: found.licence },
              ...(found.web_address
                ? [
                    {
                      term: t('reach.figures.web_address'),
                      detail: <a href={found.web_address}>{found.web_address}</a>,
                    },
                  ]
                : []),
              { term: t('reach.figures.dated'), detail: say.date(found.dated) },
              { term: t('reach.figures.brought'), detail: say.when(found.brought_at) },
              { term: t('reach.figures.rows'), detail: say.number(found.rows_in) },
              { term: t('reach.figures.left_out'), detail: say.number(found.rows_out) },
            ]}
          />
          <Form view={view} action={`${figuresPath}/${found.id}/remove`}>
            <p class="quiet">{t('reach.figures.remove_note')}</p>
            <Button look="quiet">{t('reach.figures.remove')}</Button>
          </Form>
          <LeftOutRows view={view} leftOut={keptProblems.parse(found.problems)} total={found.rows_out} />
        </StaffLayout>,
      ),
    );
  },
});

/** Takes figures away. */
const removeRoute = route({
  method: 'post',
  path: `${figuresPath}/:sourceId/remove`,
  door: figuresDoor,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await takeAway(scope, { sourceId: ask.params.sourceId, state: 'done' });
      return { to: figuresPath, flash: { key: 'reach.figures.removed' } };
    }),
});

/** Figures of the population: to look at, bring, and take away. */
export const populationRoutes: readonly Route[] = [
  figuresListPage,
  newFiguresPage,
  newFigures,
  useShippedRoute,
  previewPage,
  decidePreview,
  onePage,
  removeRoute,
];
