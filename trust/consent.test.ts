import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { templateNames, templateOf } from '../src/messages/templates.ts';
import { type UseName, useNames, uses } from '../src/people/index.ts';
import { publicReferralRoutes } from '../src/referrals/index.ts';
import { reportRoutes } from '../src/reports/index.ts';
import { openRooms } from '../src/rooms.tsx';
import { type TestApp, testApp } from '../src/web/testing.ts';
import { scenes } from './consent/scenes.ts';
import { files, lettersWithoutUse, routines } from './consent/ways-out.ts';
import { sayNo, somebodyWhoAgreed, waysToSayNo } from './consent/world.ts';
import { figure } from './figures.ts';

/** Whatever leaves the house or is used for a purpose, with consent taken back while it is under way. */
describe('a consent that is taken back', () => {
  let app: TestApp;
  const late: string[] = [];
  const told = { cases: 0, withdrawals: 0 };
  before(async () => {
    app = await testApp([...publicReferralRoutes, ...reportRoutes]);
  });
  after(async () => {
    await app.close();
    figure('consent', { uses: useNames.length, ...told, late: late.length });
  });

  test('every message, file and routine says which use it is, or why it is none', async () => {
    const nothing = {
      config: { mailUrl: 'smtp://127.0.0.1:1', publicUrl: '' },
      database: {},
      web: {},
    } as unknown;
    const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
    await rooms.close();
    const silent = templateNames.filter(name => !templateOf(name)?.use === !lettersWithoutUse[name]);
    assert.deepEqual(silent, [], 'messages');
    const taken = rooms.routes
      .filter(
        ({ path, door }) =>
          Array.isArray(door) && /\.(csv|json|ndjson|pdf|zip|xlsx)\b|export|data-set/.test(path),
      )
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(
      taken.filter(one => !files[one]),
      [],
      'files',
    );
    const clock = rooms.routines.map(one => one.name);
    assert.deepEqual(
      clock.filter(name => !routines[name]),
      [],
      'routines',
    );
    for (const says of [...Object.values(files), ...Object.values(routines)]) {
      const use = /^use (\w+)/.exec(says)?.[1];
      assert.ok(use === undefined || useNames.includes(use as UseName), says);
    }
  });

  test('every use is tried', () => {
    const tried = new Set(scenes.map(scene => scene.use));
    assert.deepEqual(
      useNames.filter(name => !tried.has(name)),
      [],
    );
  });

  for (const scene of scenes) {
    test(`${scene.use}: ${scene.name}`, async () => {
      const agreed = await somebodyWhoAgreed(app, scene.state);
      const used = await scene.happens(agreed, await scene.begin(agreed));
      assert.ok(used > 0, 'with consent it happens, or this proves nothing');
      for (const way of waysToSayNo) {
        if (way === 'a no to this one' && !scene.recipient) continue;
        const person = await somebodyWhoAgreed(app, scene.state);
        const begun = await scene.begin(person);
        await sayNo(person, way, uses[scene.use].purpose, scene.recipient?.(person) ?? null);
        told.withdrawals += 1;
        told.cases += 1;
        if ((await scene.happens(person, begun)) > 0) late.push(`${scene.name}: ${way}`);
      }
      assert.deepEqual(late, []);
    });
  }
});
