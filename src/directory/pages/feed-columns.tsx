import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import type { Fetcher } from '../../platform/fetching/index.ts';
import { BackLink, Button, document, Empty, Form, FormEnd, Notice, StaffLayout } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { RunBroken } from '../feeds/feed-deps.ts';
import { findFeed } from '../feeds/feed-store.ts';
import { type Look, lookAtAddresses } from '../feeds/look-at-address.ts';
import { mapFeed } from '../feeds/map-feed.ts';
import type { Columns } from '../reading/columns.ts';
import type { Mapping } from '../reading/mapping.ts';
import { sourceOf } from '../run-store.ts';
import type { Source } from '../sources.ts';
import { FoundThere } from './feed-new-pages.tsx';
import { MappingTable, mappingFrom } from './mapping-table.tsx';

const door = ['coordinator', 'administrator'] as const;
const path = '/directory/feeds/:feedId/columns';
const params = z.object({ feedId: z.uuid() });
const form = z.looseObject({
  do: z.enum(['look', 'save']).catch('look'),
  column: z.preprocess(
    value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().max(300)).max(300),
  ),
});

type Here = Ask<z.output<typeof params>, unknown, unknown>;

/** How the columns of a feed's table are read, to be looked at and changed when the publisher has changed them. */
export function feedColumnRoutes({ fetcher }: { readonly fetcher: Fetcher }): readonly Route[] {
  return [
    route({
      method: 'get',
      path,
      door,
      params,
      handle: async ask => page(ask, fetcher, null),
    }),
    route({
      method: 'post',
      path,
      door,
      params,
      form,
      async handle(ask) {
        const mapping = mappingFrom(ask.form.column, name => ask.form[name]);
        const named = Object.values(mapping).includes('name');
        if (ask.form.do === 'look' || !named) return page(ask, fetcher, mapping, named);
        return ask.commit(async scope => {
          const of = { region: ask.programme.region, feedId: ask.params.feedId };
          const runId = await mapFeed(scope, of, mapping);
          const to = runId ? `/directory/imports/${runId}` : `/directory/feeds/${of.feedId}`;
          return { to, flash: { key: 'directory.feeds.columns_saved' } };
        });
      },
      again: async ask => ask.go({ to: `/directory/feeds/${ask.params.feedId}/columns` }),
    }),
  ];
}

async function page(ask: Here, fetcher: Fetcher, typed: Mapping | null, named = true): Promise<Response> {
  const { view } = ask;
  const { t } = view;
  const { feed, source } = await ask.within(async ({ db }) => {
    const feed = await findFeed(db, ask.programme.region, ask.params.feedId);
    if (feed.kind !== 'file') throw new NotFound('columns');
    return { feed, source: await sourceOf(db, feed.sourceId) };
  });
  const mapping = typed ?? source.settings.mapping;
  const { look, broken } = await lookAgain(ask, fetcher, source, feed.addresses, mapping);
  const columns = look ? look.columns : columnsOfMapping(mapping);
  const here = `/directory/feeds/${feed.id}`;
  const title = t('directory.feeds.columns');
  const html = document(
    <StaffLayout view={view} title={`${title}: ${source.title}`} current="feeds">
      <div class="stack">
        <BackLink href={here}>{source.title}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('directory.feeds.columns_lead')}</p>
        {broken ? <Notice title={t('directory.feeds.columns_kept')}>{broken}</Notice> : null}
        {named ? null : <Notice>{t('directory.feeds.error_no_name')}</Notice>}
      </div>
      {columns ? (
        <Form view={view} action={`${here}/columns`}>
          {columns.map(one => (
            <input type="hidden" name="column" value={one.column} />
          ))}
          <MappingTable view={view} columns={columns} mapping={mapping} />
          <FormEnd>
            <Button name="do" value="save">
              {t('directory.feeds.columns_save')}
            </Button>
            <Button look="quiet" name="do" value="look">
              {t('directory.preview.again')}
            </Button>
          </FormEnd>
        </Form>
      ) : (
        <Empty title={t('directory.feeds.columns_none')}>
          <p>{t('directory.feeds.columns_none_how')}</p>
        </Empty>
      )}
      {look ? <FoundThere view={view} look={look} /> : null}
    </StaffLayout>,
  );
  return ask.page(html, named ? 200 : 422);
}

async function lookAgain(
  ask: Here,
  fetcher: Fetcher,
  source: Source,
  addresses: readonly string[],
  mapping: Mapping | null,
): Promise<{ readonly look: Look | null; readonly broken: string | null }> {
  try {
    const settings = { ...source.settings, region: source.region, mapping };
    return { look: await lookAtAddresses(fetcher, addresses, settings, ask.now), broken: null };
  } catch (error) {
    if (!(error instanceof RunBroken)) throw error;
    return { look: null, broken: ask.view.t.of(`directory.broken.${error.reason}`) };
  }
}

// Without the file, the columns are those that were told the last time.
function columnsOfMapping(mapping: Mapping | null): Columns | null {
  return mapping && Object.keys(mapping).map(column => ({ column, example: '' }));
}
