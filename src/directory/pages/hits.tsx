import { type Child, drawnForAll, Icon, Ltr, type View } from '../../ui/index.ts';
import { freshnessOf } from '../freshness.ts';
import type { Search } from '../search.ts';
import type { Found } from '../search-queries.ts';
import { type Stems, stemsOf, wordsThatFit } from './because.ts';
import { HitFacts, NextTime } from './hit-facts.tsx';

export type HitsProps = {
  readonly view: View;
  readonly found: readonly Found[];
  readonly words: string;
  readonly href: (serviceId: string) => string;
  /** What can be done with one, beside it. */
  readonly act?: (found: Found) => Child;
  /** Why each is here, instead of the words that were searched for. */
  readonly why?: (found: Found) => Child;
  /** The number of the first; 1 unless said. */
  readonly start?: number;
  /** Where a page has two lists, the name that parts the anchors of one from the other. */
  readonly mark?: string;
  /** What was asked for, so that each answer is said or named as a question. */
  readonly asked?: Search;
};

/** The services found, with why, what is known and what to ask. */
export function Hits({ view, found, words, href, act, why, start = 1, mark = 'service', asked }: HitsProps) {
  const stems = stemsOf(words);
  return (
    <ol class="hits" start={start}>
      {found.map((one, index) => (
        <li class="hit" id={`${mark}-${one.serviceId}`}>
          <span class="hit__n" aria-hidden="true">
            {index + start}
          </span>
          <div>
            <h3>
              <a href={href(one.serviceId)}>{one.name}</a>
            </h3>
            <Where view={view} one={one} />
            {one.description ? <p dir="auto">{shorten(one.description)}</p> : null}
            {why ? why(one) : <Why view={view} one={one} stems={stems} />}
            <NextTime view={view} one={one} />
            <HitFacts view={view} one={one} asked={asked} />
            <Confirmed view={view} confirmedOn={one.confirmedOn} />
          </div>
          {act ? <div class="hit__save">{act(one)}</div> : null}
        </li>
      ))}
    </ol>
  );
}

function Where({ view, one }: { readonly view: View; readonly one: Found }) {
  const named = one.organization !== null && one.organization !== one.name ? [one.organization] : [];
  const parts = [...named, ...placeParts(one)];
  return (
    <p class="quiet">
      {one.metres === null ? null : <Far view={view} metres={one.metres} about={one.approximate} />}
      <span dir="auto">{parts.join(' · ')}</span>
      {one.postalCode ? (
        <>
          {parts.length > 0 ? ' ' : ''}
          <Ltr>{one.postalCode}</Ltr>
        </>
      ) : null}
    </p>
  );
}

type FarProps = { readonly view: View; readonly metres: number; readonly about: boolean };

// Said to a hundred metres, and to a kilometre from ten on: so there are few ways of saying it.
function Far({ view, metres, about }: FarProps) {
  const step = metres < 10_000 ? 100 : 1000;
  const rounded = Math.round(metres / step) * step;
  return drawnForAll(view, `far ${about} ${rounded}`, bare => (
    <b class="nowrap">{distance(bare, rounded, about)} </b>
  ));
}

/** Name and street of a place. Many sources name a place by its address: then it is said once. */
export function placeParts({
  name,
  placeName,
  address,
}: Pick<Found, 'name' | 'placeName' | 'address'>): string[] {
  const parts = [placeName, address].filter(part => part !== null).filter(part => part !== name);
  const [place, street] = parts;
  if (!place || !street) return parts;
  const [one, other] = [place.toLowerCase(), street.toLowerCase()];
  if (one.includes(other)) return [place];
  return other.includes(one) ? [street] : parts;
}

/** "2.3 km away", with "about" where the position is only that of the postcode area. Next door is 0.1 km, never 0. */
export function distance({ t, say }: View, metres: number, approximate: boolean): string {
  const km = Math.max(metres / 1000, 0.1);
  const values = { km: say.number(km, km < 10 ? 1 : 0) };
  return approximate ? t('directory.hit.about_km', values) : t('directory.hit.km', values);
}

function Why({ view, one, stems }: { readonly view: View; readonly one: Found; readonly stems: Stems }) {
  const { t, say } = view;
  const fit = wordsThatFit(stems, [
    one.name,
    one.organization,
    one.description,
    one.placeName,
    one.address,
    one.eligibility,
  ]);
  return (
    <>
      {fit.length > 0 ? (
        <p class="hit__why">
          {t('directory.hit.because', { words: say.list(fit.map(word => `“${word}”`)) })}
        </p>
      ) : null}
      {one.kinds.length > 0 ? <Kinds view={view} kinds={one.kinds.slice(0, 3)} /> : null}
    </>
  );
}

function Kinds({ view, kinds }: { readonly view: View; readonly kinds: readonly string[] }) {
  return drawnForAll(view, `kinds ${kinds.join()}`, ({ t }) => (
    <p class="small quiet">{kinds.map(kind => t.code('asset_kinds', kind)).join(' · ')}</p>
  ));
}

/** When an entry was last confirmed; louder the older it is. */
export function Confirmed({
  view,
  confirmedOn,
}: {
  readonly view: View;
  readonly confirmedOn: Temporal.PlainDate | null;
}) {
  return drawnForAll(view, `confirmed ${confirmedOn}`, ({ t, say }) => {
    const freshness = freshnessOf(confirmedOn, say.today);
    const on = confirmedOn === null ? '' : say.date(confirmedOn);
    const old = freshness === 'stale' || freshness === 'never';
    return (
      <p class="hit__meta">
        {old ? (
          <span class="hit__stale">
            <Icon name="warn" />
            {freshness === 'never' ? t('directory.confirmed.never') : t('directory.confirmed.stale', { on })}
          </span>
        ) : (
          t(`directory.confirmed.${freshness}`, { on })
        )}
      </p>
    );
  });
}

function shorten(text: string): string {
  const line = /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
  if (line.length <= 180) return line;
  return `${line.slice(0, line.lastIndexOf(' ', 180))} …`;
}
