import { type Face, type LetterDocument, squaresOf } from '../../letters/index.ts';
import { areaIn, hoursIn, type Programme } from '../../programmes/index.ts';
import type { Locale, View } from '../../ui/index.ts';

/** What can be printed for a practice. */
export const sheetKinds = ['cards', 'poster', 'poster_a3'] as const;
export type SheetKind = (typeof sheetKinds)[number];

type CardFacts = {
  readonly programme: Programme;
  readonly organisation: string;
  readonly code: string;
  /** `https://example.org/clare/code`: where a code is typed. */
  readonly address: string;
  /** ISO day, for the file's properties. */
  readonly on: string;
  readonly kind: SheetKind;
  /** A view in each language that is wanted; never empty. */
  readonly views: readonly [View, ...View[]];
};

/** Referral cards, four on a sheet, or a poster, one page for each language. */
export function cardSheet(facts: CardFacts): LetterDocument {
  const { programme, kind, views } = facts;
  const [first] = views;
  const title = first.t(kind === 'cards' ? 'paper.card.file' : 'paper.poster.file', {
    organisation: facts.organisation,
  });
  return {
    lang: first.locale,
    size: 'standard',
    title,
    author: programme.hostName,
    date: facts.on,
    head: { brand: null, programme: null, from: [] },
    to: [],
    aside: [],
    blocks: [],
    sheet: {
      kind: kind === 'cards' ? 'cards' : 'poster',
      paper: kind === 'poster_a3' ? 'a3' : 'a4',
      faces: views.map(view => faceOf(facts, view)),
    },
    foot: '',
    unprintable: first.t('letters.unprintable'),
  };
}

function faceOf({ programme, organisation, code, address }: CardFacts, view: View): Face {
  const { t, say, locale } = view;
  const lang: Locale = locale;
  return {
    lang,
    programme: programme.name,
    title: t('paper.card.title'),
    lead: t('paper.card.lead', { area: areaIn(programme, locale) }),
    points: [t('paper.card.point1'), t('paper.card.point2'), t('paper.card.point3')],
    ring: t('paper.card.ring'),
    phone: say.phone(programme.phone).replaceAll(' ', '\u00a0'),
    hours: hoursIn(programme, locale),
    web: t('paper.card.web'),
    address: address.replace(/^https?:\/\//, ''),
    codeLabel: t('paper.card.code'),
    code,
    from: t('paper.card.from', { organisation }),
    urgent: t('paper.card.urgent', { number: programme.region === 'uk' ? '999' : '112' }),
    qr: squaresOf(`${address}/${code}`),
    qrAlt: t('paper.card.qr', { address: `${address}/${code}` }),
  };
}
