import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftUndrawn } from './drawn.ts';
import { type House, openHouse, phone } from './house.ts';

/** A group answers on a phone on which no script runs: from the introduction to “still coming” at eight weeks. */
describe('a group’s page', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  /** The newest message of a kind, as soon as the house has written it. */
  const message = async (template: string): Promise<string> => {
    for (let turn = 0; turn < 100; turn++) {
      const [found] = await house.sql<{ body: string }>(
        `select id, person_id, referral_id, body from message where template = $1
           and programme_id = (select id from programme where slug = 'clare') order by created_at desc limit 1`,
        [template],
      );
      if (found) return found.body;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error(`no message ${template} was written`);
  };
  const state = async (id: string, wanted: string): Promise<void> => {
    for (let turn = 0; turn < 100; turn++) {
      const [row] = await house.sql<{ state: string }>('select state from introduction where id = $1', [id]);
      if (row?.state === wanted) return;
      await new Promise(done => setTimeout(done, 100));
    }
    assert.fail(`the introduction did not come to ${wanted}`);
  };

  test('from the introduction to “still coming” at eight weeks', async () => {
    const link = /\/clare\/provider\/[\w-]{43}/.exec(await message('chase'))?.[0] ?? '';
    const group = await house.visitor({ scripts: false, phone: true });
    const { page } = group;
    const fits = async (): Promise<void> => {
      assert.deepEqual([...(await group.axe()), ...(await leftUndrawn(page))], []);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      assert.ok(Number(wide) <= phone.width, page.url());
    };
    await page.goto(link);
    await fits();
    await page.getByRole('button', { name: 'Send us a code' }).click();
    await page.getByText('The code is on its way').waitFor();
    const code = /\d{3} \d{3}/.exec(await message('provider_code'))?.[0] ?? '';
    await page.getByLabel('Your number or code').fill(code);
    await page.getByRole('button', { name: 'Open the page' }).click();
    await page.waitForURL('**/clare/provider');
    await fits();
    await page
      .getByRole('link', { name: /Look and answer/ })
      .first()
      .click();
    await page.waitForURL('**/introductions/*');
    const id = page.url().split('/').at(-1) ?? '';
    await fits();
    await page.getByLabel('Whom should they ask for?').fill('Noreen');
    await page.getByRole('button', { name: 'Yes, they can come' }).click();
    await page.waitForURL('**/clare/provider');
    await state(id, 'accepted');
    // The clock of a running house cannot be moved, so it was sent longer ago.
    await house.sql("update introduction set sent_at = sent_at - interval '100 days' where id = $1", [id]);
    await page.goto(`/clare/provider/introductions/${id}`);
    const first = Temporal.Now.plainDateISO().subtract({ days: 57 });
    for (const part of ['day', 'month', 'year'] as const)
      await page.locator(`[name=on-${part}]`).fill(`${first[part]}`);
    await page.getByRole('button', { name: 'Yes, they came' }).click();
    await page.waitForURL('**/clare/provider');
    await state(id, 'first_attended');
    await page.goto('/clare/provider');
    await page.getByText('It has been eight weeks').waitFor();
    const still = page.locator(`form[action$="${id}/still"]`);
    await still.getByRole('button').click();
    await page.waitForURL('**/clare/provider');
    await state(id, 'attending');
    const [kept] = await house.sql<{ still_going_8_weeks: boolean }>(
      'select still_going_8_weeks from introduction where id = $1',
      [id],
    );
    assert.equal(kept?.still_going_8_weeks, true);
    for (const one of ['pause', 'numbers', 'numbers/sheet', 'keys']) {
      await page.goto(`/clare/provider/${one}`);
      await fits();
    }
  });
});
