import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { testApp } from '../web/testing.ts';
import { letterListeners, letterRoutes, makeLetters } from './index.ts';
import { change, seedClosedCase, theirWords } from './testing.ts';

const letters = makeLetters({ workers: 1 });
const app = await testApp(letterRoutes(letters));
after(async () => {
  await letters.close();
  await app.close();
});
const { linkWorker, otherLinkWorker, coordinator } = app.clare;
const { programmeId } = coordinator.actor;

type Row = {
  id: string;
  kind: string;
  state: string;
  locale: string;
  large_print: boolean;
  facts: Record<string, unknown>;
  pdf: Buffer | null;
  version: number;
};
const lettersOf = (referralId: string) =>
  app.sql<Row>('select * from letter where referral_id = $1 order by kind', [referralId]);
const messagesOf = (referralId: string) =>
  app.sql<{
    template: string;
    channel: string;
    state: string;
    state_reason: string | null;
    recipient: string;
    letter_id: string;
  }>('select * from message where referral_id = $1 order by template', [referralId]);

async function closes(referralId: string) {
  await app.database.within(systemActor(programmeId), scope =>
    emit(scope, { name: 'ReferralClosed', subjectId: referralId }),
  );
  await deliverNow(app.database, programmeId, letterListeners());
}

async function drafted(seed: Parameters<typeof seedClosedCase>[1] = {}) {
  const kase = await seedClosedCase(app, seed);
  await closes(kase.id);
  const rows = await lettersOf(kase.id);
  const at = (kind: string) => {
    const row = rows.find(one => one.kind === kind);
    return row ? `/cases/${kase.id}/letters/${row.id}` : '';
  };
  return { ...kase, rows, gp: at('gp_closing'), own: at('person_closing') };
}

const page = async (path: string, as = linkWorker) => (await app.get(path, as)).text();
const pdfOf = async (path: string) => {
  const answer = await app.get(`${path}.pdf`, linkWorker);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  return PDFDocument.load(await answer.arrayBuffer(), { updateMetadata: false });
};

test('a closing drafts both letters from the same facts, with nothing typed', async () => {
  const { rows, gp, own } = await drafted();
  assert.deepEqual(
    rows.map(row => [row.kind, row.state]),
    [
      ['gp_closing', 'draft'],
      ['person_closing', 'draft'],
    ],
  );
  const [gpFacts, ownFacts] = rows.map(row => row.facts);
  for (const same of ['wordsAtStart', 'wordsAtEnd', 'goals', 'introductions', 'sessions', 'reason']) {
    assert.deepEqual(gpFacts?.[same], ownFacts?.[same], same);
  }
  const shown = await page(gp);
  assert.match(shown, /We met twice|We met 2 times/);
  assert.match(shown, /Dear Dr Considine/);
  assert.match(shown, /Thank you for sending Breda to us on 10 September/);
  assert.ok(shown.includes('“Since Tom died I talk to the radio. &lt;b&gt;Nobody&lt;/b&gt; answers.”'));
  for (const words of [theirWords.end, theirWords.matters, theirWords.goal])
    assert.ok(shown.includes(words), words);
  const mine = await page(own);
  for (const words of [theirWords.end, theirWords.goal, theirWords.hard, theirWords.step]) {
    assert.ok(mine.includes(words), words);
  }
});

test('letters say what is measured and what is missing, and leave out what is restricted, private or only an idea', async () => {
  const { gp, own } = await drafted();
  const shown = await page(gp);
  assert.match(shown, /Satisfied with life/);
  assert.match(shown, /1 of 4 cannot be compared/);
  for (const path of [gp, own]) {
    assert.doesNotMatch(await page(path), /abuse|private note|Only an idea/i);
  }
});

test('an event heard twice drafts once', async () => {
  const kase = await drafted();
  await app.sql('update outbox set dispatched_at = null');
  await deliverNow(app.database, programmeId, letterListeners());
  assert.equal((await lettersOf(kase.id)).length, 2);
});

test('no letter to a GP without consent or without a GP, none to a person who has died', async () => {
  const kinds = async (seed: Parameters<typeof seedClosedCase>[1]) =>
    (await drafted(seed)).rows.map(row => row.kind);
  assert.deepEqual(await kinds({ gpConsent: false }), ['person_closing']);
  assert.deepEqual(await kinds({ gpConsent: null }), ['person_closing']);
  const noGp = { person: { gp_name: null, gp_practice: null }, referral: { referrer_role: 'social_worker' } };
  assert.deepEqual(await kinds(noGp), ['person_closing']);
  const died = { person: { died_on: '2026-11-19' }, referral: { closing_reason: 'died' } };
  assert.deepEqual(await kinds(died), ['gp_closing']);
});

test('somebody never reached gets “we are here”, in their language and size', async () => {
  const { rows, id } = await drafted({
    person: { locale: 'ga', access_needs: 'Large print, please.' },
    referral: { closing_reason: 'could_not_be_contacted', first_contact_at: null, sessions_held: 0 },
  });
  const here = rows.find(row => row.kind === 'we_are_here');
  assert.deepEqual([here?.locale, here?.large_print], ['ga', true]);
  assert.equal(rows.length, 2);
  const shown = await page(`/cases/${id}/letters/${here?.id}`);
  assert.match(shown, /<article class="letter letter--large"[^>]*lang="ga"/);
});

test('a letter for a neutral sender names neither programme nor helplines that give it away', async () => {
  const { own } = await drafted({ person: { neutral_sender: true } });
  const paper = /<article class="letter.*<\/article>/s.exec(await page(own))?.[0] ?? '';
  assert.doesNotMatch(paper, /Hedgerow|Women’s Aid|social prescribing/);
  assert.match(paper, /Fergusside Community Partnership/);
});

test('the draft is a tagged PDF with title and language, and the plan in both sizes', async () => {
  const { gp, own, id } = await drafted();
  for (const path of [gp, own]) {
    const pdf = await pdfOf(path);
    assert.ok((pdf.getTitle() ?? '').length > 5);
    assert.match(String(pdf.catalog.lookup(PDFName.of('Lang'))), /^\(en/);
    assert.equal(
      String(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))),
      'true',
    );
  }
  const standard = await app.get(`/cases/${id}/plan.pdf`, linkWorker);
  const large = await app.get(`/cases/${id}/plan.pdf?size=large`, linkWorker);
  const pages = async (answer: Response) =>
    (await PDFDocument.load(await answer.arrayBuffer())).getPageCount();
  assert.ok((await pages(large)) > (await pages(standard)));
});

test('only the parts that may be changed are, and two people who change them are told', async () => {
  const { gp, id } = await drafted();
  const edit = { version: '1', ask: 'Please look at her <i>blood pressure</i>.', seen: 'agreed' };
  assert.equal((await app.post(gp, edit, linkWorker)).status, 303);
  const shown = await page(gp);
  assert.ok(shown.includes('Please look at her &lt;i&gt;blood pressure&lt;/i&gt;.'));
  assert.match(shown, /has read this letter, agreed it/);
  const late = await app.post(gp, { version: '1', ask: 'Something else' }, coordinator);
  assert.equal(late.status, 409);
  const told = await late.text();
  assert.match(told, /Something else/);
  assert.match(told, /blood pressure/);
  const wrong = await app.post(gp, { version: '2', ask: 'x'.repeat(2001) }, linkWorker);
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /x{2001}/);
  await change(app, 'referral', id, { sessions_held: 3 });
  await app.post(`${gp}/gather`, {}, linkWorker);
  const again = await page(gp);
  assert.match(again, /3 times/);
  assert.match(again, /blood pressure/, 'what was typed stays');
});

test('sending locks facts and file, and puts both letters into the outbox by the right way', async () => {
  const { gp, own, id } = await drafted({ person: { may_post: false } });
  for (const path of [gp, own])
    assert.equal((await app.post(`${path}/send`, { version: '1' }, linkWorker)).status, 303);
  assert.deepEqual(
    (await messagesOf(id)).map(one => [one.template, one.channel, one.state, one.recipient]),
    [
      ['gp_letter', 'email', 'queued', 'orla@example.org'],
      ['person_letter', 'email', 'queued', 'breda@example.org'],
    ],
  );
  assert.match(await page(gp), /href="\/messages\/[0-9a-f-]+">E-mail<\/a>.*Waiting to go by e-mail/s);
  const rows = await lettersOf(id);
  assert.ok(rows.every(row => row.state === 'sent' && row.pdf && row.pdf.length > 5_000));
  const before = Buffer.from(await (await app.get(`${gp}.pdf`, linkWorker)).arrayBuffer());
  await change(app, 'referral', id, { sessions_held: 7 });
  const later = Buffer.from(await (await app.get(`${gp}.pdf`, linkWorker)).arrayBuffer());
  assert.ok(before.equals(later), 'the file that was sent');
  assert.equal((await app.post(`${gp}/send`, { version: '2' }, linkWorker)).status, 409);
  assert.equal((await app.post(gp, { version: '2', ask: 'more' }, linkWorker)).status, 409);
  const sent = await app.sql(
    `select 1 from outbox where name = 'LetterSent' and payload->>'referralId' = $1`,
    [id],
  );
  assert.equal(sent.length, 2);
});

test('a GP without an e-mail address is written to by post; who allows no way gets it by hand', async () => {
  const { gp, own, id } = await drafted({
    person: { gp_email: null, may_post: false, may_email: false },
  });
  assert.match(await page(own), /allows neither post nor e-mail/);
  for (const path of [gp, own]) await app.post(`${path}/send`, { version: '1' }, linkWorker);
  assert.deepEqual(
    (await messagesOf(id)).map(one => [one.template, one.channel, one.state, one.state_reason]),
    [
      ['gp_letter', 'letter', 'queued', null],
      ['person_letter', 'letter', 'held', 'way_not_allowed'],
    ],
  );
});

test('consent taken back before sending stops the letter to the GP', async () => {
  const { gp, id, personId } = await drafted();
  await app.sql(`update consent set withdrawn_at = now() where person_id = $1`, [personId]);
  const answer = await app.post(`${gp}/send`, { version: '1' }, linkWorker);
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /has not agreed that we write to their GP/);
  assert.equal((await messagesOf(id)).length, 0);
});

test('a letter that changed after it was read is not sent, and one press too many sends once', async () => {
  const { own, id } = await drafted();
  await app.post(own, { version: '1', steps: 'Sing.\n\nSing more.' }, linkWorker);
  const early = await app.post(`${own}/send`, { version: '1' }, linkWorker);
  assert.equal(early.status, 409);
  const _once = newId();
  const [one, other] = [
    await app.post(`${own}/send`, { version: '2', _once }, linkWorker),
    await app.post(`${own}/send`, { version: '2', _once }, linkWorker),
  ];
  assert.deepEqual([one.status, other.status], [303, 303]);
  assert.equal((await messagesOf(id)).length, 1);
  assert.match(await page(own), /“Sing more\.”/);
});

test('a colleague reads, on record, and changes nothing; another programme and another case see nothing', async () => {
  const { gp, personId, id, rows } = await drafted();
  const shown = await page(gp, otherLinkWorker);
  assert.doesNotMatch(shown, /Send it|Save these words/);
  assert.equal((await app.post(`${gp}/send`, { version: '1' }, otherLinkWorker)).status, 403);
  assert.equal((await app.post(gp, { version: '1', ask: 'x' }, otherLinkWorker)).status, 403);
  const reads = await app.sql(
    `select 1 from audit_entry where verb = 'letter.read' and person_id = $1 and actor_id = $2`,
    [personId, otherLinkWorker.actor.id],
  );
  assert.equal(reads.length, 1);
  for (const path of [gp, `${gp}.pdf`, `/cases/${id}/plan.pdf`, `/cases/${id}/letters/new`]) {
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404, path);
  }
  const elsewhere = await seedClosedCase(app);
  assert.equal((await app.get(`/cases/${elsewhere.id}/letters/${rows[0]?.id}`, linkWorker)).status, 404);
});

test('letters can be written by hand, or the page says why not', async () => {
  const kase = await seedClosedCase(app, { gpConsent: false });
  const shown = await page(`/cases/${kase.id}/letters/new`);
  assert.match(shown, /has not agreed that we write to their GP/);
  const refused = await app.post(`/cases/${kase.id}/letters`, { kind: 'gp_closing' }, linkWorker);
  assert.equal(refused.status, 409);
  const made = await app.post(`/cases/${kase.id}/letters`, { kind: 'person_closing' }, linkWorker);
  assert.match(made.headers.get('location') ?? '', /\/letters\/[0-9a-f-]{36}$/);
  assert.equal((await app.post(`/cases/${kase.id}/letters`, { kind: 'poem' }, linkWorker)).status, 422);
});
