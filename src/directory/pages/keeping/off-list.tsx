import { z } from 'zod';
import {
  BackLink,
  Button,
  DataTable,
  document,
  Empty,
  Form,
  Pager,
  StaffLayout,
  type View,
} from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { groupAsked } from '../../keeping/decide-proposal.ts';
import { type OffList, offList } from '../../keeping/off-list-queries.ts';

const most = 50;
const path = '/directory/off-list';

/** What people took off the list, with why and since when, and the way back. No import brings it back by itself. */
export const offListPage = route({
  method: 'get',
  path,
  door: ['coordinator', 'administrator'],
  query: z.object({ before: z.string().max(80).catch('').default('') }),
  async handle(ask) {
    const { view, programme } = ask;
    const { t } = view;
    const { before } = ask.query;
    const found = await ask.within(scope => offList(scope, programme.region, { before, limit: most + 1 }));
    const shown = found.slice(0, most);
    const last = shown.at(-1);
    const more =
      found.length > most && last ? `${path}?before=${encodeURIComponent(last.cursor)}` : undefined;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('directory.edit.off.title')} current="care" flash={ask.flash}>
          <div class="stack">
            <BackLink href="/directory/care">{t('directory.keeping.care.title')}</BackLink>
            <h1>{t('directory.edit.off.title')}</h1>
            <p class="lead">{t('directory.edit.off.lead')}</p>
          </div>
          <section class="section">
            {shown.length === 0 ? (
              <Empty title={t('directory.edit.off.none')}>
                <p>{t('directory.edit.off.none_how')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('directory.edit.off.title')}
                hiddenCaption
                rows={shown}
                rowKey={row => row.id}
                columns={columns(view)}
              />
            )}
            <Pager view={view} newer={before === '' ? undefined : path} older={more} />
          </section>
        </StaffLayout>,
      ),
    );
  },
});

function columns(view: View) {
  const { t, say } = view;
  return [
    {
      label: t('directory.field.name'),
      head: true,
      cell: (row: OffList) => (
        <>
          <a href={`/services/${row.id}`}>
            <span dir="auto">{row.name}</span>
          </a>
          <p class="small quiet">{row.source}</p>
        </>
      ),
    },
    {
      label: t('directory.edit.off.why'),
      cell: (row: OffList) =>
        row.reason === groupAsked ? (
          t('directory.edit.off.group_asked')
        ) : (
          <span dir="auto">{row.reason ?? t('ui.not_known')}</span>
        ),
    },
    {
      label: t('directory.edit.off.since'),
      cell: (row: OffList) =>
        row.byName
          ? t('directory.edit.off.by', { on: say.date(row.since), name: row.byName })
          : say.date(row.since),
    },
    {
      label: t('directory.edit.off.back'),
      cell: (row: OffList) =>
        row.theirs ? (
          t('directory.edit.off.theirs', { name: row.source })
        ) : (
          <Form view={view} action={`/services/${row.id}/put-back`} inline>
            <input type="hidden" name="back" value={path} />
            <Button look="quiet" small hiddenText={row.name}>
              {t('directory.edit.listed.back')}
            </Button>
          </Form>
        ),
    },
  ];
}
