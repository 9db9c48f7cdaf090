import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { declan } from './addresses.ts';
import { fillIn, formTo, press, send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';

const you = {
  locale: 'en',
  given_name: 'Attracta',
  family_name: 'Lafferty',
  'born-day': '29',
  'born-month': '2',
  'born-year': '1948',
};
const reach = {
  helping: 'yes',
  helper_name: 'Nóra Lafferty',
  helper_relation: 'child',
  phone: '020 915 0181',
  voicemail: 'no',
  good_time: 'morning',
};
const matters = { words: 'I would like company at dinner time.', needs_people: ['lonely'] };
const agree = { consents: ['take_part', 'keep_record', 'share_with_gp'] };

/** A person, or somebody with them, asks for support on a phone on which no script runs. */
describe('asking for support', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  const count = async (family: string) =>
    (await house.sql('select 1 from referral where family_name = $1', [family])).length;
  const drafts = async () => (await house.sql('select 1 from self_referral_draft')).length;
  const phone = () => house.visitor({ scripts: false, phone: true });
  const here = ({ page }: Visitor) => new URL(page.url()).pathname;
  const step = async (who: Visitor, number: number, fields: Parameters<typeof send>[2]) => {
    assert.equal(here(who), `/clare/support/${number}`);
    assert.deepEqual(await who.axe(), []);
    return send(who.page, `/support/${number}`, fields);
  };

  test('five steps, saved half way under a code, gone on with elsewhere, sent once', async () => {
    const first = await phone();
    await first.page.goto('/clare');
    await press(first.page, first.page.locator('a[href$="/clare/support"]').first());
    if (here(first) === '/clare/support') await first.page.goto('/clare/support/1');
    await step(first, 1, you);
    await step(first, 2, reach);
    await fillIn(formTo(first.page, '/support/3'), { words: matters.words });
    assert.equal(await press(first.page, first.page.locator('button[name=later]')), 200);
    assert.deepEqual(await first.axe(), []);
    const saved = (await first.page.locator('.code-big').textContent()) ?? '';
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(saved)?.[0] ?? '';
    assert.notEqual(code, '');

    const second = await phone();
    await second.page.goto('/clare/support/resume');
    assert.equal(await send(second.page, '/support/resume', { code: '2222-3333-4444' }), 422);
    assert.deepEqual(await second.axe(), []);
    assert.equal(await send(second.page, '/support/resume', { code: code.toLowerCase() }), 200);
    await second.page.goto('/clare/support/3');
    assert.equal(await second.page.locator('[name=words]').inputValue(), matters.words);
    await step(second, 3, matters);
    await step(second, 4, { barriers: ['transport'], access_needs: 'A seat near the door' });
    assert.match((await second.page.locator('main').textContent()) ?? '', /Nóra Lafferty/);
    assert.deepEqual(await second.axe(), []);
    await fillIn(formTo(second.page, '/support/5'), agree);
    await formTo(second.page, '/support/5').locator('button').first().dblclick();
    // The second press may end the first answer under way: what counts is where they arrive.
    await second.page
      .getByText(/HR-[0-9A-Z]{4}-[0-9A-Z]{4}/)
      .first()
      .waitFor();
    assert.equal(here(second), '/clare/sent');
    assert.deepEqual(await second.axe(), []);
    assert.equal(await count('Lafferty'), 1);

    await second.page.goBack();
    assert.equal(here(second), '/clare/sent');
    assert.equal(await count('Lafferty'), 1);
    const [row] = await house.sql<{ route: string; referrer_relation: string; words: string }>(
      "select route, referrer_relation, words from referral where family_name = 'Lafferty'",
    );
    assert.deepEqual(row, { route: 'helper', referrer_relation: 'child', words: matters.words });
    assert.deepEqual([...first.complaints, ...second.complaints], []);
  });

  test('somebody under 18 is turned away kindly, and nothing of what they wrote is kept', async () => {
    const before = await drafts();
    const visitor = await phone();
    await visitor.page.goto('/clare/support/1');
    assert.equal(
      await send(visitor.page, '/support/1', { ...you, family_name: 'Og', 'born-year': '2012' }),
      422,
    );
    const words = (await visitor.page.locator('main').textContent()) ?? '';
    assert.match(words, /We have kept nothing/);
    assert.doesNotMatch(words, /Attracta/);
    assert.equal(await visitor.page.locator('#crisis').count(), 1);
    assert.deepEqual(await visitor.axe(), []);
    assert.equal(await drafts(), before);
    assert.equal(await count('Og'), 0);
  });

  test('words of danger bring the crisis lines to the top, and a person reads them', async () => {
    const visitor = await house.visitor({ phone: true });
    const { page } = visitor;
    await page.goto('/clare/support/1');
    await step(visitor, 1, { ...you, family_name: 'Hession' });
    await step(visitor, 2, { phone: '020 915 0182', voicemail: 'yes' });
    await step(visitor, 3, { words: 'Some nights I do not want to live.', safe: 'no' });
    const panel = await page.locator('#crisis').boundingBox();
    const heading = await page.locator('h1').boundingBox();
    assert.ok(panel && heading && panel.y < heading.y);
    await step(visitor, 4, {});
    assert.equal(await step(visitor, 5, agree), 200);
    const lead = await house.visitor();
    await lead.signIn(declan);
    await lead.page.goto('/inbox');
    await press(lead.page, lead.page.getByRole('link', { name: /Attracta Hession/ }).first());
    assert.match((await lead.page.locator('main').textContent()) ?? '', /Please read carefully/);
    assert.deepEqual(await lead.axe(), []);
    assert.deepEqual([...visitor.complaints, ...lead.complaints], []);
  });
});
