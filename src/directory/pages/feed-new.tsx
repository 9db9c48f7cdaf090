import { z } from 'zod';
import type { Fetcher } from '../../platform/fetching/index.ts';
import { allowedAddress } from '../../platform/fetching/index.ts';
import {
  BackLink,
  Button,
  DataTable,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  Select,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { addFeed } from '../feeds/add-feed.ts';
import { feedKinds, rhythms } from '../feeds/feed.ts';
import { RunBroken } from '../feeds/feed-deps.ts';
import { type Look, lookAtAddresses } from '../feeds/look-at-address.ts';
import { sourceKey } from '../sources.ts';
import { OrukVerdictNotice } from './oruk-verdict.tsx';

const door = ['coordinator', 'administrator'] as const;

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

const addForm = z.object({
  addresses,
  kind: z.enum(feedKinds),
  title: text({ missing: 'directory.imports.error_title', max: 120 }),
  licence: text({ missing: 'directory.imports.error_licence', max: 120 }),
  attribution: optionalText({ max: 500 }),
  organization: optionalText({ max: 200 }),
  every: z.enum(rhythms),
});

/** Adding a feed in two steps: the address, then what stands there with whose it is and how often to ask. */
export function newFeedRoutes({ fetcher }: { readonly fetcher: Fetcher }): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/directory/feeds/new',
      door,
      handle: async ask => ask.page(await addressPage(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/directory/feeds/new',
      door,
      form: z.object({ addresses }),
      async handle(ask) {
        const { region } = ask.programme;
        const typed = ask.form.addresses.join('\n');
        try {
          const settings = { region, mapping: null, organization: null, fallbackKinds: [] };
          const look = await lookAtAddresses(fetcher, ask.form.addresses, settings, ask.now);
          const kept = {
            addresses: look.addresses.join('\n'),
            kind: look.kind,
            licence: look.licence ?? '',
            every: 'day',
          };
          return ask.page(await foundPage(ask, kept, null, look));
        } catch (error) {
          if (!(error instanceof RunBroken)) throw error;
          const errors = { addresses: ask.view.t.of(`directory.broken.${error.reason}`) };
          return ask.page(await addressPage(ask, { addresses: typed }, errors), 422);
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
          const { title, licence, attribution, organization, kind, every } = ask.form;
          const { region } = ask.programme;
          const { runId } = await addFeed(scope, {
            kind,
            every,
            addresses: ask.form.addresses,
            source: {
              key: `${region}-${sourceKey(title)}`,
              title,
              region,
              licence,
              licenceUrl: null,
              attribution,
              url: ask.form.addresses[0] ?? null,
              correctAsOf: null,
              settings: { mapping: null, organization, fallbackKinds: [] },
            },
          });
          return { to: `/directory/imports/${runId}`, flash: { key: 'directory.feeds.added' } };
        }),
      again: showAgain(foundPage),
    }),
  ];
}

async function addressPage(
  ask: Ask<unknown, unknown, unknown>,
  values: Typed,
  errors: FieldErrors | null,
): Promise<string> {
  const { view } = ask;
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('directory.feeds.new')} current="imports" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/directory/feeds">{t('directory.feeds.title')}</BackLink>
        <h1>{t('directory.feeds.new')}</h1>
        <p class="lead">{t('directory.feeds.look_lead')}</p>
      </div>
      <Form view={view} action="/directory/feeds/new">
        <TextArea
          view={view}
          name="addresses"
          label={t('directory.feeds.address')}
          hint={t('directory.feeds.address_hint')}
          values={values}
          errors={errors}
          rows={3}
        />
        <FormEnd>
          <Button way>{t('directory.feeds.look')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

async function foundPage(
  ask: Ask<unknown, unknown, unknown>,
  values: Typed,
  errors: FieldErrors | null,
  look: Look | null = null,
): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const props = { view, values, errors };
  return document(
    <StaffLayout view={view} title={t('directory.feeds.new')} current="imports" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/directory/feeds/new">{t('directory.feeds.new')}</BackLink>
        <h1>{t('directory.feeds.found')}</h1>
      </div>
      {look ? <Found view={view} look={look} /> : null}
      <Form view={view} action="/directory/feeds">
        <input type="hidden" name="addresses" value={String(values['addresses'] ?? '')} />
        <input type="hidden" name="kind" value={String(values['kind'] ?? '')} />
        <TextField {...props} name="title" label={t('directory.imports.name')} maxlength={120} />
        <TextField
          {...props}
          name="licence"
          label={t('directory.imports.licence')}
          hint={t('directory.imports.licence_hint')}
          maxlength={120}
        />
        <TextField
          {...props}
          name="attribution"
          label={t('directory.imports.attribution')}
          hint={t('directory.imports.attribution_hint')}
          optional
        />
        <TextField
          {...props}
          name="organization"
          label={t('directory.imports.organization')}
          hint={t('directory.imports.organization_hint')}
          optional
        />
        <Select
          {...props}
          name="every"
          label={t('directory.feeds.every')}
          options={rhythms.map(value => ({ value, label: t(`directory.feeds.every.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('directory.feeds.add')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

function Found({ view, look }: { readonly view: View; readonly look: Look }) {
  const { t, say } = view;
  return (
    <section class="section">
      <p>{t(`directory.feeds.kind.${look.kind}`)}</p>
      <DataTable
        caption={t('directory.preview.sample')}
        rows={look.services}
        rowKey={row => row.key}
        columns={[
          { label: t('directory.field.name'), head: true, cell: row => <span dir="auto">{row.name}</span> },
          {
            label: t('directory.find.kind'),
            cell: row => say.list(row.kinds.map(kind => t.code('asset_kinds', kind))) || t('ui.not_known'),
          },
        ]}
      />
      <p>{t('directory.feeds.found_problems', { count: look.problems })}</p>
      <OrukVerdictNotice view={view} verdict={look.oruk} />
    </section>
  );
}
