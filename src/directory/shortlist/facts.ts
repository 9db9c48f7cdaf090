import type { View } from '../../ui/index.ts';
import { freshnessOf } from '../freshness.ts';
import { accessMissing, nextTime } from '../pages/hit-facts.tsx';
import { placeParts } from '../pages/hits.tsx';
import { languageName } from '../pages/language-name.ts';
import { timesInWords } from '../pages/times.ts';
import type { Listed } from './shortlist-queries.ts';

/** What is compared, in the order of the rows. */
export const comparedFacts = [
  'what',
  'when',
  'next',
  'cost',
  'where',
  'access',
  'who',
  'languages',
  'join',
  'contact',
  'confirmed',
] as const;
export type ComparedFact = (typeof comparedFacts)[number];

/** Facts that are bound to differ between two services, so that marking them would say nothing. */
const alwaysDifferent: ReadonlySet<ComparedFact> = new Set(['next', 'where', 'contact', 'confirmed', 'what']);

/**
 * A fact of one service in words, line by line; none when nobody knows it.
 * @param paper true where the words are kept, so that no “tomorrow” may stand there
 */
export function factWords(view: View, one: Listed, fact: ComparedFact, paper = false): readonly string[] {
  const { t, say } = view;
  const some = (...texts: readonly (string | null)[]) =>
    texts.filter(text => text !== null && text !== '') as string[];
  return {
    what: () => some(one.kinds.map(kind => t.code('asset_kinds', kind)).join(' · ')),
    when: () => timesInWords(view, one.schedules),
    next: () => some(nextTime(view, { facts: { ...nothing, nextAt: one.nextAt } }, paper)),
    cost: () =>
      some(
        one.free === 'yes' ? t('directory.hit.free') : null,
        one.free === 'yes' ? null : one.fees,
        chargeOnly(view, one),
      ),
    where: () =>
      some(
        one.placeHidden
          ? t('directory.find.place_hidden')
          : [...placeParts(one), one.postalCode].filter(Boolean).join(', '),
        one.online ? t('directory.hit.online') : null,
        one.transportation,
      ),
    access: () => [
      ...one.accessYes.map(code => t.code('accessibility', code)),
      ...one.accessNo.map(code => accessMissing(view, code)),
    ],
    who: () => some(one.eligibility, ages(view, one)),
    languages: () => some(say.list(one.languages.map(code => languageName(view, code)))),
    join: () => some(one.join, one.openDoor === 'yes' ? t('directory.find.open_door') : null),
    contact: () => some(one.phone === null ? null : say.phone(one.phone), one.email),
    confirmed: () => {
      const freshness = freshnessOf(one.confirmedOn, say.today);
      if (one.confirmedOn === null || freshness === 'never') return [t('directory.confirmed.never')];
      return [t(`directory.confirmed.${freshness}`, { on: say.date(one.confirmedOn) })];
    },
  }[fact]();
}

const nothing = {
  latitude: null,
  longitude: null,
  placeHidden: false,
  nextAt: null,
  week: 0,
  accessYes: [],
  accessNo: [],
  languages: [],
  sex: 'unknown',
  minimumAge: null,
  maximumAge: null,
  openDoor: 'unknown',
} as const;

function chargeOnly({ t }: View, { free, fees }: Listed): string | null {
  return free === 'no' && fees === null ? t('directory.hit.charge') : null;
}

function ages({ t }: View, { minimumAge: from, maximumAge: to }: Listed): string | null {
  if (from !== null && to !== null) return t('directory.service.ages', { from, to });
  if (from !== null) return t('directory.service.age_from', { from });
  return to === null ? null : t('directory.service.age_to', { to });
}

/** Facts on which the services of a list do not agree; one that nobody knows of one of them counts. */
export function differing(view: View, list: readonly Listed[]): ReadonlySet<ComparedFact> {
  return new Set(
    comparedFacts.filter(fact => {
      if (alwaysDifferent.has(fact)) return false;
      return new Set(list.map(one => factWords(view, one, fact).join('\n'))).size > 1;
    }),
  );
}
