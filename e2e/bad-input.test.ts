import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aoife, clare, declan } from './addresses.ts';
import { fillIn, formTo, press, send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';

describe('what goes wrong between people and pages', () => {
  let house: House;
  let worker: Visitor;
  let lead: Visitor;
  let breda = '';
  before(async () => {
    house = await openHouse();
    [worker, lead] = await Promise.all([house.visitor(), house.visitor()]);
    await worker.signIn(aoife);
    await lead.signIn(declan);
    const [row] = await house.sql<{ id: string }>(
      `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active'`,
    );
    breda = row?.id ?? '';
  });
  after(async () => {
    for (const { complaints } of [worker, lead]) assert.deepEqual(complaints, []);
    await house?.close();
  });
  const text = async ({ page }: Visitor) => (await page.locator('main').textContent()) ?? '';

  test('a sign-in that ran out keeps what was typed, shows it after signing in, and sends it', async () => {
    const visitor = await house.visitor();
    await visitor.signIn(aoife);
    const { page } = visitor;
    await page.goto(`/cases/${breda}/contacts/new`);
    await house.sql("update staff_session set last_seen_at = now() - interval '2 hours'");
    const note = 'She said <the rehearsal> went well & she sang.';
    await send(page, '/contacts/new', { mode: 'phone', outcome: 'reached', note });
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    assert.deepEqual(await visitor.axe(), []);
    await press(page, page.getByRole('button', { name: new RegExp(aoife) }));
    assert.ok((await text(visitor)).includes(note));
    assert.deepEqual(await visitor.axe(), []);
    assert.equal(await send(page, '/contacts/new'), 200);
    const kept = await house.sql('select 1 from contact where referral_id = $1 and note = $2', [breda, note]);
    assert.equal(kept.length, 1);
    await Promise.all([worker.signIn(aoife), lead.signIn(declan)]);
  });

  test('two people write one note: each is told, and both texts stay', async () => {
    // The clock of a running house cannot be moved, so the next appointment is.
    const [session] = await house.sql<{ id: string }>(
      `update session set starts_at = (now() at time zone 'Europe/Dublin') - interval '5 minutes' where id =
        (select id from session where referral_id = $1 and state = 'planned' order by starts_at limit 1) returning id`,
      [breda],
    );
    const path = `/cases/${breda}/sessions/${session?.id}`;
    await Promise.all([worker.page.goto(path), lead.page.goto(path)]);
    await write(worker, 'Aoife’s text about the choir.');
    await write(lead, 'Declan’s text about the bus.');
    // The page says so after it has read the answer.
    await lead.page.locator('.form__saved', { hasText: 'Aoife' }).waitFor();
    assert.equal(await send(lead.page, path, { mode: 'home' }, 'Sign'), 409);
    assert.match(await text(lead), /Aoife’s text[\s\S]*Declan’s text|Declan’s text[\s\S]*Aoife’s text/);
    assert.deepEqual(await lead.axe(), []);
    await lead.page.goto(path);
    assert.match(await lead.page.content(), /Declan’s text/);
    await worker.page.goto(path);
    assert.equal(
      await worker.page.locator('textarea[name=text]').inputValue(),
      'Aoife’s text about the choir.',
    );
  });

  test('two people change one plan: the second is told and shown both', async () => {
    const path = `/cases/${breda}/plan`;
    await Promise.all([worker.page.goto(path), lead.page.goto(path)]);
    assert.equal(await send(worker.page, '/plan', { strengths: 'Aoife wrote this.' }), 200);
    assert.equal(await send(lead.page, '/plan', { strengths: 'Declan wrote this.' }), 409);
    const both = await text(lead);
    assert.match(both, /Aoife wrote this/);
    assert.match(both, /Declan wrote this/);
    assert.deepEqual(await lead.axe(), []);
  });

  test('a step that is over is answered with 409 and the reason', async () => {
    const [row] = await house.sql<{ id: string }>(
      `select id from referral where programme_id = ${clare} and state = 'received' order by received_at limit 1`,
    );
    const path = `/inbox/${row?.id}`;
    const other = await lead.context.newPage();
    await Promise.all([lead.page.goto(path), other.goto(path)]);
    assert.equal(await send(lead.page, '/decline', { reason: await firstChoice(lead, 'reason') }), 200);
    assert.equal(await send(other, '/accept', {}, 'Accept as a new person'), 409);
    assert.match((await other.locator('main').textContent()) ?? '', /cannot be done now/i);
    await other.close();
  });

  test('hostile names are shown and exported as text', async () => {
    const given = '=HYPERLINK("http://evil.example")';
    const family = '<img src=x onerror=alert(1)>';
    const visitor = await house.visitor();
    await visitor.page.goto('/clare/refer');
    await fillIn(formTo(visitor.page, '/clare/refer'), {
      adult: 'yes',
      in_area: 'yes',
      urgent: 'no',
      given_name: given,
      family_name: family,
      phone: '020 915 0183',
      words: '{{7*7}} <script>alert(1)</script>',
      consents: ['take_part', 'keep_record'],
      consent_how: 'in_person',
      referrer_name: '"><svg onload=alert(1)>',
      referrer_role: 'gp',
      referrer_email: 'gp@surgery.example',
    });
    assert.equal(await send(visitor.page, '/clare/refer'), 200);
    const [row] = await house.sql<{ id: string }>('select id from referral where family_name = $1', [family]);
    const { page } = lead;
    for (const path of ['/inbox', `/inbox/${row?.id}`]) {
      await page.goto(path);
      assert.ok((await text(lead)).includes(family), path);
    }
    assert.equal(await send(page, '/accept', {}, 'Accept as a new person'), 200);
    await page.goto(`/waiting/${row?.id}`);
    await page.getByRole('radio', { name: new RegExp(aoife) }).check({ force: true });
    assert.equal(await send(page, `/waiting/${row?.id}`), 200);
    for (const path of ['/board', `/cases/${row?.id}`, '/people?q=hyperlink', '/search?q=hyperlink']) {
      await worker.page.goto(path);
      assert.equal(await worker.page.locator('main img, main script').count(), 0, path);
    }
    // A file asks for more than a sign-in when that is five minutes ago.
    await house.sql('update staff_session set proven_at = now()');
    const csv = await (await worker.context.request.get('/board.csv')).text();
    assert.ok(csv.includes(`'=HYPERLINK`));
    assert.doesNotMatch(csv, /(^|[\n,"])[=+@]/);
    assert.deepEqual(visitor.complaints, []);
  });
});

/** Types into the note and waits until it was kept. */
async function write({ page }: Visitor, words: string): Promise<void> {
  const kept = page.waitForResponse(response => response.url().endsWith('/draft') && response.ok());
  await page.locator('textarea[name=text]').fill(words);
  await kept;
}

async function firstChoice({ page }: Visitor, name: string): Promise<string> {
  const option = page.locator(`select[name="${name}"] option:not([value=""])`).first();
  return (await option.getAttribute('value')) ?? '';
}
