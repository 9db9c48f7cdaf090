import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { extract } from 'tar-stream';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import { researchRoutines } from './routines.ts';

type Line = Record<string, string>;

describe('a study', () => {
  let app: TestApp;
  let identity = '';
  let key = '';
  const people: { id: string; personId: string }[] = [];
  before(async () => {
    app = await testApp(reportRoutes);
    identity = await generateIdentity();
    key = await identityToRecipient(identity);
    for (let at = 0; at < 12; at += 1) {
      const one = await seedCase(app, { state: 'active', familyName: `Kinnane${at}` });
      people.push(one);
      await app.sql(`update person set birth_date = '1955-03-01' where id = $1`, [one.personId]);
      // The last two were not asked.
      if (at < 10) await agree(one.personId);
    }
  });
  after(() => app.close());

  const agree = (personId: string, given = true) =>
    app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'use_for_research', $4, '2026-11-20T09:00:00Z', 'by_phone', 'the person', $5)`,
      [app.clare.linkWorker.actor.programmeId, newId(), personId, given, app.clare.linkWorker.actor.id],
    );
  const day = (name: string, iso: string) => {
    const [year = '', month = '', of = ''] = iso.split('-');
    return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const asked = (more: Record<string, string | readonly string[]> = {}) => ({
    title: 'Does company help?',
    purpose: 'Whether people feel less lonely.',
    recipient: 'A university',
    recipientKey: key,
    ethics: 'REC 26/001',
    dpia: 'DPIA 7',
    variables: ['age_band', 'first_need', 'days_open'],
    dates: 'spans',
    ...day('from', '2026-01-01'),
    ...day('until', '2026-11-23'),
    ...day('endsOn', '2026-12-31'),
    smallest: '8',
    ...more,
  });
  const ask = async (as: TestApp['clare']['coordinator'], more = {}) => {
    const answer = await app.post('/reports/research/new', asked(more), as);
    assert.equal(answer.status, 303, await answer.text());
    return answer.headers.get('location') ?? '';
  };
  /** A further co-ordinator: who asks does not agree. */
  const hire = async (role: string) => {
    const id = newId();
    await app.sql(
      `insert into staff (programme_id, id, name, email, role, created_at) values ($1, $2, 'Orla Hehir', $3, $4, now())`,
      [app.clare.coordinator.actor.programmeId, id, `${id}@example.org`, role],
    );
    return id;
  };
  /** Asked by somebody who is neither of the two. */
  const approved = async (more = {}) => {
    const path = await ask(app.clare.administrator, more);
    await app.sql(`update research_project set asked_by = $1, asked_role = 'analyst' where id = $2`, [
      await hire('analyst'),
      path.split('/').at(-1),
    ]);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.coordinator)).status, 303);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.administrator)).status, 303);
    return path;
  };
  const open = async (response: Response) => {
    assert.equal(response.status, 200, response.headers.get('location') ?? '');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(new Uint8Array(await response.arrayBuffer()));
    const files = new Map<string, Buffer>();
    const reading = extract();
    reading.end(Buffer.from(plain));
    for await (const entry of reading) {
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(Buffer.from(part));
      files.set(entry.header.name, Buffer.concat(parts));
    }
    const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
    return { files, text, lines: parse(text('lines.csv'), { bom: true, columns: true }) as Line[] };
  };
  const fileOf = async (path: string) => open(await app.post(`${path}/file`, {}, app.clare.coordinator));

  test('says what is wrong with what was asked, and keeps what was typed', async () => {
    for (const [more, says] of [
      [{ recipientKey: `${key.slice(0, -1)}${key.endsWith('q') ? 'p' : 'q'}` }, /whole public key/],
      [{ smallest: '5' }, /from 8 to 100/],
      [{ variables: ['received_on'] }, /Take the days out/],
      [day('endsOn', '2026-11-01'), /today or later/],
      [{ ethics: '' }, /reference of the ethics approval/],
    ] as const) {
      const answer = await app.post('/reports/research/new', asked(more), app.clare.coordinator);
      assert.equal(answer.status, 422);
      const text = await answer.text();
      assert.match(text, says);
      assert.match(text, /Does company help\?/);
    }
  });

  test('is agreed to by two people who did not ask, and by nobody else', async () => {
    const path = await ask(app.clare.coordinator);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.coordinator)).status, 403);
    assert.equal((await app.post(`${path}/file`, {}, app.clare.coordinator)).status, 403);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.administrator)).status, 303);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.administrator)).status, 403);
    assert.equal((await app.post(`${path}/yes`, {}, app.clare.linkWorker)).status, 403);
    assert.equal((await app.post(`${path}/file`, {}, app.clare.coordinator)).status, 403);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(`${path}/yes`, {}, app.trafford.coordinator)).status, 404);
    const page = await (await app.get(path, app.clare.administrator)).text();
    assert.match(page, /It waits for somebody else/);
  });

  test('gets a file that only its recipient opens: pseudonyms, no name, no id, with a codebook', async () => {
    const path = await approved();
    const file = await fileOf(path);
    assert.deepEqual([...file.files.keys()], ['lines.csv', 'lines.parquet', 'codebook.md', 'dictionary.csv']);
    assert.equal(file.lines.length, 10);
    assert.equal(new Set(file.lines.map(line => line['person'])).size, 10);
    for (const bytes of file.files.values())
      for (const { id, personId } of people)
        for (const secret of [id, personId, 'Kinnane', 'Breda']) assert.ok(!bytes.includes(secret), secret);
    assert.match(file.text('codebook.md'), /REC 26\/001/);
    assert.match(
      file.text('codebook.md'),
      /Referrals left out because the person has not said yes to research: 2/,
    );
    const parquet = file.files.get('lines.parquet') ?? Buffer.alloc(0);
    const rows = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    assert.equal(rows.length, 10);
    const [made] = await app.sql(`select * from research_file where project_id = $1`, [
      path.split('/').at(-1),
    ]);
    assert.deepEqual([made?.people, made?.line_count, made?.left_out.without_consent], [10, 10, 2]);
    const [entry] = await app.sql(`select * from audit_entry where verb = 'research.file'`);
    // A study is named by its id: the reference of its approval is text that somebody wrote.
    assert.deepEqual([entry?.subject_id, entry?.reason], [made?.project_id, null]);
    const [kept] = await app.sql('select secret from research_key');
    assert.equal(Buffer.from(kept?.secret, 'base64').length, 32);
  });

  test('gives the same person the same pseudonym in its next file, and another in another study', async () => {
    const [one, two] = [await approved(), await approved()];
    const names = (file: { lines: Line[] }) => file.lines.map(line => line['person']).toSorted();
    const first = names(await fileOf(one));
    assert.deepEqual(names(await fileOf(one)), first);
    const others = new Set(names(await fileOf(two)));
    assert.ok(first.every(name => !others.has(name)));
  });

  test('leaves out who takes their yes back, and makes nothing where too few are left', async () => {
    const path = await approved();
    const [first, second, third] = people;
    await agree(first?.personId ?? '', false);
    assert.equal((await fileOf(path)).lines.length, 9);
    await agree(second?.personId ?? '', false);
    await agree(third?.personId ?? '', false);
    const answer = await app.post(`${path}/file`, {}, app.clare.coordinator);
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /Nobody is left/);
    await app.sql(`delete from consent where not given`);
  });

  test('counts two records that were joined as one person, and as two when that is undone', async () => {
    const path = await approved();
    const [kept, joined] = people;
    // Of one person only one referral may be open.
    await app.sql(`update referral set state = 'closed' where id = $1`, [kept?.id]);
    await app.sql('update referral set person_id = $1 where id = $2', [kept?.personId, joined?.id]);
    const together = await fileOf(path);
    // One person with two lines would stand out among nine with one: the first line stays.
    assert.equal(new Set(together.lines.map(line => line['person'])).size, 9);
    await app.sql('update referral set person_id = $1 where id = $2', [joined?.personId, joined?.id]);
    assert.equal(new Set((await fileOf(path)).lines.map(line => line['person'])).size, 10);
  });

  test('ends: no file any more, and its key is destroyed, so that nobody can say whose line was whose', async () => {
    const path = await approved();
    const id = path.split('/').at(-1);
    await fileOf(path);
    assert.equal((await app.post(`${path}/end`, {}, app.clare.coordinator)).status, 303);
    assert.equal((await app.post(`${path}/file`, {}, app.clare.coordinator)).status, 403);
    assert.equal((await app.post(`${path}/end`, {}, app.clare.coordinator)).status, 403);
    const [destroyed] = await app.sql('select wrapped, destroyed_at from data_key where owner_id = $1', [id]);
    assert.equal(destroyed?.wrapped, null);
    assert.ok(destroyed?.destroyed_at);
  });

  test('ends by the clock on the day after its last, whoever has forgotten it', async () => {
    const path = await approved();
    const id = path.split('/').at(-1);
    await fileOf(path);
    await app.sql(`alter table research_project disable trigger user`);
    await app.sql(`update research_project set ends_on = '2026-11-22' where id = $1`, [id]);
    await app.sql(`alter table research_project enable trigger user`);
    const { programmeId } = app.clare.coordinator.actor;
    for (const routine of researchRoutines)
      await app.database.within(systemActor(programmeId), scope => routine.handle(scope));
    const [study] = await app.sql('select state, ended_why from research_project where id = $1', [id]);
    assert.deepEqual([study?.state, study?.ended_why], ['ended', 'over']);
    const [gone] = await app.sql('select wrapped from data_key where owner_id = $1', [id]);
    assert.equal(gone?.wrapped, null);
  });

  test('cannot be changed once it was asked for, also past the application', async () => {
    const path = await ask(app.clare.coordinator);
    const id = path.split('/').at(-1) ?? '';
    for (const change of [{ smallest: 20 }, { state: 'approved' }, { recipient: 'Somebody else' }])
      await assert.rejects(
        app.database.within(app.clare.coordinator.actor, ({ db }) =>
          db.updateTable('research_project').set(change).where('id', '=', id).execute(),
        ),
      );
  });
});
