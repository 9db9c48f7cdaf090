import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aoife, clare } from './addresses.ts';
import { send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';

/** What a link worker writes every day works where no script runs. */
describe('staff without scripts', () => {
  let house: House;
  let worker: Visitor;
  let breda = '';
  before(async () => {
    house = await openHouse();
    worker = await house.visitor({ scripts: false });
    await worker.signIn(aoife);
    const [row] = await house.sql<{ id: string }>(
      `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active'`,
    );
    breda = row?.id ?? '';
  });
  after(() => house?.close());

  test('a contact', async () => {
    const { page } = worker;
    await page.goto(`/cases/${breda}/contacts/new`);
    assert.equal(await send(page, '/contacts/new', { mode: 'phone', note: 'Rang about Tuesday.' }), 422);
    assert.equal(await page.locator('[name=note]').inputValue(), 'Rang about Tuesday.');
    assert.equal(await send(page, '/contacts/new', { outcome: 'reached' }), 200);
    const kept = await house.sql('select 1 from contact where note = $1', ['Rang about Tuesday.']);
    assert.equal(kept.length, 1);
  });

  test('a note, kept and then signed', async () => {
    const { page } = worker;
    const [session] = await house.sql<{ id: string }>(
      `update session set starts_at = (now() at time zone 'Europe/Dublin') - interval '5 minutes' where id =
        (select id from session where referral_id = $1 and state = 'planned' order by starts_at limit 1) returning id`,
      [breda],
    );
    const path = `/cases/${breda}/sessions/${session?.id}`;
    await page.goto(path);
    assert.equal(await send(page, path, { text: 'Written with no script.', mode: 'home' }, 'Sign'), 200);
    await page.goto(path);
    assert.match((await page.locator('main').textContent()) ?? '', /Written with no script\./);
  });

  test('the plan', async () => {
    const { page } = worker;
    await page.goto(`/cases/${breda}/plan`);
    assert.equal(await send(page, '/plan', { strengths: 'A strong voice.' }), 200);
    await page.goto(`/cases/${breda}/plan`);
    assert.equal(await page.locator('[name=strengths]').inputValue(), 'A strong voice.');
  });
});
