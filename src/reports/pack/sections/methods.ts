import type { WhoFigures } from '../figures.ts';
import type { MeasureFigures } from '../figures-of-change.ts';
import type { Told } from '../fit.ts';
import { METHODS, type PaperSection } from '../paper.ts';
import { count, ofHundred, type Pen } from './cells.ts';
import { isUnknown } from './who.ts';

/** What is not recorded: the same figures as in the answers, put together so that nobody has to look for them. */
export function qualitySection(pen: Pen, who: WhoFigures, measures: readonly MeasureFigures[]): PaperSection {
  const { t } = pen;
  const first = measures[0];
  return {
    id: 'quality',
    title: t('pack.quality.title'),
    sheet: t('pack.quality.sheet'),
    says: [t('pack.quality.says')],
    parts: [
      {
        title: t('pack.quality.people'),
        columns: [t('pack.what'), t('pack.people')],
        rows: who.cuts.map(({ cut, parts }) => [
          { text: t(`pack.who.part.${cut}`) },
          count(pen, gapOf(parts)),
        ]),
      },
      ...(first?.missing.end
        ? [
            {
              title: t('pack.quality.answers'),
              columns: [t('pack.what'), t('pack.of100')],
              rows: (['start', 'end', 'both'] as const).map(which => [
                { text: t(`pack.help.no.${which}`) },
                ofHundred(pen, first.missing[which]),
              ]),
            },
          ]
        : []),
    ],
    caveats: [t('pack.quality.caveat')],
    definition: [],
  };
}

/** A cut that is told and has no such part has everybody on record. */
function gapOf(parts: WhoFigures['cuts'][number]['parts']): Told {
  if (parts === null) return null;
  const gap = parts.find(one => isUnknown(one.part));
  return gap ? gap.people : { value: 0, atLeast: false };
}

/** How the figures were made. */
export function methodsSection({ t }: Pen): PaperSection {
  return {
    id: 'methods',
    title: t('pack.methods.title'),
    sheet: t('pack.methods.sheet'),
    says: [
      t('pack.methods.cohort'),
      t('pack.methods.small'),
      t('pack.methods.once'),
      t('pack.methods.sure'),
      t('pack.methods.words'),
      t('pack.methods.version', { version: METHODS }),
    ],
    parts: [],
    caveats: [],
    definition: [],
  };
}

/** What no figure in the pack can prove. */
export function limitsSection({ t }: Pen): PaperSection {
  return {
    id: 'limits',
    title: t('pack.limits.title'),
    sheet: t('pack.limits.sheet'),
    says: [
      t('pack.limits.compare'),
      t('pack.limits.mean'),
      t('pack.limits.missing'),
      t('pack.limits.groups'),
      t('pack.limits.reach'),
      t('pack.limits.money'),
    ],
    parts: [],
    caveats: [],
    definition: [],
  };
}
