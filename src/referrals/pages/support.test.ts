import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testApp } from '../../web/testing.ts';
import { publicReferralRoutes } from '../routes.ts';

const app = await testApp(publicReferralRoutes);
after(() => app.close());

/** A browser: keeps the cookies it is given and sends them along. */
function browser() {
  const jar = new Map<string, string>();
  const keep = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const who = () => ({
    actor: app.clare.coordinator.actor,
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  return {
    get: async (path: string) => keep(await app.get(path, who())),
    post: async (path: string, fields: Record<string, string | readonly string[]>) =>
      keep(await app.post(path, fields, who())),
    jar,
  };
}

const you = {
  locale: 'en',
  given_name: 'Breda',
  family_name: 'Hayes',
  'born-day': '1',
  'born-month': '3',
  'born-year': '1948',
};
const reach = { phone: '020 915 0142', voicemail: 'no', ways: ['text'], good_time: 'morning' };
const matters = { words: 'I would like company at dinner time.', needs_people: ['lonely'] };
const agree = { consents: ['take_part', 'keep_record', 'share_with_gp'] };
const count = async () => (await app.sql('select 1 from referral')).length;

async function upTo(step: number) {
  const visit = browser();
  const forms = [you, reach, matters, { barriers: ['transport'] }];
  for (const [index, form] of forms.slice(0, step - 1).entries()) {
    const response = await visit.post(`/clare/support/${index + 1}`, form);
    assert.equal(response.headers.get('location'), `/clare/support/${index + 2}`);
  }
  return visit;
}

test('five steps without a script, and what was sent is kept as it was written', async () => {
  const visit = await upTo(5);
  const check = await (await visit.get('/clare/support/5')).text();
  assert.match(check, /I would like company at dinner time/);
  assert.match(check, /020 915 0142/);
  const sent = await visit.post('/clare/support/5', agree);
  assert.equal(sent.headers.get('location'), '/clare/sent');
  const receipt = await (await visit.get('/clare/sent')).text();
  const [row] = await app.sql('select * from referral');
  assert.ok(receipt.includes(row?.['reference']));
  assert.equal(row?.['route'], 'self');
  assert.equal(row?.['submitted'].words, 'I would like company at dinner time.');
  assert.deepEqual(row?.['submitted'].ways, ['text']);
  assert.equal((await app.sql('select 1 from self_referral_draft')).length, 0);
});

test('the back button after sending says that it was sent; sending again adds nothing', async () => {
  const visit = await upTo(5);
  await visit.post('/clare/support/5', agree);
  const before = await count();
  assert.equal((await visit.get('/clare/support/5')).headers.get('location'), '/clare/sent');
  assert.equal((await visit.post('/clare/support/5', agree)).headers.get('location'), '/clare/sent');
  assert.equal(await count(), before);
});

test('two presses at once make one referral', async () => {
  const visit = await upTo(5);
  const before = await count();
  await Promise.all([visit.post('/clare/support/5', agree), visit.post('/clare/support/5', agree)]);
  assert.equal(await count(), before + 1);
});

test('nobody gets ahead of themselves, and nothing typed is lost going back', async () => {
  const visit = await upTo(3);
  assert.equal((await visit.get('/clare/support/5')).headers.get('location'), '/clare/support/3');
  assert.match(await (await visit.get('/clare/support/1')).text(), /value="Hayes"/);
});

test('under 18: told kindly, nothing kept', async () => {
  const visit = browser();
  const response = await visit.post('/clare/support/1', { ...you, 'born-year': '2011' });
  assert.equal(response.status, 422);
  const text = await response.text();
  assert.match(text, /We have kept nothing/);
  const at = ['id="crisis"', '112 or 999', 'Childline', 'Samaritans', 'talk to a grown-up'].map(part =>
    text.indexOf(part),
  );
  assert.ok(
    at.every(one => one > 0),
    'everything is there',
  );
  assert.deepEqual(
    at,
    at.toSorted((a, b) => a - b),
    'what helps somebody young stands first',
  );
  const drafts = await app.sql('select 1 from self_referral_draft where step = 1');
  assert.equal(drafts.length, 0);
  assert.equal(visit.jar.has('hedgerow_form_clare'), false);
});

test('saved for later even half filled, and opened again with the code on another computer', async () => {
  const visit = await upTo(2);
  const saved = await (await visit.post('/clare/support/2', { phone: '12', later: 'yes' })).text();
  const [code = ''] = saved.match(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/) ?? [];
  const other = browser();
  const wrong = await other.post('/clare/support/resume', { code: '2222-3333-4444' });
  assert.equal(wrong.status, 422);
  const back = await other.post('/clare/support/resume', { code: code.toLowerCase().replaceAll('-', ' ') });
  assert.equal(back.status, 303);
  assert.match(await (await other.get('/clare/support/2')).text(), /value="12"/);
});

test('words of danger move the crisis panel to the top and are read by a person', async () => {
  const visit = await upTo(3);
  await visit.post('/clare/support/3', { ...matters, words: 'I do not want to live.', safe: 'no' });
  const next = await (await visit.get('/clare/support/4')).text();
  assert.ok(next.indexOf('id="crisis"') < next.indexOf('<form'));
  assert.match(next, /role="alert"/);
  await visit.post('/clare/support/4', {});
  await visit.post('/clare/support/5', agree);
  assert.equal((await app.sql("select 1 from task where kind = 'concern'")).length, 1);
});

test('every step says what is missing, with 422 and what was typed', async () => {
  const visit = await upTo(2);
  const reached = await visit.post('/clare/support/2', {
    helping: 'yes',
    phone: '085 555 01',
    contact_note: '<b>ring</b>',
  });
  const text = await reached.text();
  assert.equal(reached.status, 422);
  assert.match(text, /like \u2066085\u00a0123\u00a04567\u2069/);
  assert.match(text, /name of the person who is helping/);
  assert.match(text, /&lt;b&gt;ring&lt;\/b&gt;/);
  const first = await (await browser().post('/clare/support/1', { given_name: '' })).text();
  assert.match(first, /Enter your first name/);
  assert.match(first, /tick that you are 18 or over/);
});

test('in Irish as well', async () => {
  const text = await (await app.get('/clare/support/1?lang=ga')).text();
  assert.match(text, /Cé thú féin\?/);
});
