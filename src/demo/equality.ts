import { createHash } from 'node:crypto';
import { makeChance } from './chance.ts';
import type { Setting } from './setting.ts';

/** Small areas of each area of a programme in the demonstration. */
const EACH = 8;

/** Codes of small areas by area: invented in Ireland; in the UK such as the index that comes with the product knows, at random. */
export function smallAreasOf({
  region,
  areas,
}: Pick<Setting, 'region' | 'areas'>): readonly (readonly string[])[] {
  return areas.map((_, area) =>
    Array.from({ length: EACH }, (_, number) =>
      region === 'uk' ? `E0100${6080 + area * 20 + number}` : `03790${area}00${number + 1}`,
    ),
  );
}

const byLocale: Readonly<Record<string, string>> = {
  pl: 'white_other',
  uk: 'white_other',
  ar: 'arab',
  pt: 'mixed',
};
const most = { ie: 'white_irish', uk: 'white_british' } as const;
const others = {
  ie: ['irish_traveller', 'white_other', 'african', 'south_asian'],
  uk: ['white_irish', 'white_other', 'pakistani', 'indian', 'caribbean', 'mixed'],
} as const;

/**
 * What somebody of the demonstration answered where everybody is asked; some were not asked, some would rather not say. It hangs on their name
 * alone, so that nothing else of the demonstration changes with it.
 */
export function equalityOf(
  setting: Setting,
  of: {
    readonly name: string;
    readonly pronouns: string | null | undefined;
    readonly locale: string;
    readonly area: string;
  },
): { readonly sex: string | null; readonly ethnicity: string | null; readonly small_area: string | null } {
  const chance = makeChance(createHash('sha256').update(of.name).digest().readUInt32BE(0));
  const said = of.pronouns?.startsWith('she') ? 'female' : of.pronouns?.startsWith('he') ? 'male' : 'another';
  const background = chance.happens(0.93) ? most[setting.region] : chance.pick(others[setting.region]);
  const area = setting.areas.findIndex(one => one.name === of.area);
  const codes = smallAreasOf(setting)[area] ?? [];
  return {
    sex: chance.happens(0.1) ? null : chance.happens(0.03) ? 'not_said' : said,
    ethnicity: chance.happens(0.2)
      ? null
      : chance.happens(0.05)
        ? 'not_said'
        : (byLocale[of.locale] ?? background),
    small_area: chance.happens(0.35) || codes.length === 0 ? null : chance.pick(codes),
  };
}
