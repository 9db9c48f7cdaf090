import { assetKinds, needs } from '../../programmes/index.ts';
import {
  Button,
  type Child,
  drawnForAll,
  Fold,
  Form,
  Select,
  TextField,
  Tick,
  type View,
} from '../../ui/index.ts';
import { searchOrders } from '../search.ts';
import { weekDays, weekParts } from '../search-week.ts';
import {
  accessAsked,
  distances,
  type FindPlace,
  type FindQuery,
  isNarrowed,
  type Near,
  offeredLanguages,
  orderIn,
} from './find-query.ts';
import { languageName } from './language-name.ts';
import { TickRow } from './tick-row.tsx';

export type SearchFormProps = {
  readonly view: View;
  readonly place: FindPlace;
  readonly near: Near | null;
  /** The public form is not renewed while one types, since public pages carry no script. */
  readonly simple?: boolean;
  /** Other parts of the address that must stay. */
  readonly kept?: Readonly<Record<string, string>>;
};

type Part = Pick<SearchFormProps, 'view' | 'near' | 'simple'> & { readonly query: FindQuery };

/**
 * The search as a form that is sent by its address. Words and place are in sight, the rest is one fold away. On the public
 * page the fold stays closed over what was found, or a phone would show nothing but the form: chips name what was asked.
 */
export function SearchForm({ view, place, near, simple = false, kept = {} }: SearchFormProps) {
  const { t } = view;
  const { path, query } = place;
  const hidden = { ...kept, for: query.for, map: query.map, at: query.at, list: query.list.join(',') };
  return (
    <Form view={view} action={path} method="get" live={simple ? undefined : 'results'}>
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
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
      <Where view={view} query={query} near={near} />
      <p class="acts">
        <Button icon="search">{t('directory.find.search')}</Button>
      </p>
      <Fold summary={t('directory.find.narrow')} open={!simple && isNarrowed(query)}>
        <div class="find-fields">
          {keptFor(view, query, ['need', 'kind', 'language', 'who'], About)}
          <AgeAndOrder view={view} query={query} near={near} simple={simple} />
        </div>
        {keptFor(view, query, ['day', 'time'], When)}
        {keptFor(view, query, ['free', 'no_referral', 'online', 'confirmed'], Only)}
        {keptFor(view, query, ['access'], Access)}
      </Fold>
    </Form>
  );
}

type Chosen<Name extends keyof FindQuery> = { readonly view: View; readonly query: Pick<FindQuery, Name> };

/** A part of the form that hangs on these choices and on nothing else is the same for everybody, and drawn once for each. */
function keptFor<Name extends keyof FindQuery>(
  view: View,
  query: FindQuery,
  names: readonly Name[],
  Piece: (chosen: Chosen<Name>) => Child,
) {
  const chosen = Object.fromEntries(names.map(name => [name, query[name]])) as Pick<FindQuery, Name>;
  return drawnForAll(view, `find ${JSON.stringify(chosen)}`, bare => Piece({ view: bare, query: chosen }));
}

function Access({ view: { t }, query }: Chosen<'access'>) {
  return (
    <Fold summary={t('directory.find.access')} open={query.access.length > 0}>
      <TickRow
        name="access"
        legend={t('directory.find.access_legend')}
        hint={t('directory.find.unknown_kept')}
        options={accessAsked.map(code => ({ value: code, label: t.code('accessibility', code) }))}
        chosen={query.access}
      />
    </Fold>
  );
}

function Where({ view, query }: Part) {
  const { t, say } = view;
  const region = view.programme?.region ?? 'ie';
  return (
    <div class="find-fields find-fields--where">
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
    </div>
  );
}

function About({ view, query }: Chosen<'need' | 'kind' | 'language' | 'who'>) {
  const { t } = view;
  const languages = new Set([...offeredLanguages, ...(query.language ? [query.language] : [])]);
  return (
    <>
      <Select
        view={view}
        name="need"
        label={t('directory.find.need')}
        value={query.need}
        blank={t('directory.find.any_need')}
        options={needs.codes.map(code => ({ value: code, label: t.code('needs', code) }))}
      />
      <Select
        view={view}
        name="kind"
        label={t('directory.find.kind')}
        value={query.kind}
        blank={t('directory.find.any_kind')}
        options={assetKinds.codes.map(code => ({ value: code, label: t.code('asset_kinds', code) }))}
      />
      <Select
        view={view}
        name="language"
        label={t('directory.find.language')}
        value={query.language}
        blank={t('directory.find.any_language')}
        options={[...languages]
          .map(code => ({ value: code, label: languageName(view, code) }))
          .toSorted((one, other) => one.label.localeCompare(other.label, view.locale))}
      />
      <Select
        view={view}
        name="who"
        label={t('directory.find.who')}
        value={query.who}
        blank={t('directory.find.anyone')}
        options={[
          { value: 'women', label: t('directory.find.women') },
          { value: 'men', label: t('directory.find.men') },
        ]}
      />
    </>
  );
}

function AgeAndOrder({ view, query, near, simple }: Part) {
  const { t } = view;
  return (
    <>
      <TextField
        view={view}
        name="age"
        label={t('directory.find.age')}
        value={query.age === null ? '' : String(query.age)}
        inputmode="numeric"
        maxlength={3}
        size="short"
      />
      <Select
        view={view}
        name="order"
        label={t('directory.find.order')}
        value={orderIn(query, near)}
        options={searchOrders
          .filter(order => !simple || order !== 'distance' || near !== null)
          .map(order => ({ value: order, label: t(`directory.find.order_${order}`) }))}
      />
    </>
  );
}

function When({ view: { t }, query }: Chosen<'day' | 'time'>) {
  return (
    <>
      <TickRow
        name="day"
        legend={t('directory.find.day')}
        hint={t('directory.find.times_kept')}
        options={weekDays.map(day => ({ value: day, label: t(`directory.find.day_${day}`) }))}
        chosen={query.day}
      />
      <TickRow
        name="time"
        legend={t('directory.find.time')}
        options={weekParts.map(part => ({ value: part, label: t(`directory.find.time_${part}`) }))}
        chosen={query.time}
      />
    </>
  );
}

function Only({ view, query }: Chosen<'free' | 'no_referral' | 'online' | 'confirmed'>) {
  const { t } = view;
  const ticks = [
    { name: 'free', label: t('directory.find.free'), hint: t('directory.find.unknown_kept') },
    { name: 'no_referral', label: t('directory.find.open_door'), hint: t('directory.find.unknown_kept') },
    { name: 'online', label: t('directory.find.online'), hint: undefined },
  ] as const;
  return (
    <fieldset class="group find-only">
      <legend>{t('directory.find.only')}</legend>
      <div class="tiles tiles--3">
        {ticks.map(({ name, label, hint }) => (
          <Tick view={view} name={name} label={label} hint={hint} checked={query[name] !== null} />
        ))}
        <Tick
          view={view}
          name="confirmed"
          value="lately"
          label={t('directory.find.confirmed')}
          hint={t('directory.find.confirmed_hint')}
          checked={query.confirmed !== null}
        />
      </div>
    </fieldset>
  );
}
