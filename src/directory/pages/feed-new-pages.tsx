import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  Select,
  StaffLayout,
  TextArea,
  type Typed,
  type View,
} from '../../ui/index.ts';
import type { Ask } from '../../web/index.ts';
import { rhythms } from '../feeds/feed.ts';
import type { Look } from '../feeds/look-at-address.ts';
import type { Columns } from '../reading/columns.ts';
import { MappingTable, mappingFrom, Sample } from './mapping-table.tsx';
import { OrukVerdictNotice } from './oruk-verdict.tsx';
import { SourceFields } from './source-fields.tsx';

type Shown = Pick<Ask<unknown, unknown, unknown>, 'view'>;

/** The first step: which address. */
export function addressPage({ view }: Shown, values: Typed, errors: FieldErrors | null): string {
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('directory.feeds.new')} current="feeds" frame="narrow">
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

/** The second: what stands there, how its columns are read, whose it is, how often to ask. */
export function foundPage(
  { view }: Shown,
  values: Typed,
  errors: FieldErrors | null,
  look: Look | null = null,
): string {
  const { t } = view;
  const props = { view, values, errors };
  const columns = look ? look.columns : columnsTyped(values);
  const names = columns?.map(one => one.column) ?? [];
  const mapping = values['map-0'] === undefined ? null : mappingFrom(names, name => values[name]);
  return document(
    <StaffLayout view={view} title={t('directory.feeds.new')} current="feeds">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/directory/feeds/new">{t('directory.feeds.new')}</BackLink>
        <h1>{t('directory.feeds.found')}</h1>
      </div>
      {look ? <FoundThere view={view} look={look} /> : null}
      <Form view={view} action="/directory/feeds">
        <input type="hidden" name="addresses" value={String(values['addresses'] ?? '')} />
        <input type="hidden" name="kind_of_feed" value={String(values['kind_of_feed'] ?? '')} />
        {columns ? (
          <section class="section stack" id="column">
            {columns.map(one => (
              <>
                <input type="hidden" name="column" value={one.column} />
                <input type="hidden" name="example" value={one.example} />
              </>
            ))}
            <MappingTable view={view} columns={columns} mapping={mapping} />
            <p>
              <Button look="quiet" formaction="/directory/feeds/new">
                {t('directory.preview.again')}
              </Button>
            </p>
          </section>
        ) : null}
        <SourceFields {...props} />
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

// The columns as the form carries them, where nothing was fetched anew.
function columnsTyped(values: Typed): Columns | null {
  const [names, examples] = [listOf(values['column']), listOf(values['example'])];
  return names.length === 0 ? null : names.map((column, at) => ({ column, example: examples[at] ?? '' }));
}

const listOf = (value: Typed[string]): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** What was found at the addresses: its kind, its first services, what is wrong with them. */
export function FoundThere({ view, look }: { readonly view: View; readonly look: Look }) {
  const { t } = view;
  return (
    <section class="section stack">
      <p>{t(`directory.feeds.kind.${look.kind}`)}</p>
      {look.dataset ? (
        <p>
          {t('directory.feeds.dataset', {
            count: look.dataset.addresses.length,
            used: look.addresses.length,
          })}
        </p>
      ) : null}
      {look.addresses.length > 1 ? (
        <ul class="bullets">
          {look.addresses.map(address => (
            <li class="breakable" dir="ltr">
              {address}
            </li>
          ))}
        </ul>
      ) : null}
      {look.unread ? (
        <Notice>{t.of(`directory.broken.${look.unread}`)}</Notice>
      ) : (
        <>
          <Sample view={view} services={look.services} />
          <p>{t('directory.feeds.found_problems', { count: look.problems })}</p>
        </>
      )}
      <OrukVerdictNotice view={view} verdict={look.oruk} />
    </section>
  );
}
