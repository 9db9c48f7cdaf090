import { assetKinds } from '../../programmes/index.ts';
import { Button, Fold, Form, Select, TextField, Tick, type View } from '../../ui/index.ts';
import { searchOrders } from '../search.ts';
import { distances, type FindQuery, type Near, orderIn } from './find-query.ts';

export type SearchFormProps = {
  readonly view: View;
  readonly path: string;
  readonly query: FindQuery;
  readonly near: Near | null;
  /** The public form leaves the order out. */
  readonly simple?: boolean;
  /** Other parts of the address that must stay. */
  readonly kept?: Readonly<Record<string, string>>;
};

/** The search as a form that is sent by its address. */
export function SearchForm({ view, path, query, near, simple, kept = {} }: SearchFormProps) {
  const { t, say } = view;
  const region = view.programme?.region ?? 'ie';
  return (
    <Form view={view} action={path} method="get" live={simple ? undefined : 'results'}>
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {query.for ? <input type="hidden" name="for" value={query.for} /> : null}
      <TextField
        view={view}
        name="q"
        type="search"
        label={t('directory.find.words')}
        hint={t('directory.find.words_hint')}
        value={query.q}
        maxlength={500}
        size="full"
      />
      <p class="acts">
        <Button icon="search">{t('directory.find.search')}</Button>
      </p>
      <Fold summary={t('directory.find.narrow')} open={narrowed(query)}>
        <div class="find-fields">
          <Select
            view={view}
            name="kind"
            label={t('directory.find.kind')}
            value={query.kind}
            blank={t('directory.find.any_kind')}
            options={assetKinds.codes.map(code => ({ value: code, label: t.code('asset_kinds', code) }))}
          />
          <TextField
            view={view}
            name="near"
            label={t(`directory.find.near_${region}`)}
            hint={t(`directory.find.near_hint_${region}`)}
            value={query.near}
            maxlength={40}
            size="short"
            autocomplete="postal-code"
          />
          <Select
            view={view}
            name="within"
            label={t('directory.find.within')}
            value={query.within === null ? '' : String(query.within)}
            blank={t('directory.find.any_distance')}
            options={distances.map(km => ({
              value: String(km),
              label: t('directory.find.km', { km: say.number(km) }),
            }))}
          />
          {simple ? null : (
            <Select
              view={view}
              name="order"
              label={t('directory.find.order')}
              value={orderIn(query, near)}
              options={searchOrders.map(order => ({
                value: order,
                label: t(`directory.find.order_${order}`),
              }))}
            />
          )}
        </div>
        <fieldset class="group find-only">
          <legend>{t('directory.find.only')}</legend>
          <div class="tiles tiles--3">
            <Tick
              view={view}
              name="free"
              label={t('directory.find.free')}
              hint={t('directory.find.unknown_kept')}
              checked={query.free !== null}
            />
            <Tick
              view={view}
              name="step_free"
              label={t('directory.find.step_free')}
              hint={t('directory.find.unknown_kept')}
              checked={query.step_free !== null}
            />
            <Tick
              view={view}
              name="online"
              label={t('directory.find.online')}
              checked={query.online !== null}
            />
          </div>
        </fieldset>
      </Fold>
    </Form>
  );
}

// A place alone is said above the results; the fields stay folded so that a phone shows what was found.
function narrowed({ kind, within, free, step_free, online }: FindQuery): boolean {
  return [kind, within, free, step_free, online].some(value => value !== null);
}
