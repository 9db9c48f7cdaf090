import { audit } from '../../../audit/index.ts';
import { regionOf } from '../../../programmes/index.ts';
import {
  Acts,
  BackLink,
  Button,
  DataTable,
  document,
  Empty,
  Form,
  LinkButton,
  StaffLayout,
} from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { figureKinds } from '../figures.ts';
import { sourceStore } from '../source-store.ts';
import { useShipped } from '../use-shipped.ts';

export const figuresPath = '/reports/population';
export const figuresDoor = ['coordinator', 'administrator'] as const;

/** The figures of the population that reports compare with: whose they are, of which day, and the way to bring others. */
export const figuresListPage = route({
  method: 'get',
  path: figuresPath,
  door: figuresDoor,
  async handle(ask) {
    const { view, programme } = ask;
    const { t, say } = view;
    const sources = await ask.within(async scope => {
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'population',
      });
      return sourceStore(scope).all();
    });
    const { index } = regionOf(programme.region).deprivation;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reach.figures.title')} current="reports" flash={ask.flash}>
          <div class="page-head stack">
            {ask.actor.role === 'coordinator' ? (
              <BackLink href="/reports/reach">{t('reports.reach.title')}</BackLink>
            ) : null}
            <h1>{t('reach.figures.title')}</h1>
            <p class="lead">{t('reach.figures.lead')}</p>
          </div>
          <section class="section stack">
            <Acts>
              {figureKinds.map(kind => (
                <LinkButton href={`${figuresPath}/new?kind=${kind}`} icon="plus" look="quiet">
                  {t(`reach.figures.add.${kind}`)}
                </LinkButton>
              ))}
            </Acts>
            {index === 'uk_imd' ? (
              <Form view={view} action={`${figuresPath}/shipped`}>
                <p>{t('reach.figures.shipped')}</p>
                <Button look="quiet">{t('reach.figures.use_shipped')}</Button>
              </Form>
            ) : null}
          </section>
          <section class="section">
            {sources.length === 0 ? (
              <Empty title={t('reach.figures.none')}>
                <p>{t('reach.figures.none_how')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('reach.figures.there')}
                rows={sources}
                rowKey={row => row.id}
                columns={[
                  {
                    label: t('reach.figures.name'),
                    head: true,
                    cell: row => <a href={`${figuresPath}/${row.id}`}>{row.title}</a>,
                  },
                  { label: t('reach.figures.kind'), cell: row => t.of(`reach.kind.${row.kind}`) },
                  { label: t('reach.figures.publisher'), cell: row => row.publisher },
                  { label: t('reach.figures.licence'), cell: row => row.licence },
                  { label: t('reach.figures.dated'), cell: row => say.date(row.dated) },
                  {
                    label: t('reach.figures.rows'),
                    numeric: true,
                    cell: row => say.number(row.rows_in),
                  },
                  {
                    label: t('reach.figures.left_out'),
                    numeric: true,
                    cell: row => say.number(row.rows_out),
                  },
                ]}
              />
            )}
          </section>
        </StaffLayout>,
      ),
    );
  },
});

/** Reads in the index that comes with the product. */
export const useShippedRoute = route({
  method: 'post',
  path: `${figuresPath}/shipped`,
  door: figuresDoor,
  handle: ask =>
    ask.commit(async scope => {
      const came = await useShipped(scope, { profile: regionOf(ask.programme.region) });
      return {
        to: figuresPath,
        flash: { key: came === 'done' ? 'reach.figures.done' : 'reach.figures.same' },
      };
    }),
});
