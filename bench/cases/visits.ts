import { newId } from '../../src/core/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { Visit } from '../recording.ts';
import type { Size } from '../world/size.ts';
import { caseOf, signInCoordinators, signInWorkers } from '../world/who.ts';
import { familyNames } from '../world/words.ts';

/** A page of the product with the visits by which it is measured. */
export type PageCase = {
  readonly name: string;
  visits(database: Database, size: Size): Promise<readonly Visit[]>;
};

const ofWorkers =
  (paths: (worker: Awaited<ReturnType<typeof signInWorkers>>[number], size: Size) => readonly string[]) =>
  async (database: Database, size: Size): Promise<readonly Visit[]> =>
    (await signInWorkers(database, size)).flatMap(worker =>
      paths(worker, size).map(path => ({ path, cookie: worker.cookie })),
    );

const visitors =
  (path: (programme: number) => readonly string[], form?: NonNullable<Visit['form']>) =>
  async (_: Database, size: Size): Promise<readonly Visit[]> =>
    Array.from({ length: Math.min(6, size.programmes) }, (__, index) => path(index + 1))
      .flat()
      .map(one => ({ path: one, cookie: '', ...(form ? { form } : {}) }));

/** A professional's referral as the browser sends it, with a key of its own each time. */
const referral = () => ({
  _once: newId(),
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  given_name: 'Breda',
  family_name: 'Hayes',
  'born-day': '29',
  'born-month': '2',
  'born-year': '1948',
  locale: 'en',
  phone: '020 915 0142',
  postcode: 'V95 XY12',
  words: 'The house is quiet since Pat died.',
  needs_people: ['lonely', 'bereavement'],
  consents: ['take_part', 'keep_record'],
  consent_how: 'in_person',
  referrer_name: 'Dr Ana Costa',
  referrer_role: 'gp',
  referrer_email: 'ana@example.org',
});

export const pages: readonly PageCase[] = [
  { name: 'today', visits: ofWorkers(() => ['/today']) },
  {
    name: 'today-coordinator',
    visits: async (database, size) =>
      (await signInCoordinators(database, size)).map(cookie => ({ path: '/today', cookie })),
  },
  { name: 'board', visits: ofWorkers(() => ['/board']) },
  {
    name: 'case',
    visits: ofWorkers((worker, size) => [0, 4, 5].map(rank => `/cases/${caseOf(size, worker, rank)}`)),
  },
  {
    name: 'search-people',
    visits: ofWorkers(({ worker }) => [
      `/search?q=${encodeURIComponent(familyNames[worker * 3] ?? '')}`,
      `/search?q=${encodeURIComponent(`Breda ${familyNames[worker * 2] ?? ''}`)}`,
    ]),
  },
  {
    name: 'find',
    visits: visitors(programme => [
      `/p${programme}/find?q=singing+group&near=V95&within=20&free=yes&step_free=yes`,
      `/p${programme}/find?q=gardening&near=V15&within=20&free=yes&step_free=yes`,
    ]),
  },
  { name: 'refer-form', visits: visitors(programme => [`/p${programme}/refer`]) },
  { name: 'refer-post', visits: visitors(programme => [`/p${programme}/refer`], referral) },
];
