import { languageCode } from './languages.ts';

/** What allocation looks at in a referral. */
export type WhoWaits = {
  readonly areaId: string | null;
  /** Languages the person would like to speak, as codes or as they wrote it. */
  readonly languages: readonly string[];
  readonly needs: readonly string[];
};

/** Languages a referral asks for, as codes where they are understood. */
export function spokenBy(referral: {
  readonly locale: string;
  readonly interpreter_language: string | null;
}): readonly string[] {
  return [referral.locale, referral.interpreter_language].filter(one => one !== null).map(languageCode);
}

/** What allocation looks at in a link worker. */
export type WhoMight = {
  readonly id: string;
  readonly name: string;
  readonly areaIds: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** People they work with now. */
  readonly open: number;
  /** What these weigh, in ordinary cases; shown beside the number. */
  readonly weighted?: number;
  readonly capacity: number;
};

/** One thing that speaks for or against somebody; shown with the suggestion. */
export type FitReason =
  | { readonly kind: 'area'; readonly fits: boolean }
  | { readonly kind: 'language'; readonly fits: boolean; readonly language: string }
  | { readonly kind: 'skill'; readonly fits: true; readonly skill: string }
  | {
      readonly kind: 'load';
      readonly fits: boolean;
      readonly open: number;
      readonly capacity: number;
      readonly weighted?: number;
    };

export type Fit = {
  readonly worker: WhoMight;
  readonly reasons: readonly FitReason[];
  readonly score: number;
};

const weight = { area: 3, language: 4, skill: 1 } as const;

/**
 * Link workers by how well they fit: those with room first, then language, area, skills, then who carries least. The
 * reasons are for the co-ordinator, who decides.
 */
export function rankWorkers(who: WhoWaits, workers: readonly WhoMight[]): readonly Fit[] {
  return workers
    .map(worker => fitOf(who, worker))
    .sort(
      (one, other) =>
        Number(hasRoom(other)) - Number(hasRoom(one)) ||
        other.score - one.score ||
        load(one) - load(other) ||
        one.worker.name.localeCompare(other.worker.name),
    );
}

/** English is everybody's, so only another language speaks for or against somebody. */
function fitOf(who: WhoWaits, worker: WhoMight): Fit {
  const area = who.areaId !== null && worker.areaIds.includes(who.areaId);
  const wanted = who.languages.map(languageCode).filter(language => language !== 'en' && language !== '');
  const spoken = worker.languages.map(languageCode);
  const skills = worker.skills.filter(skill => who.needs.includes(skill));
  const languages = wanted.map(language => ({ language, fits: spoken.includes(language) }));
  const reasons: readonly FitReason[] = [
    ...(who.areaId === null ? [] : [{ kind: 'area' as const, fits: area }]),
    ...languages.map(one => ({ kind: 'language' as const, ...one })),
    ...skills.map(skill => ({ kind: 'skill' as const, fits: true as const, skill })),
    {
      kind: 'load',
      fits: worker.open < worker.capacity,
      open: worker.open,
      capacity: worker.capacity,
      ...(worker.weighted === undefined ? {} : { weighted: worker.weighted }),
    },
  ];
  const spokenCount = languages.filter(one => one.fits).length;
  const score =
    (area ? weight.area : 0) + spokenCount * weight.language + Math.min(skills.length, 2) * weight.skill;
  return { worker, reasons, score };
}

function hasRoom({ worker }: Fit): boolean {
  return worker.open < worker.capacity;
}

function load({ worker }: Fit): number {
  return worker.capacity === 0 ? 1 : worker.open / worker.capacity;
}
