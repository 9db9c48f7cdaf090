import { newId } from '../../src/core/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { formToken } from '../../src/web/app.ts';
import type { Asker } from './cast.ts';
import type { Somebody } from './somebody.ts';
import { openHouse } from './world.ts';

type Furnishing = {
  readonly ownerUrl: string;
  readonly secret: Buffer;
  readonly database: Database;
  readonly people: Somebody[];
  readonly workers: readonly Asker[];
  readonly sql: (text: string, values: readonly unknown[]) => Promise<unknown>;
};

/** Adds what only the application itself can write as it should be: letters, plans of first visits, agreed plans. */
export async function furnish(world: Furnishing): Promise<void> {
  const house = await openHouse(world, world.database);
  const post = async (worker: Asker, path: string, fields: Readonly<Record<string, string>>) => {
    const _csrf = formToken(world.secret, { tokenHash: worker.tokenHash ?? Buffer.alloc(0) });
    const response = await house.app.request(path, {
      method: 'POST',
      headers: { cookie: worker.cookie ?? '', origin: 'http://localhost' },
      body: new URLSearchParams({ ...fields, _csrf, _once: newId() }),
    });
    if (response.status !== 303)
      throw new Error(`${response.status} for ${path}: ${(await response.text()).slice(-3000)}`);
    return response.headers.get('location') ?? '';
  };
  for (const [at, one] of world.people.entries()) {
    const worker = world.workers[workerOf[one.target] ?? -1];
    if (!worker) continue;
    const { referralId, introductionId, shortlistId } = one.ids;
    const kase = `/cases/${referralId}`;
    const kind = one.target === 'own_closed' ? 'person_closing' : 'we_are_here';
    const letter = await post(worker, `${kase}/letters`, { kind });
    const letterId = letter.split('/').at(-1) ?? '';
    await post(worker, `${kase}/introductions/${introductionId}/first-visit`, {
      over: '0',
      greeter: `${one.canary} greeter`,
      happens: `${one.canary} happens`,
    });
    if (one.target !== 'own_closed')
      await post(worker, `${kase}/plan/agree`, {
        revision: '1',
        'on-day': '20',
        'on-month': '11',
        'on-year': '2026',
        how: 'in_person',
      });
    const ids = { ...one.ids, letterId, file: `${letterId}.pdf`, shortlistFile: `${shortlistId}.pdf` };
    world.people[at] = { ...one, ids };
  }
  await house.close();
}

/** Which of the link workers has whom. */
const workerOf: Readonly<Partial<Record<Somebody['target'], number>>> = {
  own: 0,
  own_closed: 0,
  colleagues: 1,
  other_team: 2,
  other_programme: 3,
};
