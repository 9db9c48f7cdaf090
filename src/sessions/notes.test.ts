import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId, Refused, Stale } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { addAddendum } from './add-addendum.ts';
import { type NewSessions, planSessions } from './plan-sessions.ts';
import { addendaOf, noteOf, personWords, sessionsOf } from './queries.ts';
import { type RecordInput, recordSession } from './record-session.ts';
import { saveDraft } from './save-draft.ts';
import { sessionStore } from './store.ts';

const at = (text: string) => Temporal.PlainDateTime.from(text);

describe('notes', () => {
  let app: TestApp;
  let worker: Actor;
  let coordinator: Actor;
  before(async () => {
    app = await testApp([]);
    worker = app.clare.linkWorker.actor;
    coordinator = app.clare.coordinator.actor;
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  const plan = (referralId: string, more: Partial<NewSessions> = {}) =>
    as(worker, scope =>
      planSessions(scope, {
        referralId,
        startsAt: at('2026-11-23T08:30'),
        minutes: 60,
        mode: 'home',
        ...more,
      }),
    );
  const record = (
    ref: { referralId: string; sessionId: string },
    more: Partial<RecordInput> = {},
  ): RecordInput => ({
    ...ref,
    version: 0,
    text: 'We talked about the singing.',
    personWords: null,
    mode: 'home',
    minutes: 55,
    othersPresent: null,
    nextStep: null,
    sign: false,
    ...more,
  });
  const onePlanned = async (more: Partial<NewSessions> = {}, state = 'active') => {
    const { id } = await seedCase(app, { state });
    const [sessionId = ''] = await plan(id, more);
    return { referralId: id, sessionId };
  };

  test('signing locks the note for everybody, the database included; addenda only after', async () => {
    const ref = await onePlanned();
    await assert.rejects(
      as(worker, scope => addAddendum(scope, { ...ref, text: 'Too early' })),
      Refused,
    );
    const words = 'I miss the laughing more.';
    await as(worker, scope => recordSession(scope, record(ref, { sign: true, personWords: words })));
    await assert.rejects(
      as(worker, scope => recordSession(scope, record(ref, { text: 'Other', version: 1 }))),
      { reasonKey: 'sessions.refused.signed' },
    );
    await assert.rejects(
      as(worker, scope =>
        saveDraft(scope, { ...ref, version: 1, text: 'Other', personWords: null, typed: {} }),
      ),
      Refused,
    );
    await assert.rejects(app.sql("update note set text = 'Other' where session_id = $1", [ref.sessionId]));
    await as(worker, scope => addAddendum(scope, { ...ref, text: 'Her daughter rang.' }));
    const note = await as(worker, scope => noteOf(scope, ref.sessionId));
    const addenda = await as(worker, scope => addendaOf(scope, note?.id ?? ''));
    assert.deepEqual(
      addenda.map(one => one.text),
      ['Her daughter rang.'],
    );
    const quotes = await as(worker, scope => personWords(scope, ref.referralId));
    assert.deepEqual(
      quotes.map(one => [one.text, one.number]),
      [[words, 1]],
    );
  });

  test('an empty note cannot be signed, and nothing of the attempt remains', async () => {
    const ref = await onePlanned();
    await assert.rejects(
      as(worker, scope => recordSession(scope, record(ref, { text: ' ', sign: true }))),
      Refused,
    );
    const [session] = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.equal(session?.state, 'planned');
  });

  test('two people write: the first text stays the note, the second is kept apart for its writer', async () => {
    const ref = await onePlanned();
    const draft = (text: string, version: number) => ({
      ...ref,
      version,
      text,
      personWords: null,
      typed: { text },
    });
    assert.deepEqual(await as(worker, scope => saveDraft(scope, draft('Mine', 0))), {
      kept: 'note',
      version: 1,
    });
    assert.deepEqual(await as(worker, scope => saveDraft(scope, draft('Mine, longer', 1))), {
      kept: 'note',
      version: 2,
    });
    const second = await as(coordinator, scope => saveDraft(scope, draft('Hers', 0)));
    assert.deepEqual(second, { kept: 'apart', theirs: 'Mine, longer', by: worker.name, self: false });
    const kept = await as(coordinator, scope => sessionStore(scope).drafts(ref.sessionId));
    assert.deepEqual([kept.main, kept.apart?.body], [null, { text: 'Hers' }]);
    await assert.rejects(
      as(coordinator, scope => recordSession(scope, record(ref, { text: 'Hers', version: 0 }))),
      (error: unknown) => error instanceof Stale && error.yours === 'Hers' && error.theirs === 'Mine, longer',
    );
    const drafted = await app.sql(
      "select 1 from audit_entry where verb = 'note.drafted' and subject_id in (select id from note where session_id = $1)",
      [ref.sessionId],
    );
    assert.equal(drafted.length, 1, 'the first draft is on record, not each stroke');
  });

  test('one person in two windows: told, the windows do not overwrite each other, nothing is dropped unseen', async () => {
    const ref = await onePlanned();
    const [one, two] = [newId(), newId()];
    const draft = (page: string, text: string, version: number) =>
      as(worker, scope =>
        saveDraft(scope, { ...ref, version, page, text, personWords: null, typed: { text } }),
      );
    await draft(one, 'In the first window', 0);
    assert.deepEqual(
      await draft(one, 'In the first window, on', 0),
      { kept: 'note', version: 2 },
      'a window whose answer was lost is not taken for another',
    );
    assert.deepEqual(await draft(two, 'In the second window', 2), { kept: 'note', version: 3 });
    const apart = await draft(one, 'In the first window, and on', 2);
    assert.deepEqual(apart, { kept: 'apart', theirs: 'In the second window', by: worker.name, self: true });
    assert.deepEqual(
      await draft(newId(), 'In the second window, read early and loaded again', 1),
      { kept: 'note', version: 4 },
      'nothing of the note would be lost',
    );
    assert.deepEqual(await draft(two, 'In the second window', 4), { kept: 'note', version: 5 });
    const sent = (more: Partial<RecordInput>) => as(worker, scope => recordSession(scope, record(ref, more)));
    await assert.rejects(
      sent({ page: one, version: 2, text: 'In the first window, and on' }),
      (error: unknown) => error instanceof Stale && error.theirs === 'In the second window',
    );
    await sent({ page: two, version: 5, text: 'In the second window, signed', sign: true });
    const drafts = await as(worker, scope => sessionStore(scope).drafts(ref.sessionId));
    assert.equal(drafts.apart?.body['text'], 'In the first window, and on', 'never shown, so never dropped');
    await assert.rejects(sent({ page: two, version: 3, text: 'Back button' }), Refused);
  });
});
