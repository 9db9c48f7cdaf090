import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { introductionRoutes } from './index.ts';
import { seedService } from './testing.ts';

describe('pages of introductions', () => {
  let app: TestApp;
  let me: TestApp['clare']['linkWorker'];
  before(async () => {
    app = await testApp(introductionRoutes);
    me = app.clare.linkWorker;
  });
  after(() => app.close());

  const of = async (referralId: string) => {
    const [row] = await app.sql<{ id: string; state: string; shared: { sent: { hopes: string } | null } }>(
      'select * from introduction where referral_id = $1',
      [referralId],
    );
    return row;
  };
  const begun = async (stage = 'chosen', name = 'Courthouse Singers') => {
    const { id: referral, personId } = await seedCase(app, { state: 'active' });
    const service = await seedService(app, { name, email: 'singers@example.org' });
    const fields = { service, referral, kind: 'referred', stage, share_contact: 'yes', hopes: 'To sing' };
    const answer = await app.post('/introductions', fields, me);
    assert.equal(answer.status, 303);
    const one = await of(referral);
    assert.ok(one);
    return { referral, personId, service, id: one.id, path: `/cases/${referral}/introductions/${one.id}` };
  };
  const sent = async (name?: string) => {
    const one = await begun('chosen', name);
    await app.post(`${one.path}/consent`, { how: 'by_phone' }, me);
    const answer = await app.post(`${one.path}/send`, {}, me);
    assert.equal(answer.status, 303);
    return one;
  };
  const text = async (answer: Response | Promise<Response>) => (await answer).text();

  test('from the directory to sent: choose, see exactly what goes, say yes, send', async () => {
    const one = await begun();
    const preview = await text(app.get(`${one.path}/send`, me));
    assert.match(preview, /“To sing”/);
    assert.match(preview, /has not agreed to this yet/);
    assert.match(preview, /singers@example\.org/);
    const main = preview.slice(preview.indexOf('<main'));
    assert.ok(!main.includes('Send it now'), 'no button that would fail');
    assert.ok(!main.includes('Kinnane'), 'the surname is not sent and not shown');
    assert.equal((await app.post(`${one.path}/send`, {}, me)).status, 409);
    assert.equal((await app.post(`${one.path}/consent`, {}, me)).status, 422);
    assert.equal((await app.post(`${one.path}/consent`, { how: 'in_person' }, me)).status, 303);
    const ready = await text(app.get(`${one.path}/send`, me));
    assert.match(ready, /Send it now/);
    assert.equal((await app.post(`${one.path}/send`, {}, me)).status, 303);
    assert.equal((await of(one.referral))?.shared.sent?.hopes, 'To sing');
    const page = await text(app.get(one.path, me));
    assert.match(page, /What the group was told/);
    assert.match(page, /Wait for the group’s answer\. Aoife Hehir, Thursday 26 November/);
    const consents = await app.sql('select 1 from consent where person_id = $1 and given', [one.personId]);
    assert.equal(consents.length, 1);
  });

  test('the page offers only what can be done, and what cannot is 409 with the reason', async () => {
    const one = await sent();
    const page = await text(app.get(one.path, me));
    for (const step of ['answer', 'stop']) assert.ok(page.includes(`action="${one.path}/${step}"`), step);
    for (const step of ['choose', 'book', 'first', 'complete'])
      assert.ok(!page.includes(`${one.path}/${step}"`));
    const early = await app.post(`${one.path}/complete`, {}, me);
    assert.equal(early.status, 409);
    assert.match(await early.text(), /the group has not answered/);
    const read = await text(app.get(one.path, app.clare.otherLinkWorker));
    assert.ok(!read.includes(`${one.path}/answer`), 'a colleague reads but has no buttons');
    const theirs = await app.post(`${one.path}/answer`, { answer: 'accept' }, app.clare.otherLinkWorker);
    assert.equal(theirs.status, 403);
  });

  test('the whole way to attending, each step by its form', async () => {
    const one = await sent();
    const step = async (name: string, fields: Record<string, string>) =>
      assert.equal((await app.post(`${one.path}/${name}`, fields, me)).status, 303, name);
    await step('answer', { answer: 'accept', answer_note: 'Tuesdays' });
    await step('book', { 'at-day': '24', 'at-month': '11', 'at-year': '2026', at_time: '10.30' });
    assert.match(await text(app.get(one.path, me)), /Tuesday 24 November, 10\.30 am/);
    await step('first', { 'on-day': '23', 'on-month': '11', 'on-year': '2026' });
    assert.match(await text(app.get(one.path, me)), /ask Breda if they are still going after eight weeks/);
    await step('keep-going', {});
    assert.equal((await of(one.referral))?.state, 'attending');
    await step('complete', {});
    const page = await text(app.get(one.path, me));
    assert.ok(!page.includes(`action="${one.path}/`), 'nothing more to do');
    assert.match(page, /Finished\..*Going now\..*Went for the first time\..*Sent to the group\./s);
  });

  test('mistakes: 422, what was typed is kept', async () => {
    const one = await sent();
    const no = await app.post(`${one.path}/answer`, { answer: 'decline', answer_note: 'Not now' }, me);
    assert.equal(no.status, 422);
    const page = await no.text();
    assert.match(page, /href="#reason"/);
    assert.match(page, />Not now<\/textarea>/);
    await app.post(`${one.path}/answer`, { answer: 'accept' }, me);
    const book = await app.post(
      `${one.path}/book`,
      { 'at-day': '31', 'at-month': '11', 'at-year': '2026', at_time: 'noonish' },
      me,
    );
    assert.equal(book.status, 422);
    const again = await book.text();
    assert.match(again, /This month has no day 31/);
    assert.match(again, /value="noonish"/);
    const bare = await app.post(
      '/introductions',
      { service: one.service, referral: one.referral, kind: 'accompanied', hopes: 'Company' },
      me,
    );
    assert.equal(bare.status, 422);
    const form = await bare.text();
    assert.match(form, /href="#company"/);
    assert.match(form, /href="#stage"/);
    assert.match(form, />Company<\/textarea>/);
    assert.equal((await app.post(`${one.path}/stop`, { stop_note: 'Too far' }, me)).status, 422);
  });

  test('hostile names are text', async () => {
    const one = await sent('<script>alert(1)</script>');
    for (const path of [one.path, `/introductions/new?service=${one.service}`]) {
      const page = await text(app.get(path, me));
      assert.ok(page.includes('&lt;script&gt;alert(1)'));
      assert.ok(!page.includes('<script>alert'));
    }
  });

  test('the same form twice begins one introduction', async () => {
    const { id: referral } = await seedCase(app, { state: 'active' });
    const service = await seedService(app);
    const fields = { _once: newId(), service, referral, kind: 'signposted' };
    const first = await app.post('/introductions', fields, me);
    const second = await app.post('/introductions', fields, me);
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal(first.headers.get('location'), second.headers.get('location'));
    const rows = await app.sql('select 1 from introduction where referral_id = $1', [referral]);
    assert.equal(rows.length, 1);
    const other = { service, referral, kind: 'referred', stage: 'suggested' };
    assert.equal((await app.post('/introductions', other, me)).status, 303, 'a signpost is in nobody’s way');
    assert.equal((await app.post('/introductions', other, me)).status, 409);
  });

  test('another programme finds nothing, nor does another case', async () => {
    const one = await sent();
    const { linkWorker: other } = app.trafford;
    const { id: elsewhere } = await seedCase(app, { state: 'active' });
    assert.equal((await app.get(one.path, other)).status, 404);
    assert.equal((await app.post(`${one.path}/answer`, { answer: 'accept' }, other)).status, 404);
    assert.equal((await app.get(`/cases/${elsewhere}/introductions/${one.id}`, me)).status, 404);
    assert.equal((await app.get(`/cases/${one.referral}/unmet/new`, other)).status, 404);
    const query = `service=${one.service}&referral=${one.referral}`;
    assert.equal((await app.get(`/introductions/new?${query}`, other)).status, 404);
    assert.equal((await app.get(`/introductions/new?service=${newId()}`, me)).status, 404);
    assert.equal((await app.get(`/introductions/new?${query}`, app.clare.otherLinkWorker)).status, 403);
    assert.match(await text(app.get('/introductions/new', me)), /href="\/find"/);
  });

  test('each read is on record', async () => {
    const one = await sent();
    await app.get(one.path, app.clare.coordinator);
    const rows = await app.sql(
      "select 1 from audit_entry where verb = 'introduction.read' and subject_id = $1 and actor_id = $2 and person_id = $3",
      [one.id, app.clare.coordinator.actor.id, one.personId],
    );
    assert.equal(rows.length, 1);
  });

  test('nothing suitable: need, area and limit are kept', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/unmet/new`;
    await app.sql(
      "insert into referral_need (programme_id, referral_id, need) values ($1, $2, 'bereavement')",
      [me.actor.programmeId, id],
    );
    assert.match(await text(app.get(path, me)), /<option value="bereavement" selected/);
    const bad = await app.post(path, { need: 'bereavement', words: 'An evening group' }, me);
    assert.equal(bad.status, 422);
    assert.match(await bad.text(), />An evening group<\/textarea>/);
    const good = await app.post(
      path,
      { need: 'bereavement', failed_limit: 'wrong_time', words: 'An evening group' },
      me,
    );
    assert.equal(good.status, 303);
    const [row] = await app.sql('select need, failed_limit, words from unmet_need where referral_id = $1', [
      id,
    ]);
    assert.deepEqual(row, { need: 'bereavement', failed_limit: 'wrong_time', words: 'An evening group' });
    await app.sql("update referral set state = 'closed' where id = $1", [id]);
    assert.equal((await app.get(path, me)).status, 409);
  });
});
