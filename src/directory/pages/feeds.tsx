import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  DataTable,
  document,
  Empty,
  Facts,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  Select,
  StaffLayout,
  Tag,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { changeRhythm, pauseFeed, runFeed } from '../feeds/change-feed.ts';
import { rhythms } from '../feeds/feed.ts';
import { feedsOf, feedWithRuns } from '../feeds/feed-queries.ts';
import { findFeed } from '../feeds/feed-store.ts';
import { feedState, runOutcome } from './feed-words.ts';

const door = ['coordinator', 'administrator'] as const;
const path = '/directory/feeds/:feedId';
const params = z.object({ feedId: z.uuid() });

/** All feeds with their state in plain words. */
export const feedsPage = route({
  method: 'get',
  path: '/directory/feeds',
  door,
  async handle(ask) {
    const { view, programme } = ask;
    const { t, say } = view;
    const feeds = await ask.within(({ db }) => feedsOf(db, programme.region));
    return ask.page(
      document(
        <StaffLayout view={view} title={t('directory.feeds.title')} current="feeds" flash={ask.flash}>
          <div class="stack">
            <BackLink href="/directory/imports">{t('directory.imports.title')}</BackLink>
            <h1>{t('directory.feeds.title')}</h1>
            <p class="lead">{t('directory.feeds.lead')}</p>
            <p>
              <LinkButton href="/directory/feeds/new" icon="plus">
                {t('directory.feeds.new')}
              </LinkButton>
            </p>
          </div>
          <section class="section">
            {feeds.length === 0 ? (
              <Empty title={t('directory.feeds.none')}>
                <p>{t('directory.feeds.none_how')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('directory.feeds.title')}
                hiddenCaption
                rows={feeds}
                rowKey={row => row.id}
                columns={[
                  {
                    label: t('directory.feeds.source'),
                    head: true,
                    cell: row => <a href={`/directory/feeds/${row.id}`}>{row.title}</a>,
                  },
                  {
                    label: t('directory.feeds.state'),
                    cell: row => {
                      const { text, tone } = feedState(view, row);
                      return <Tag tone={tone}>{text}</Tag>;
                    },
                  },
                  {
                    label: t('directory.feeds.last'),
                    cell: row => (row.lastGoodAt ? say.when(row.lastGoodAt) : t('directory.feeds.never_yet')),
                  },
                  {
                    label: t('directory.feeds.next'),
                    cell: row =>
                      row.nextDue && !row.pausedAt ? say.when(row.nextDue) : t('directory.feeds.by_hand'),
                  },
                  {
                    label: t('directory.feeds.services'),
                    numeric: true,
                    cell: row => say.number(row.services),
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

/** One feed: what it is, what came of it, and what can be done with it. */
export const feedPage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view, programme } = ask;
    const { t, say } = view;
    const { feed, runs } = await ask.within(({ db }) =>
      feedWithRuns(db, programme.region, ask.params.feedId),
    );
    if (!feed) throw new NotFound('feed');
    const { text, tone } = feedState(view, feed);
    const action = `/directory/feeds/${feed.id}`;
    const [last] = runs;
    const working = last?.state === 'waiting' || last?.state === 'running';
    return ask.page(
      document(
        <StaffLayout view={view} title={feed.title} current="feeds" flash={ask.flash}>
          <div class="stack">
            <BackLink href="/directory/feeds">{t('directory.feeds.title')}</BackLink>
            <h1>{feed.title}</h1>
            <p>
              <Tag tone={tone}>{text}</Tag>
            </p>
          </div>
          {last?.heldReason && last.state === 'held' ? (
            <section class="section">
              <Notice title={t('directory.feeds.is.held')}>
                <p>{t.of(`directory.feeds.held.${last.heldReason}`)}</p>
              </Notice>
              <Form view={view} action={action}>
                <FormEnd>
                  <Button look="quiet" name="do" value="force">
                    {t('directory.feeds.force')}
                  </Button>
                </FormEnd>
              </Form>
            </section>
          ) : null}
          <section class="section">
            <Facts
              items={[
                { term: t('directory.feeds.kind'), detail: t(`directory.feeds.kind.${feed.kind}`) },
                ...(feed.kind === 'file'
                  ? [
                      {
                        term: t('directory.feeds.columns'),
                        detail: <a href={`${action}/columns`}>{t('directory.feeds.columns_see')}</a>,
                      },
                    ]
                  : []),
                {
                  term: t('directory.feeds.address'),
                  detail: (
                    <span class="breakable" dir="ltr">
                      {feed.addresses.join(' · ')}
                    </span>
                  ),
                },
                { term: t('directory.feeds.services'), detail: say.number(feed.services) },
                {
                  term: t('directory.feeds.last'),
                  detail: feed.lastGoodAt ? say.when(feed.lastGoodAt) : t('directory.feeds.never_yet'),
                },
                {
                  term: t('directory.feeds.next'),
                  detail:
                    feed.nextDue && !feed.pausedAt ? say.when(feed.nextDue) : t('directory.feeds.by_hand'),
                },
                { term: t('directory.imports.licence'), detail: feed.licence },
                { term: t('directory.feeds.owner'), detail: feed.ownerName },
              ]}
            />
            <Form view={view} action={action}>
              <FormEnd>
                {working && last ? (
                  <LinkButton href={`/directory/imports/${last.id}`}>
                    {t('directory.feeds.is.running')}
                  </LinkButton>
                ) : (
                  <Button name="do" value="run">
                    {t('directory.feeds.run')}
                  </Button>
                )}
                <Button look="quiet" name="do" value={feed.pausedAt ? 'resume' : 'pause'}>
                  {feed.pausedAt ? t('directory.feeds.resume') : t('directory.feeds.pause')}
                </Button>
              </FormEnd>
            </Form>
            <Form view={view} action={action}>
              <Select
                view={view}
                name="every"
                label={t('directory.feeds.every')}
                value={feed.every}
                options={rhythms.map(value => ({ value, label: t(`directory.feeds.every.${value}`) }))}
              />
              <FormEnd>
                <Button look="quiet" name="do" value="every">
                  {t('directory.feeds.rhythm')}
                </Button>
              </FormEnd>
            </Form>
          </section>
          <section class="section">
            {runs.length === 0 ? (
              <p>{t('directory.feeds.runs_none')}</p>
            ) : (
              <DataTable
                caption={t('directory.feeds.runs')}
                rows={runs}
                rowKey={row => row.id}
                columns={[
                  {
                    label: t('directory.feeds.began'),
                    head: true,
                    cell: row => <a href={`/directory/imports/${row.id}`}>{say.when(row.startedAt)}</a>,
                  },
                  { label: t('directory.feeds.outcome'), cell: row => runOutcome(view, row) },
                  {
                    label: t('directory.count.vanished'),
                    numeric: true,
                    cell: row => say.number(row.vanished),
                  },
                  {
                    label: t('directory.feeds.problems'),
                    numeric: true,
                    cell: row => say.number(row.problems),
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

/** Asks it now, lets it rest, wakes it, or changes how often it is asked. */
export const changeFeed = route({
  method: 'post',
  path,
  door,
  params,
  form: z.object({
    do: z.enum(['run', 'force', 'pause', 'resume', 'every']),
    every: z.enum(rhythms).optional(),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const of = { region: ask.programme.region, feedId: ask.params.feedId };
      const to = `/directory/feeds/${of.feedId}`;
      const { do: deed, every } = ask.form;
      if (deed === 'run' || deed === 'force') {
        const runId = await runFeed(scope, of, deed === 'force');
        return { to: `/directory/imports/${runId}`, flash: { key: 'directory.feeds.run_began' } };
      }
      if (deed === 'every') {
        await changeRhythm(scope, of, every ?? 'day');
        return { to, flash: { key: 'directory.feeds.rhythm_done' } };
      }
      await pauseFeed(scope, of, deed === 'pause');
      const key = deed === 'pause' ? 'directory.feeds.paused' : 'directory.feeds.resumed';
      return { to, flash: { key } };
    }),
  async again(ask) {
    const { region } = ask.programme;
    const { id } = await ask.within(({ db }) => findFeed(db, region, ask.params.feedId));
    return ask.go({ to: `/directory/feeds/${id}` });
  },
});
