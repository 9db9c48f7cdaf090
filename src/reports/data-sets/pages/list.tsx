import { audit } from '../../../audit/index.ts';
import {
  Card,
  DataTable,
  document,
  Empty,
  LinkButton,
  StaffLayout,
  Tag,
  type View,
} from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { type DataSet, shippedIds } from '../definition.ts';
import { titleOf } from '../set-words.ts';
import { shipped } from '../shipped.ts';
import { dataSetStore, type Taken } from '../store.ts';

/** How many of the files that were taken are listed. */
const TAKEN = 50;

/** The data sets there are, what each is based on, and what was taken. */
export const dataSetsPage = route({
  method: 'get',
  path: '/reports/data-sets',
  door: ['coordinator'],
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { own, taken } = await ask.within(async scope => {
      const store = dataSetStore(scope);
      await audit(scope, {
        verb: 'data_sets.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
      });
      return { own: await store.own(), taken: await store.taken(TAKEN) };
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reports.sets.title')} current="measures" flash={ask.flash}>
          <div class="stack stack--wide">
            <h1>{t('reports.sets.title')}</h1>
            <p class="lead">{t('reports.sets.lead')}</p>
            <section class="section stack">
              <h2>{t('reports.sets.own')}</h2>
              {own.length === 0 ? (
                <Empty title={t('reports.sets.own_none')}>
                  <p>{t('reports.sets.own_how')}</p>
                </Empty>
              ) : (
                own.map(set => <SetCard view={view} set={set} />)
              )}
            </section>
            <section class="section stack">
              <h2>{t('reports.sets.shipped')}</h2>
              {shippedIds.map(id => (
                <SetCard view={view} set={shipped(id)} />
              ))}
            </section>
            <section class="section stack">
              <h2>{t('reports.sets.taken')}</h2>
              {taken.length === 0 ? (
                <p class="quiet">{t('reports.sets.taken_none')}</p>
              ) : (
                <TakenTable view={view} taken={taken} />
              )}
            </section>
            <section class="section stack">
              <h2>{t('reports.research.title')}</h2>
              <p>{t('reports.research.lead')}</p>
              <p>
                <LinkButton look="quiet" href="/reports/research">
                  {t('reports.research.go')}
                </LinkButton>
              </p>
            </section>
          </div>
        </StaffLayout>,
      ),
    );
  },
});

function SetCard({ view, set }: { readonly view: View; readonly set: DataSet }) {
  const { t } = view;
  return (
    <Card level={3} title={titleOf(view, set)}>
      <p>{t(`reports.sets.basis.${set.basedOn}`)}</p>
      <p class="small quiet">{t('reports.sets.size', { count: set.columns.length, version: set.version })}</p>
      <p>
        <LinkButton look="quiet" href={`/reports/data-sets/${set.id}`} hiddenText={titleOf(view, set)}>
          {t('reports.sets.open')}
        </LinkButton>
      </p>
    </Card>
  );
}

function TakenTable({ view, taken }: { readonly view: View; readonly taken: readonly Taken[] }) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('reports.sets.taken')}
      hiddenCaption
      rows={taken}
      rowKey={row => row.id}
      columns={[
        { label: t('reports.sets.taken_when'), head: true, cell: row => say.when(row.at) },
        {
          label: t('reports.sets.taken_what'),
          cell: row => (
            <>
              {row.title} <span class="quiet">{t('reports.sets.version', { version: row.version })}</span>
            </>
          ),
        },
        {
          label: t('reports.sets.taken_days'),
          cell: row => t('reports.sets.days', { from: say.date(row.from), until: say.date(row.until) }),
        },
        { label: t('reports.sets.taken_by'), cell: row => row.byName },
        { label: t('reports.sets.taken_why'), cell: row => row.reason },
        {
          label: t('reports.sets.taken_lines'),
          numeric: true,
          cell: row =>
            row.lines === null ? (
              <Tag tone="wait">{t('reports.sets.broken_off')}</Tag>
            ) : (
              say.number(row.lines)
            ),
        },
        {
          label: t('reports.sets.taken_left_out'),
          numeric: true,
          cell: row => (row.leftOut === null ? '–' : say.number(row.leftOut)),
        },
      ]}
    />
  );
}
