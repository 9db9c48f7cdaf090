import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import {
  DataTable,
  document,
  Empty,
  LinkButton,
  Notice,
  Pager,
  StaffLayout,
  Tabs,
  Tag,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import {
  countMessages,
  type Leaving,
  type ListedMessage,
  listMessages,
  messageFilters,
} from '../queries/messages.ts';
import { stateWords, templateWords, toneOf } from './state-words.ts';

/** Everything that goes out, by what waits for whom. Three queries, whatever the rows. */
export function listPage(leaving: Leaving): Route {
  const { mail } = leaving;
  return route({
    method: 'get',
    path: '/messages',
    door: ['coordinator', 'link_worker'],
    query: z.object({
      state: z.enum(messageFilters).catch('held').default('held'),
      before: z.string().max(40).optional().catch(undefined),
    }),
    async handle(ask) {
      const { view, query } = ask;
      const { t, say } = view;
      const { rows, older, counts } = await ask.within(async scope => {
        const list = await listMessages(scope, { what: query.state, leaving, before: query.before });
        await auditAll(scope, readOf(list.rows));
        return { ...list, counts: await countMessages(scope, leaving) };
      });
      const what = query.state;
      return ask.page(
        document(
          <StaffLayout view={view} title={t('messages.title')} current="messages" flash={ask.flash}>
            <div class="page-head">
              <h1>{t('messages.title')}</h1>
              <p class="quiet">{t('messages.intro')}</p>
            </div>
            <div class="stack">
              {!mail && <Notice tone="wait">{t('messages.noMail')}</Notice>}
              <p class="acts">
                <LinkButton href="/arrived-texts" look="quiet">
                  {t('messages.texts.arrived')}
                </LinkButton>
                {ask.actor.role === 'coordinator' && (
                  <LinkButton href="/letters-to-post" look="quiet" icon="print">
                    {t('messages.toPost')}
                  </LinkButton>
                )}
              </p>
              <Tabs
                label={t('messages.tabs')}
                items={messageFilters.map(one => ({
                  label: t(`messages.tab.${one}`),
                  href: `/messages?state=${one}`,
                  current: one === what,
                  ...(one === 'held' || one === 'by_hand' ? { count: counts[one] } : {}),
                }))}
              />
            </div>
            {rows.length === 0 ? (
              <Empty title={t(`messages.empty.${what}`)}>{t('messages.empty.text')}</Empty>
            ) : (
              <DataTable
                caption={t('messages.list.caption')}
                hiddenCaption
                rows={rows}
                rowKey={row => row.id}
                columns={[
                  {
                    label: t('messages.list.message'),
                    head: true,
                    cell: row => <a href={`/messages/${row.id}`}>{templateWords(view, row)}</a>,
                  },
                  {
                    label: t('messages.list.who'),
                    cell: row => row.personName ?? t('messages.list.nobody'),
                  },
                  {
                    label: t('messages.list.way'),
                    cell: row => `${t(`messages.to.${row.toWhom}`)}, ${t.code('channels', row.channel)}`,
                  },
                  {
                    label: t('messages.list.state'),
                    cell: row => <Tag tone={toneOf(row)}>{stateWords(view, row, leaving)}</Tag>,
                  },
                  {
                    label: t('messages.list.made'),
                    cell: row => <span class="nowrap">{say.dayShort(row.createdAt)}</span>,
                  },
                ]}
              />
            )}
            {older && (
              <Pager view={view} older={`/messages?state=${what}&before=${encodeURIComponent(older)}`} />
            )}
          </StaffLayout>,
        ),
      );
    },
  });
}

const readOf = (rows: readonly ListedMessage[]) =>
  rows.map(row => ({
    verb: 'message.read' as const,
    subject: { kind: 'message', id: row.id },
    personId: row.personId,
  }));
