import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { createPerson } from '../../people/index.ts';
import { testApp } from '../../web/testing.ts';
import { intakeShape } from '../intake.ts';
import { receive } from '../receive.ts';
import { publicReferralRoutes, referralRoutes } from '../routes.ts';
import { newToken } from '../status-link-store.ts';

const looked: string[] = [];
const takenOn = async (_: unknown, referralId: string) => looked.push(referralId);
const app = await testApp([...referralRoutes(takenOn), ...publicReferralRoutes]);
after(() => app.close());
const { coordinator, linkWorker, otherLinkWorker } = app.clare;

const breda = {
  givenName: 'Breda',
  familyName: 'Hayes',
  birthDate: '1948-02-29',
  postcode: 'V95 XY12',
  phone: '+353209150142',
  words: 'The house is quiet.',
  needs: ['lonely'],
  consents: [{ purpose: 'take_part', given: true }],
};

async function arrive(changes: object = {}, statusToken?: string): Promise<string> {
  const intake = intakeShape.parse({ ...breda, ...changes });
  const { referralId } = await app.database.within(coordinator.actor, scope =>
    receive(scope, {
      route: 'professional',
      intake,
      statusToken,
      today: Temporal.PlainDate.from('2026-11-23'),
    }),
  );
  return referralId;
}
const state = async (id: string) =>
  (await app.sql('select state, person_id, link_worker_id from referral where id = $1', [id]))[0];
const news = async (name: string, id: string) =>
  (await app.sql('select 1 from outbox where name = $1 and subject_id = $2', [name, id])).length;

test('the inbox shows what waits, says who may be known, and leaves a trace of being read', async () => {
  const person = await app.database.within(coordinator.actor, scope =>
    createPerson(scope, {
      given_name: 'Breda',
      family_name: 'HAYES',
      birth_date: Temporal.PlainDate.from('1948-02-29'),
      postcode: 'V95 AA11',
    }),
  );
  const id = await arrive({ words: '<img src=x onerror=alert(1)>' });
  const inbox = await (await app.get('/inbox', coordinator)).text();
  assert.match(inbox, /Breda Hayes/);
  assert.match(inbox, /May be known/);
  const detail = await (await app.get(`/inbox/${id}`, coordinator)).text();
  assert.match(detail, /3 of 4 agree/);
  assert.match(detail, /Postcode: different/);
  assert.match(detail, /&lt;img src=x/);
  assert.doesNotMatch(detail, /<img src=x/);
  const read = await app.sql("select 1 from audit_entry where verb = 'referral.read' and subject_id = $1", [
    id,
  ]);
  assert.equal(read.length, 1);
  const done = await app.post(`/inbox/${id}/accept`, { person }, coordinator);
  assert.equal(done.status, 303);
  assert.deepEqual(await state(id), { state: 'waiting', person_id: person, link_worker_id: null });
  assert.equal(await news('ReferralAccepted', id), 1);
  const consent = await app.sql('select person_id from consent where referral_id = $1', [id]);
  assert.equal(consent[0]?.['person_id'], person);
  const second = await arrive();
  const refused = await app.post(`/inbox/${second}/accept`, { person }, coordinator);
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /support under way \(HR-/);
  assert.equal((await state(second))?.['state'], 'received');
  await app.post(`/inbox/${second}/duplicate`, { of: id }, coordinator);
  assert.equal((await state(second))?.['state'], 'duplicate');
});

test('accepted as a new person, with everything that was sent', async () => {
  const id = await arrive({ familyName: 'Clancy', ways: ['text'], contactNote: 'Ring in the morning' });
  await app.post(`/inbox/${id}/accept`, { person: 'new' }, coordinator);
  const [person] = await app.sql(
    'select p.* from person p join referral r on r.person_id = p.id where r.id = $1',
    [id],
  );
  assert.equal(person?.['family_name'], 'Clancy');
  assert.equal(person?.['may_text'], true);
  assert.equal(person?.['may_voicemail'], false);
  assert.equal(person?.['contact_note'], 'Ring in the morning');
});

test('decline and redirect need a reason; what is not allowed any more is 409 with the reason', async () => {
  const id = await arrive({ familyName: 'Moran' });
  const missing = await app.post(`/inbox/${id}/decline`, { decline_note: 'kept text' }, coordinator);
  assert.equal(missing.status, 422);
  const text = await missing.text();
  assert.match(text, /Choose why/);
  assert.match(text, /kept text/);
  await app.post(`/inbox/${id}/decline`, { reason: 'out_of_area' }, coordinator);
  assert.equal((await state(id))?.['state'], 'declined');
  assert.equal(await news('ReferralDeclined', id), 1);
  const late = await app.post(`/inbox/${id}/accept`, { person: 'new' }, coordinator);
  assert.equal(late.status, 409);
  assert.match(await late.text(), /was not accepted/);
  const other = await arrive({ familyName: 'Moran' });
  const form = { place: 'housing_service', to: 'Clare Housing', handover: 'yes' };
  await app.post(`/inbox/${other}/redirect`, form, coordinator);
  const [row] = await app.sql('select redirected_to, handover_made from referral where id = $1', [other]);
  assert.deepEqual(row, { redirected_to: 'Clare Housing', handover_made: true });
});

test('a question goes out and the answer comes back by the private link', async () => {
  const token = newToken();
  const id = await arrive({ familyName: 'Keane' }, token);
  await app.post(`/inbox/${id}/ask`, { question: 'Does she hear well?' }, coordinator);
  const page = await (await app.get(`/clare/status/${token}`)).text();
  assert.match(page, /Does she hear well\?/);
  const [question] = await app.sql('select id from referral_question where referral_id = $1', [id]);
  const empty = await app.post(`/clare/status/${token}`, { question: question?.['id'], answer: '' });
  assert.equal(empty.status, 422);
  const answer = { question: question?.['id'], answer: 'With a hearing aid' };
  assert.equal((await app.post(`/clare/status/${token}`, answer)).status, 303);
  assert.equal((await app.post(`/clare/status/${token}`, answer)).status, 409);
  assert.equal((await state(id))?.['state'], 'in_triage');
  assert.match(await (await app.get(`/inbox/${id}`, coordinator)).text(), /With a hearing aid/);
});

test('allocation says who fits and why; giving to somebody else needs a reason', async () => {
  const id = await arrive({ familyName: 'Tuohy' });
  await app.post(`/inbox/${id}/accept`, { person: 'new' }, coordinator);
  assert.equal(looked.at(-1), id, 'what comes next is worked out at once');
  assert.match(await (await app.get('/waiting', coordinator)).text(), /Tuohy/);
  const page = await (await app.get(`/waiting/${id}`, coordinator)).text();
  assert.match(page, /0 of 25 people/);
  const none = await app.post(`/waiting/${id}`, {}, coordinator);
  assert.equal(none.status, 422);
  const before = looked.length;
  await app.post(`/waiting/${id}`, { link_worker: linkWorker.actor.id }, coordinator);
  assert.deepEqual(looked.slice(before), [id]);
  assert.equal((await state(id))?.['link_worker_id'], linkWorker.actor.id);
  assert.equal(await news('ReferralAllocated', id), 1);
  const bare = await app.post(`/waiting/${id}`, { link_worker: otherLinkWorker.actor.id }, coordinator);
  assert.equal(bare.status, 422);
  const told = await bare.text();
  assert.match(told, /Choose why it goes to somebody else/);
  assert.match(
    told,
    new RegExp(`value="${otherLinkWorker.actor.id}"[^>]*checked`),
    'what was chosen is kept',
  );
  const again = { link_worker: otherLinkWorker.actor.id, reason: 'language' };
  assert.equal((await app.post(`/waiting/${id}`, again, coordinator)).status, 303);
  const stranger = { link_worker: app.trafford.linkWorker.actor.id, reason: 'load' };
  assert.equal((await app.post(`/waiting/${id}`, stranger, coordinator)).status, 404);
});

test('who may: link workers look, only the co-ordinator decides, another programme knows nothing', async () => {
  const id = await arrive({ familyName: 'Linnane' });
  const look = await (await app.get(`/inbox/${id}`, linkWorker)).text();
  assert.doesNotMatch(look, /Accept as a new person/);
  assert.equal((await app.post(`/inbox/${id}/accept`, { person: 'new' }, linkWorker)).status, 403);
  assert.equal((await app.get('/inbox', app.clare.administrator)).status, 403);
  assert.equal((await app.get(`/inbox/${id}`, app.trafford.coordinator)).status, 404);
  assert.equal(
    (await app.post(`/inbox/${id}/accept`, { person: 'new' }, app.trafford.coordinator)).status,
    404,
  );
  assert.equal((await app.get(`/inbox/${newId()}`, coordinator)).status, 404);
  assert.equal((await app.get('/inbox/nonsense', coordinator)).status, 404);
});

test('inbox and waiting list: filters and order in the address, an export without formulas, and on record', async () => {
  const id = await arrive({ givenName: '=1', familyName: 'Zzyzx' });
  const inbox = async (query: string) => (await app.get(`/inbox${query}`, coordinator)).text();
  assert.match(await inbox(''), /=1 Zzyzx/);
  assert.doesNotMatch(await inbox(`?area=${newId()}`), /=1 Zzyzx/);
  assert.match(await inbox(`?area=${newId()}`), /Nobody fits these filters/);
  assert.doesNotMatch(await inbox('?late=yes'), /=1 Zzyzx/);
  assert.match(await inbox('?sort=nonsense&area=nonsense'), /=1 Zzyzx/, 'an address that is wrong shows all');
  const names = [...(await inbox('?sort=name')).matchAll(/id="row-([^"]+)"/g)].map(one => one[1]);
  assert.equal(names.at(-1), id, 'by surname');
  const file = await app.get('/inbox.csv', coordinator);
  assert.match(file.headers.get('content-type') ?? '', /text\/csv/);
  const csv = await file.text();
  assert.match(csv, /Zzyzx/);
  assert.match(csv, /,"?'=1 Zzyzx/);
  const exported = await app.sql('select 1 from audit_entry where verb = $1 and subject_id = $2', [
    'referral.exported',
    id,
  ]);
  assert.equal(exported.length, 1);
  await app.post(`/inbox/${id}/accept`, { person: 'new' }, coordinator);
  assert.match(await (await app.get('/waiting.csv?sort=area', coordinator)).text(), /Zzyzx/);
  assert.equal((await app.get('/waiting.csv', app.clare.administrator)).status, 403);
  assert.doesNotMatch(await (await app.get('/waiting.csv', app.trafford.coordinator)).text(), /Zzyzx/);
});

test('a referral is taken down by phone, and words of danger are marked until somebody has read them', async () => {
  const form = {
    adult: 'yes',
    in_area: 'yes',
    urgent: 'no',
    given_name: 'Con',
    family_name: 'Shaw',
    locale: 'en',
    phone: '020 915 0143',
    words: 'He says he is better off dead.',
    consents: ['take_part', 'keep_record'],
    consent_how: 'by_phone',
  };
  const bad = await app.post('/referrals/new', { ...form, phone: '12' }, linkWorker);
  assert.equal(bad.status, 422);
  const response = await app.post('/referrals/new', form, linkWorker);
  const path = response.headers.get('location') ?? '';
  assert.match(await (await app.get(path, coordinator)).text(), /Please read carefully/);
  await app.post(`${path}/read`, { read: 'yes' }, coordinator);
  assert.doesNotMatch(await (await app.get(path, coordinator)).text(), /Please read carefully/);
});

test('having read a referral ends no task of a concern about the same person, and a concern does not mark a referral', async () => {
  const form = {
    adult: 'yes',
    in_area: 'yes',
    urgent: 'no',
    given_name: 'Una',
    family_name: 'Hynes',
    locale: 'en',
    phone: '020 915 0144',
    words: 'He says he is better off dead.',
    consents: ['take_part', 'keep_record'],
    consent_how: 'by_phone',
  };
  const sent = await app.post('/referrals/new', form, linkWorker);
  const path = sent.headers.get('location') ?? '';
  const referralId = path.split('/').at(-1);
  await app.sql(
    `insert into task (programme_id, id, kind, referral_id, subject_id, assignee_id, due_on, created_at)
     values ($1, gen_random_uuid(), 'concern', $2, gen_random_uuid(), $3, '2026-11-24', now())`,
    [coordinator.actor.programmeId, referralId, coordinator.actor.id],
  );
  await app.post(`${path}/read`, { read: 'yes' }, linkWorker);
  const open = await app.sql(
    "select subject_id is not null as of_concern from task where referral_id = $1 and kind = 'concern' and done_at is null",
    [referralId],
  );
  assert.deepEqual(open, [{ of_concern: true }], 'the task of whoever decides on the concern stays');
  assert.doesNotMatch(await (await app.get(path, coordinator)).text(), /Please read carefully/);
});

test('words of danger in an answer to a question are marked as those in a referral are, and bring up the crisis panel', async () => {
  const token = newToken();
  const id = await arrive({ givenName: 'Nan' }, token);
  assert.doesNotMatch(await (await app.get(`/inbox/${id}`, coordinator)).text(), /Please read carefully/);
  await app.post(`/inbox/${id}/ask`, { question: 'How is she now?' }, coordinator);
  const [question] = await app.sql<{ id: string }>(
    'select id from referral_question where referral_id = $1',
    [id],
  );
  const answered = await app.post(`/clare/status/${token}`, {
    question: question?.id ?? '',
    answer: 'Worse. She told me that she wants to die.',
  });
  assert.equal(answered.status, 303);
  assert.match(await (await app.get(`/inbox/${id}`, coordinator)).text(), /Please read carefully/);
  const after = await (await app.get(answered.headers.get('location') ?? '')).text();
  assert.ok(after.indexOf('id="crisis"') < after.indexOf('<h1'), 'the panel stands first');
});
