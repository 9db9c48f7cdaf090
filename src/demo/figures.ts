import type { Scope } from '../platform/database/index.ts';
import { regionOf } from '../programmes/index.ts';
import { type FigureSource, keepFigures, takeInFigures, useShipped } from '../reports/index.ts';
import { smallAreasOf } from './equality.ts';
import { coordinatorOf, type World } from './world.ts';

/** Adults of each area, about; their ages and sexes in shares. All of it is invented. */
const adults = [31_000, 14_500, 19_000, 16_000, 17_500] as const;
const ages = {
  '18-24': 10,
  '25-34': 15,
  '35-44': 20,
  '45-54': 18,
  '55-64': 15,
  '65-74': 12,
  '75-84': 7,
  '85+': 3,
};
const women = 0.51;
const groups = {
  ie: {
    white_irish: 84_000,
    irish_traveller: 900,
    roma: 150,
    white_other: 8_600,
    african: 900,
    black_other: 250,
    chinese: 200,
    south_asian: 1_400,
    asian_other: 700,
    arab: 300,
    mixed: 900,
    other_background: 400,
  },
  uk: {
    white_british: 71_000,
    white_irish: 2_100,
    gypsy_traveller: 60,
    white_other: 5_200,
    mixed: 3_000,
    indian: 3_600,
    pakistani: 5_700,
    chinese: 1_300,
    asian_other: 1_500,
    african: 1_700,
    caribbean: 2_000,
    arab: 900,
    other_background: 900,
  },
} as const;
const scores = [-24, -14, -8, -3, 4, 11, -17, 18] as const;

/** Figures of who lives there, read in as a co-ordinator would: said to be invented in the name of each, so that nobody takes them for real. */
export async function bringFigures(scope: Scope, world: World): Promise<void> {
  const { setting } = world;
  const profile = regionOf(setting.region);
  const here: Scope = { ...scope, actor: { ...scope.actor, id: coordinatorOf(world).id } };
  const dated = Temporal.PlainDate.from(setting.region === 'ie' ? '2022-04-03' : '2021-03-21');
  const bring = async (
    kind: FigureSource['kind'],
    what: string,
    lines: readonly (readonly (string | number)[])[],
  ): Promise<void> => {
    const source: FigureSource = {
      kind,
      title: `${setting.areaName}, ${what} (invented for the demonstration)`,
      publisher: setting.hostName,
      licence: 'CC0',
      webAddress: null,
      dated,
    };
    const file = new TextEncoder().encode(lines.map(line => line.join(',')).join('\n'));
    const sourceId = await keepFigures(here, { source, file, profile });
    if (sourceId !== null) await takeInFigures(here, { sourceId, profile });
  };
  await bring('census', 'adults by area, age and sex', [
    ['Area', 'Age', 'Sex', 'Persons'],
    ...setting.areas.flatMap(({ name }, at) =>
      Object.entries(ages).flatMap(([age, share]) =>
        (['Female', 'Male'] as const).map(sex => {
          const part = sex === 'Female' ? women : 1 - women;
          return [name, age, sex, Math.round(((adults[at] ?? 0) * share * part) / 100)];
        }),
      ),
    ),
  ]);
  await bring('census', 'adults by ethnic group', [
    ['Ethnic group', 'Persons'],
    ...Object.entries(groups[setting.region]),
  ]);
  const codes = smallAreasOf(setting).flat();
  if (setting.region === 'uk') {
    await useShipped(here, { profile });
    await bring('census', 'adults by small area', [
      ['LSOA', 'Persons'],
      ...codes.map((code, at) => [code, 1_150 + ((at * 137) % 400)]),
    ]);
    return;
  }
  await bring('deprivation', 'small areas', [
    ['Small area', 'Score', 'Population'],
    ...codes.map((code, at) => [code, scores[(at * 3) % scores.length] ?? 0, 210 + ((at * 37) % 160)]),
  ]);
}
