import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aoife } from './addresses.ts';
import { leftUndrawn } from './drawn.ts';
import { type House, openHouse } from './house.ts';

/** A link worker gives a link and a number; the person opens their own page on a phone on which no script runs. */
describe('a person’s own page', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  test('is given, opened, read and used to say no, and the no is on record', async () => {
    const [breda] = await house.sql<{ id: string }>(
      "select person_id as id from referral where given_name = 'Breda' and state = 'active' limit 1",
    );
    const worker = await house.visitor();
    await worker.signIn(aoife);
    await worker.page.goto(`/people/${breda?.id}/link`);
    await worker.page.getByLabel('I show or hand it to them').check();
    await worker.page.getByLabel('I tell them on the phone').check();
    await worker.page.getByRole('button', { name: 'Make link and number' }).click();
    await worker.page.getByText('The number is shown this once').waitFor();
    assert.deepEqual(await worker.axe(), []);
    const given = (await worker.page.locator('main').textContent()) ?? '';
    const pin = /\d{3} \d{3}/.exec(given)?.[0] ?? '';
    const path = /\/clare\/my\/[\w-]{43}/.exec(given)?.[0] ?? '';

    const person = await house.visitor({ scripts: false, phone: true });
    await person.page.goto(path);
    assert.deepEqual(await person.axe(), []);
    await person.page.getByLabel('Your number').fill(pin === '482 915' ? '482 916' : '482 915');
    await person.page.getByRole('button', { name: 'Open my page' }).click();
    await person.page.getByLabel('Your number').fill(pin);
    await person.page.getByRole('button', { name: 'Open my page' }).click();
    await person.page.waitForURL('**/clare/my');
    for (const page of ['', '/agreed', '/seen', '/stop']) {
      await person.page.goto(`/clare/my${page}`);
      assert.deepEqual([...(await person.axe()), ...(await leftUndrawn(person.page))], [], page);
      const wide = await person.page.evaluate('document.documentElement.scrollWidth');
      assert.ok(Number(wide) <= 390, page);
    }
    await person.page.goto('/clare/my/agreed');
    const form = person.page.locator('form[action$="/agreed/share_with_groups"]');
    await form.getByRole('button', { name: 'No, not any more' }).click();
    await person.page.waitForURL('**/clare/my/agreed');
    const [said] = await house.sql<{ given: boolean; how: string }>(
      "select given, how from consent where person_id = $1 and purpose = 'share_with_groups' order by at desc, id desc limit 1",
      [breda?.id],
    );
    assert.deepEqual(said, { given: false, how: 'online' });
    await person.page.goto('/clare/my/seen');
    assert.match((await person.page.locator('main').textContent()) ?? '', /Aoife Hehir, link worker/);
  });
});
