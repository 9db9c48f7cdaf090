import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { en, ga } from '../../ui/words/catalogues.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { recordQuestionRoutes } from './questions.tsx';
import { recordSearchRoutes } from './search.tsx';

let app: TestApp;
let person: { readonly id: string; readonly personId: string };
before(async () => {
  app = await testApp([...recordSearchRoutes, ...recordQuestionRoutes]);
  person = await seedCase(app, { givenName: 'Breda', familyName: 'Hehir' });
});
after(() => app.close());

type Entry = {
  at: string;
  actor?: string;
  verb: string;
  personId?: string | null;
  fields?: string[];
  reason?: string;
};
const add = async ({ at, actor, verb, personId = person.personId, fields = [], reason }: Entry) => {
  const { programmeId, id } = app.clare.linkWorker.actor;
  await app.sql(
    `insert into audit_entry (programme_id, id, at, actor_id, actor_role, verb, subject_kind, subject_id, person_id, fields, reason, request_id)
     values ($1, $2, $3, $4, 'link_worker', $5, 'person', $2, $6, $7, $8, 'r')`,
    [programmeId, newId(), at, actor ?? id, verb, personId, fields, reason ?? null],
  );
};
const page = async (path: string, as = app.clare.coordinator) => {
  const answer = await app.get(path, as);
  assert.equal(answer.status, 200);
  return answer.text();
};
const bodyOf = (text: string) => /<table[\s\S]*<\/table>/.exec(text)?.[0] ?? '';

test('is found by person, colleague, what was done, time and break-glass', async () => {
  await add({ at: '2026-11-02T10:00:00Z', verb: 'letter.sent' });
  await add({ at: '2026-11-04T10:00:00Z', verb: 'person.changed', fields: ['phone'] });
  await add({
    at: '2026-11-05T10:00:00Z',
    verb: 'glass.opened',
    actor: app.clare.otherLinkWorker.actor.id,
    reason: 'danger',
  });
  const cases: [string, string[], string[]][] = [
    ['', ['Sent a letter', 'Changed the details of a person', 'Opened a record in an emergency'], []],
    ['?verb=letter.sent', ['Sent a letter'], ['Changed the details', 'Opened a record']],
    ['?verb=letter', ['Sent a letter'], ['Changed the details']],
    ['?verb=sent+a', ['Sent a letter'], ['Changed the details', 'Opened a record']],
    ['?verb=Seoladh&lang=ga', ['Seoladh litir'], ['Athraíodh sonraí duine']],
    ['?glass=yes', ['Opened a record', 'danger'], ['Sent a letter']],
    [`?staff=${app.clare.otherLinkWorker.actor.id}`, ['Opened a record'], ['Sent a letter']],
    ['?from=2026-11-03&until=2026-11-04', ['Changed the details'], ['Sent a letter', 'Opened a record']],
    [`?person=${person.personId}`, ['Sent a letter'], []],
    [`?person=${newId()}`, [], ['Sent a letter']],
    ['?verb=%27%3B+drop+table', [], ['Sent a letter']],
  ];
  for (const [query, shown, hidden] of cases) {
    const table = bodyOf(await page(`/audit${query}`));
    for (const one of shown) assert.ok(table.includes(one), `${query} ${one}`);
    for (const one of hidden) assert.ok(!table.includes(one), `${query} no ${one}`);
  }
});

test('a name that stands in the list was looked at, which the list leaves out unless it is asked for', async () => {
  const listed = () =>
    app.sql(`select 1 from audit_entry where verb = 'audit.listed' and person_id = $1`, [person.personId]);
  await add({ at: '2026-11-02T09:00:00Z', verb: 'letter.sent' });
  const before = (await listed()).length;
  const table = bodyOf(await page('/audit?verb=letter.sent'));
  assert.ok(table.includes('Sent a letter'));
  assert.equal((await listed()).length, before + 1);
  const saw = 'Saw a name in this record';
  assert.ok(!bodyOf(await page('/audit')).includes(saw));
  assert.ok(bodyOf(await page('/audit?verb=audit')).includes(saw));
  assert.ok(bodyOf(await page(`/audit?person=${person.personId}`)).includes(saw));
});

test('every verb has words in English and Irish; one from before stands as it is', async () => {
  await add({ at: '2026-11-06T10:00:00Z', verb: 'thing.from_before' });
  assert.match(bodyOf(await page('/audit')), /thing\.from_before/);
  assert.deepEqual(Object.keys(ga.verbs), Object.keys(en.verbs));
  for (const [verb, words] of Object.entries(en.verbs)) {
    assert.match(verb, /^[a-z_]+\.[a-z_]+$/);
    assert.match(words, /^[A-Z][^.]*[a-z”N]$/, verb);
    assert.notEqual(ga.verbs[verb as keyof typeof ga.verbs], words);
  }
});

test('pages one after the other, each entry once', async () => {
  for (let n = 0; n < 120; n += 1)
    await add({ at: `2026-10-01T10:00:${`${n % 3}`.padStart(2, '0')}Z`, verb: 'plan.read' });
  const seen: string[] = [];
  let path: string | undefined = '/audit?verb=plan.read';
  for (let turn = 0; path && turn < 9; turn += 1) {
    const text: string = await page(path);
    seen.push(...(bodyOf(text).match(/Looked at a plan/g) ?? []));
    path = [...text.matchAll(/href="(\/audit\?[^"]*after=[^"]*)"/g)]
      .map(one => one[1] ?? '')
      .filter(one => !one.includes('lang='))
      .at(-1)
      ?.replaceAll('&amp;', '&');
  }
  assert.equal(seen.length, 120);
});

test('the administrator searches it without a name of anybody who is helped; both are on record for searching', async () => {
  const text = await page(`/audit?person=${person.personId}`, app.clare.administrator);
  assert.doesNotMatch(text, /Breda/);
  assert.match(bodyOf(text), /Sent a letter/);
  const file = await app.get('/audit/list.csv?verb=person.changed', app.clare.administrator);
  assert.equal(file.status, 200);
  const rows = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map(row => [row['verb'], row['fields'], row['person']]),
    [['person.changed', 'phone', person.personId]],
  );
  const own = await app.sql(
    "select verb, fields from audit_entry where actor_role = 'administrator' and verb like 'audit.%' order by id",
  );
  assert.deepEqual(own, [
    { verb: 'audit.searched', fields: ['person'] },
    { verb: 'audit.exported', fields: ['verb'] },
  ]);
  assert.equal((await app.get('/audit', app.clare.linkWorker)).status, 403);
  assert.equal((await app.get('/audit/questions', app.clare.administrator)).status, 403);
  assert.doesNotMatch(bodyOf(await page('/audit', app.trafford.coordinator)), /Sent a letter/);
});

test('readings that somebody might ask about are questions, each with its reason', async () => {
  const { linkWorker, otherLinkWorker } = app.clare;
  await add({ at: '2026-11-20T10:00:00Z', verb: 'person.read' });
  const namesake = await seedCase(app, { givenName: 'Donal', familyName: 'Shannon' });
  const at = '2026-11-21T10:00:00Z';
  await add({ at, verb: 'case.read', actor: otherLinkWorker.actor.id, personId: namesake.personId });
  await add({ at, verb: 'person.read', actor: linkWorker.actor.id, personId: namesake.personId });
  const unlike = await seedCase(app, { givenName: 'Mary', familyName: 'Talty' });
  await add({ at, verb: 'person.read', personId: unlike.personId });
  for (let n = 0; n < 45; n += 1) {
    const one = await seedCase(app, { familyName: `Many${n}` });
    await add({
      at: `2026-11-19T11:${`${n}`.padStart(2, '0')}:00Z`,
      verb: 'case.read',
      personId: one.personId,
    });
  }
  const text = await page('/audit/questions');
  assert.match(text, /Aoife Hehir opened the record of Breda Hehir, who has the same surname/);
  assert.match(text, /Donal Shannon opened a record with their own name/);
  assert.match(text, /Aoife Hehir opened the record of Donal Shannon, who has the name of a colleague/);
  assert.match(text, /Aoife Hehir opened 45 records within an hour/);
  assert.doesNotMatch(text, /Talty/);
  assert.match(text, /questions, not findings/);
});
