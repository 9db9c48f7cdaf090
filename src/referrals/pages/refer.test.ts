import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { testApp } from '../../web/testing.ts';
import { publicReferralRoutes } from '../routes.ts';
import { newToken } from '../status-link-store.ts';

const app = await testApp(publicReferralRoutes);
after(() => app.close());

const good = {
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
  words: 'The house is quiet since Pat died.',
  needs_people: ['lonely', 'bereavement'],
  consents: ['take_part', 'keep_record'],
  consent_how: 'in_person',
  referrer_name: 'Dr Ana Costa',
  referrer_role: 'gp',
  referrer_email: 'ana@example.org',
};
const count = async () => (await app.sql('select 1 from referral')).length;

test('home and form stand open, with the crisis panel in view', async () => {
  for (const path of ['/clare', '/clare/refer', '/trafford', '/trafford/refer?lang=ga']) {
    const response = await app.get(path);
    assert.equal(response.status, 200, path);
    assert.match(await response.text(), /id="crisis"/);
  }
  assert.equal((await app.get('/nowhere')).status, 404);
});

test('a good referral is received with needs, consents, event, audit and news; the receipt shows its reference', async () => {
  const receipt = newToken();
  const response = await app.post('/clare/refer', { ...good, receipt });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/clare/sent');
  const [row] = await app.sql('select * from referral');
  assert.equal(row?.['state'], 'received');
  assert.equal(row?.['person_id'], null);
  assert.equal((await app.sql('select 1 from referral_need')).length, 2);
  assert.equal((await app.sql('select 1 from consent where given')).length, 2);
  assert.equal((await app.sql("select 1 from outbox where name = 'ReferralReceived'")).length, 1);
  assert.equal((await app.sql("select 1 from audit_entry where verb = 'referral.received'")).length, 1);
  const status = await app.get(`/clare/status/${receipt}`);
  const text = await status.text();
  assert.equal(status.status, 200);
  assert.match(text, new RegExp(row?.['reference']));
  assert.match(text, /B\. H\./);
  assert.doesNotMatch(text, /Breda|Hayes|lonely|house is/);
  assert.equal((await app.get(`/trafford/status/${receipt}`)).status, 404);
  assert.equal((await app.get(`/clare/status/${newToken()}`)).status, 404);
  await app.sql("update private_link set expires_at = '2026-01-01'");
  assert.equal((await app.get(`/clare/status/${receipt}`)).status, 404);
});

test('pressing the button twice makes one referral', async () => {
  const before = await count();
  const twice = { ...good, receipt: newToken(), _once: newId() };
  const both = await Promise.all([app.post('/clare/refer', twice), app.post('/clare/refer', twice)]);
  for (const response of both) {
    assert.equal(response.headers.get('location'), '/clare/sent');
    assert.match(response.headers.get('set-cookie') ?? '', /hedgerow_sent/);
  }
  assert.equal(await count(), before + 1);
});

const bad: readonly [string, Record<string, string | readonly string[]>, RegExp][] = [
  ['nothing at all', Object.fromEntries(Object.keys(good).map(key => [key, ''])), /Enter your name/],
  ['a name too long', { ...good, given_name: 'x'.repeat(101) }, /100 letters or fewer/],
  ['31 November', { ...good, 'born-day': '31', 'born-month': '11' }, /This month has no day 31/],
  ['born in 1890', { ...good, 'born-year': '1890' }, /id="born-error"/],
  ['under 18', { ...good, 'born-year': '2012' }, /18 or over/],
  ['says under 18', { ...good, adult: 'no' }, /18 or over/],
  ['outside', { ...good, in_area: 'no' }, /our own area/],
  ['a crisis', { ...good, urgent: 'yes' }, /This cannot wait for us/],
  ['a wrong check digit', { ...good, identifier: '5390000 9990000019 5' }, /slip in it/],
  ['a wrong postcode', { ...good, postcode: 'ABC 123' }, /V95 XY12/],
  ['no way to get in touch', { ...good, phone: '' }, /so that we can get in touch/],
  ['no reason', { ...good, words: ' \u0007 ', needs_people: [] }, /Write a sentence/],
  ['no consent', { ...good, consents: ['take_part'] }, /please ask them first/],
  ['a code that is none', { ...good, referrer_role: 'astrologer' }, /Choose your role/],
];

for (const [what, fields, words] of bad) {
  test(`bad input: ${what}`, async () => {
    const before = await count();
    const response = await app.post('/clare/refer', fields);
    const text = await response.text();
    assert.equal(response.status, 422);
    assert.match(text, words);
    assert.match(text, /thing/);
    if (fields['referrer_organisation'] !== '' && fields['referrer_name']) assert.match(text, /Dr Ana Costa/);
    assert.equal(await count(), before);
  });
}

test('control characters go, HTML and formulas stay text', async () => {
  const response = await app.post('/clare/refer', {
    ...good,
    given_name: '<script>alert(1)</script>\u0000',
    family_name: '=HYPERLINK("http://example.org")',
    phone: '',
  });
  const text = await response.text();
  assert.equal(response.status, 422);
  assert.doesNotMatch(text, /<script>alert/);
  assert.match(text, /&lt;script&gt;/);
});

test('words of danger make a task for a person to read today', async () => {
  await app.post('/clare/refer', { ...good, words: 'She says she wants to die.' });
  const [task] = await app.sql("select kind, due_on::text from task where kind = 'concern'");
  assert.equal(String(task?.['due_on']), '2026-11-23');
});

test('after words of danger the receipt of a professional begins with the crisis panel, else it ends with it', async () => {
  const panelFirst = async (words: string) => {
    const sent = await app.post('/clare/refer', { ...good, words });
    const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';');
    const page = await (await app.request('/clare/sent', { headers: { cookie } })).text();
    assert.match(page, /id="crisis"/);
    return page.indexOf('id="crisis"') < page.indexOf('<h1');
  };
  assert.equal(await panelFirst('She says she wants to die.'), true);
  assert.equal(await panelFirst('She would like to walk with others.'), false);
});

test('where we work and when we answer is told in the language of the page, where there are words for it', async () => {
  const other = await testApp(publicReferralRoutes);
  after(() => other.close());
  await other.sql(`update programme set settings = $1 where slug = 'clare'`, [
    { words: { ga: { area: 'Contae an Chláir', hours: 'Luan go hAoine' } } },
  ]);
  const irish = await (await other.get('/clare?lang=ga')).text();
  assert.match(irish, /Contae an Chláir/);
  assert.match(irish, /Luan go hAoine/);
  assert.doesNotMatch(irish, /County Clare\./);
  assert.match(await (await other.get('/clare/refer?lang=ga')).text(), /Contae an Chláir/);
  assert.match(await (await other.get('/clare?lang=en')).text(), /County Clare/);
});
