import { z } from 'zod';
import type { Fetcher } from '../../platform/fetching/index.ts';
import { allowedAddress } from '../../platform/fetching/index.ts';
import type { Typed } from '../../ui/index.ts';
import { type Route, route, showAgain } from '../../web/index.ts';
import { addFeed } from '../feeds/add-feed.ts';
import { feedKinds, rhythms } from '../feeds/feed.ts';
import { RunBroken } from '../feeds/feed-deps.ts';
import { type Look, lookAtAddresses } from '../feeds/look-at-address.ts';
import { addressPage, foundPage } from './feed-new-pages.tsx';
import { mappingFrom } from './mapping-table.tsx';
import { sourceFrom, sourceShape } from './source-form.ts';

const door = ['coordinator', 'administrator'] as const;
const mostColumns = 300;

const addresses = z
  .string()
  .max(4000)
  .transform(lines =>
    lines
      .split(/\s+/)
      .filter(line => line !== '')
      .map(line => allowedAddress(line)?.href ?? ''),
  )
  .refine(
    list => list.length >= 1 && list.length <= 6 && !list.includes(''),
    'directory.feeds.error_address',
  );
/** Names of the columns of a table in their order; each is read as `map-<its place>` says. */
const column = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(300)).max(mostColumns),
);
const lookForm = z.looseObject({ addresses, column });
const addForm = z
  .looseObject({
    addresses,
    kind_of_feed: z.enum(feedKinds),
    column,
    ...sourceShape,
    every: z.enum(rhythms),
  })
  .refine(form => form.column.length === 0 || Object.values(mappingOf(form) ?? {}).includes('name'), {
    path: ['column'],
    message: 'directory.feeds.error_no_name',
  });

function mappingOf(form: Readonly<Record<string, unknown>> & { readonly column: readonly string[] }) {
  return form.column.length === 0 ? null : mappingFrom(form.column, name => form[name]);
}

/** Adding a feed in two steps: the address, then what stands there with whose it is and how often to ask. */
export function newFeedRoutes({ fetcher }: { readonly fetcher: Fetcher }): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/directory/feeds/new',
      door,
      handle: async ask => ask.page(addressPage(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/directory/feeds/new',
      door,
      form: lookForm,
      async handle(ask) {
        const { region } = ask.programme;
        const asked = ask.form.addresses.join('\n');
        const told = typedTexts(ask.form);
        try {
          const settings = {
            region,
            mapping: mappingOf(ask.form),
            organization: told['organization'] || null,
            fallbackKinds: told['kind'] ? [told['kind']] : [],
          };
          const look = await lookAtAddresses(fetcher, ask.form.addresses, settings, ask.now);
          return ask.page(foundPage(ask, { ...first(look), ...told, ...settled(look) }, null, look));
        } catch (error) {
          if (!(error instanceof RunBroken)) throw error;
          const errors = { addresses: ask.view.t.of(`directory.broken.${error.reason}`) };
          return ask.page(addressPage(ask, { addresses: asked }, errors), 422);
        }
      },
      again: showAgain(addressPage),
    }),
    route({
      method: 'post',
      path: '/directory/feeds',
      door,
      form: addForm,
      handle: ask =>
        ask.commit(async scope => {
          const { kind_of_feed, every } = ask.form;
          const source = sourceFrom(ask.form, ask.programme.region);
          const { runId } = await addFeed(scope, {
            kind: kind_of_feed,
            every,
            addresses: ask.form.addresses,
            source: {
              ...source,
              url: ask.form.addresses[0] ?? null,
              settings: { ...source.settings, mapping: mappingOf(ask.form) },
            },
          });
          return { to: `/directory/imports/${runId}`, flash: { key: 'directory.feeds.added' } };
        }),
      again: showAgain(foundPage),
    }),
  ];
}

/** What the answer itself suggests; whatever was typed goes before it. */
function first(look: Look): Typed {
  return {
    title: look.dataset?.title?.slice(0, 120) ?? '',
    licence: look.licence?.slice(0, 120) ?? '',
    organization: look.dataset?.publisher?.slice(0, 200) ?? '',
    every: 'day',
  };
}

function settled(look: Look): Typed {
  return { addresses: look.addresses.join('\n'), kind_of_feed: look.kind };
}

/** The texts of a form that were really typed. */
function typedTexts(form: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(form).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  );
  return Object.fromEntries(texts);
}
