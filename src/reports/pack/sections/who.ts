import type { ReleasedCut } from '../../released/index.ts';
import type { WhoFigures } from '../figures.ts';
import type { PaperPart, PaperSection } from '../paper.ts';
import { altOf, bars, count, type Pen } from './cells.ts';

/** Most bars of one drawing; the table has all. */
const MOST_BARS = 12;
/** How parts are named for whom nothing is recorded. */
const unknown = new Set(['', 'none', 'unknown', 'not_recorded']);

/** Who came, and from where. */
export function whoSection(pen: Pen, who: WhoFigures): PaperSection {
  const { t } = pen;
  return {
    id: 'who',
    title: t('pack.who.title'),
    sheet: t('pack.who.sheet'),
    says: [
      t('pack.who.says', { people: count(pen, who.people).text }),
      ...who.cuts
        .filter(one => !isTold(one))
        .map(({ cut }) => t('pack.who.no_cut', { cut: t(`pack.who.cut.${cut}`) })),
    ],
    parts: who.cuts.flatMap(one => (isTold(one) ? [partOf(pen, one.cut, one.parts ?? [])] : [])),
    caveats: [t('pack.caveat.uncounted'), t('pack.who.caveat.need')],
    definition: [t('pack.who.definition'), t('pack.definition.counts'), t('pack.definition.at_least')],
  };
}

/** Whether anything of a cut can be told. */
const isTold = ({ parts }: WhoFigures['cuts'][number]): boolean =>
  parts?.some(({ people }) => people !== null && people.value > 0) === true;

function partOf(
  pen: Pen,
  cut: ReleasedCut,
  parts: NonNullable<WhoFigures['cuts'][number]['parts']>,
): PaperPart {
  const { t } = pen;
  const told = parts.filter(({ people }) => people !== null && people.value > 0);
  const rows = told.map(({ part, people }) => ({
    label: nameOf(pen, cut, part),
    cell: count(pen, people),
  }));
  const drawn = bars(rows.slice(0, MOST_BARS));
  return {
    title: t(`pack.who.cut.${cut}`),
    ...(drawn.length > 1 ? { chart: { alt: altOf(pen, drawn), tone: 'hedge' as const, bars: drawn } } : {}),
    columns: [t(`pack.who.part.${cut}`), t('pack.people')],
    rows: [
      ...rows.map(({ label, cell }) => [{ text: label }, cell]),
      ...(parts.some(({ people }) => people === null)
        ? [[{ text: t('pack.who.others') }, { text: t('pack.hidden') }]]
        : []),
    ],
  };
}

/** The name of a part in words. */
export function nameOf({ t }: Pen, cut: ReleasedCut, part: string): string {
  if (unknown.has(part)) return t('reports.not_recorded');
  if (cut === 'route') return t.of(`referrals.route.${part}`);
  if (cut === 'need' && t.has(`codes.needs.${part}`)) return t.code('needs', part);
  const key = `pack.part.${cut}.${part}`;
  return t.has(key) ? t.of(key) : part;
}

export const isUnknown = (part: string): boolean => unknown.has(part);
