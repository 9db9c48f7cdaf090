import type { Details, Family } from './family.ts';
import { houseFamilies } from './house.ts';
import { keepingFamilies } from './keeping.ts';
import { publicFamilies } from './public.ts';
import { recordFamilies } from './records.ts';

/** Everything that is said of every address. */
export const families: readonly Family[] = [
  ...publicFamilies,
  ...recordFamilies,
  ...keepingFamilies,
  ...houseFamilies,
];

/** What is said of one address. */
export type Declared = Details & Pick<Family, 'rule' | 'who'>;

/** What is said, by `<method> <path>`. An address that is said twice is a mistake of the table. */
export const declared: ReadonlyMap<string, Declared> = new Map(
  families.flatMap(({ rule, who, routes }) =>
    Object.entries(routes).map(([address, details]): [string, Declared] => [
      address,
      { ...details, rule, who },
    ]),
  ),
);
