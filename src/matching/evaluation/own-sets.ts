import { join } from 'node:path';
import type { SetFiles } from './read-set.ts';

const here = import.meta.dirname;
const fixtures = join(here, '../../directory/fixtures');

const open = {
  region: 'uk',
  services: [
    join(fixtures, 'trafford/sports_clubs.csv'),
    join(fixtures, 'trafford/trafford_childrens_centres.csv'),
    join(fixtures, 'trafford/trafford_green_flags.csv'),
    join(fixtures, 'trafford/trafford_libraries.csv'),
    join(fixtures, 'ohana-san-mateo'),
    join(fixtures, 'oruk-3.0/examples/service_full.json'),
  ],
} as const;

/** Two thirds of the statements over open data: what the lexicon and the weights may be changed by. */
export const tunedSet: SetFiles = {
  ...open,
  title: 'Open data, the two thirds that may be tuned on',
  statements: join(here, 'open/statements.json'),
  judgments: join(here, 'open/judgments.json'),
};

/** The third that is kept apart. */
export const heldOutSet: SetFiles = {
  ...open,
  title: 'Open data, the third kept apart',
  statements: join(here, 'open/held-out-statements.json'),
  judgments: join(here, 'open/held-out-judgments.json'),
};

/** The invented services of the demonstration: another kind of list, never tuned on and never mixed with open data. */
export const inventedSet: SetFiles = {
  region: 'ie',
  title: 'Invented services of County Clare, never tuned on',
  services: [join(here, '../../demo/data/clare-services.json')],
  statements: join(here, 'clare/statements.json'),
  judgments: join(here, 'clare/judgments.json'),
};
