import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { refreshNextAction } from '../care/index.ts';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { referralRoutes } from '../referrals/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { workspaceRoutes } from './index.ts';
import { firstPlace } from './pages/first-place.ts';

describe('Today, board, case and search', () => {
  let app: TestApp;
  let mine: { id: string; personId: string };
  let hostile: { id: string; personId: string };
  const programmeId = () => app.clare.linkWorker.actor.programmeId;

  before(async () => {
    app = await testApp([...workspaceRoutes, ...referralRoutes(refreshNextAction)]);
    mine = await seedCase(app, { state: 'active' });
    hostile = await seedCase(app, {
      state: 'active',
      givenName: '<script>alert(1)</script>',
      familyName: '=cmd|calc',
    });
    await seedCase(app, {
      programmeId: app.trafford.linkWorker.actor.programmeId,
      linkWorkerId: app.trafford.linkWorker.actor.id,
      familyName: 'Elsewhere',
    });
    await session(mine, 'held', '2026-11-02T10:00', 1);
    await session(mine, 'missed', '2026-11-09T10:00', null);
    await session(mine, 'planned', '2026-11-23T14:30', null);
    await app.sql(
      `update referral set sessions_held = 1, first_session_at = '2026-11-02T10:00Z', next_action = 'session_today', next_action_on = '2026-11-23'
      where id = $1`,
      [mine.id],
    );
    await app.sql(
      `update referral set next_action = 'plan_session', next_action_on = '2026-11-20' where id = $1`,
      [hostile.id],
    );
    await app.sql(
      `insert into note (programme_id, id, referral_id, person_id, author_id, text, person_words, state, created_at, updated_at, signed_at)
       values ($1, $2, $3, $4, $5, 'We talked.', 'I miss the singing & the laughing more.', 'signed', now(), now(), now())`,
      [programmeId(), newId(), mine.id, mine.personId, app.clare.linkWorker.actor.id],
    );
  });
  after(() => app.close());

  async function session(
    of: { id: string; personId: string },
    state: string,
    at: string,
    number: number | null,
  ) {
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, number, starts_at, mode, place, missed_reason, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'in_person', 'Tulla Courthouse', $9, now())`,
      [
        programmeId(),
        newId(),
        of.id,
        of.personId,
        app.clare.linkWorker.actor.id,
        state,
        number,
        at,
        state === 'missed' ? 'transport' : null,
      ],
    );
  }
  const text = async (path: string, as = app.clare.linkWorker) => {
    const answer = await app.get(path, as);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };

  test('the day shows the session, and what is overdue beside it', async () => {
    const page = await text('/today');
    assert.match(page, /Breda Kinnane/);
    assert.match(page, /2\.30 pm/);
    assert.match(page, /Tulla Courthouse/);
    assert.match(page, /was due Friday 20 November/);
    assert.doesNotMatch(page, /Elsewhere/);
  });

  test('another link worker’s day is their own', async () => {
    assert.doesNotMatch(await text('/today', app.clare.otherLinkWorker), /Breda/);
  });

  test('the co-ordinator sees how much each link worker carries', async () => {
    const page = await text('/today', app.clare.coordinator);
    assert.match(page, /Aoife Hehir/);
    assert.match(page, /2 of 25/);
  });

  test('what they said on their own page, texted, and to whom they were handed stands in the time line, without the words', async () => {
    const kase = mine;
    const { programmeId, id: by } = app.clare.linkWorker.actor;
    await app.sql(
      `insert into person_said (programme_id, id, person_id, kind, subject_id, words, said_at) values ($1, $2, $3, 'cannot_come', $3, 'secret words', $4)`,
      [programmeId, newId(), kase.personId, app.clock.now().toString()],
    );
    const text = `insert into arrived_text (programme_id, id, gateway_id, referral_id, person_id, from_number, body, arrived_at, shared)
      values ($1, $2, $3, $4, $5, '+353209150100', 'secret text', $6, $7)`;
    const at = app.clock.now().toString();
    await app.sql(text, [programmeId, newId(), 'one', kase.id, kase.personId, at, false]);
    await app.sql(text, [programmeId, newId(), 'two', kase.id, kase.personId, at, true]);
    await app.sql(
      `insert into handover (programme_id, id, referral_id, to_service, told, agreed_how, agreed_on, way, token_hash, expires_at, made_by, made_at,
        ask_on, answer, answered_at) values ($1, $2, $3, 'MABS <Ennis>', 'x', 'by_phone', $4, 'phone', $5, $6, $7, $6, $4, 'have_them', $6)`,
      [programmeId, newId(), kase.id, '2026-11-20', Buffer.from('hash'), at, by],
    );
    const page = await (await app.get(`/cases/${kase.id}`, app.clare.linkWorker)).text();
    assert.match(page, /On their own page: They cannot come to a meeting\./);
    assert.equal(
      page.match(/They sent a text/g)?.length,
      1,
      'a number that two people share says nothing of either',
    );
    assert.match(page, /Handed to MABS &lt;Ennis&gt;, by name/);
    assert.match(page, /MABS &lt;Ennis&gt; answered: We have them/);
    assert.doesNotMatch(page, /secret/);
  });

  test('the case shows their words, the stones and what happened, and is on record as read', async () => {
    const before = (await app.sql(`select 1 from audit_entry where verb = 'case.read'`)).length;
    const page = await text(`/cases/${mine.id}`);
    assert.match(page, /I miss the singing &amp; the laughing more\./);
    assert.match(page, /Missed on Monday 9 November/);
    assert.match(page, /Open session 2/);
    const reads = await app.sql(`select person_id from audit_entry where verb = 'case.read'`);
    assert.equal(reads.length, before + 1);
    assert.equal(reads.at(-1)?.person_id, mine.personId);
  });

  test('what was noted of a contact can be read on the case page', async () => {
    await app.sql(
      `insert into contact (programme_id, id, referral_id, person_id, staff_id, at, mode, outcome, note)
       values ($1, $2, $3, $4, $5, now(), 'phone', 'reached', 'Rang about the <bus>.')`,
      [programmeId(), newId(), mine.id, mine.personId, app.clare.linkWorker.actor.id],
    );
    assert.match(await text(`/cases/${mine.id}`), /Rang about the &lt;bus&gt;\./);
  });

  test('what nothing was found for stands on the time line, in the reader’s words', async () => {
    const record = (concept: string, limit: string) =>
      app.sql(
        `insert into unmet_need (programme_id, id, referral_id, person_id, concept, failed_limit, recorded_by, at)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
        [programmeId(), newId(), mine.id, mine.personId, concept, limit, app.clare.linkWorker.actor.id],
      );
    await record('need.lonely', 'too_far');
    await record('need.not_in_the_list', 'cost');
    const page = await text(`/cases/${mine.id}`);
    assert.match(page, /Nothing was found for company\. Too far away/);
    assert.match(page, /Nothing was found\. Costs too much/);
  });

  test('a case of another programme is not there', async () => {
    const answer = await app.get(`/cases/${mine.id}`, app.trafford.coordinator);
    assert.equal(answer.status, 404);
    assert.doesNotMatch(await answer.text(), /Breda/);
  });

  test('hostile names are text on every page', async () => {
    for (const path of [`/cases/${hostile.id}`, '/today', '/board', '/search?q=alert']) {
      const page = await text(path);
      assert.doesNotMatch(page, /<script>alert/, path);
      assert.match(page, /&lt;script&gt;alert/, path);
    }
  });

  test('the board filters, sorts and never sorts by what is not in its list', async () => {
    const shows = async (query: string, as = app.clare.linkWorker) =>
      (await text(`/board?${query}`, as)).includes(`id="row-${mine.id}"`);
    assert.match(await text('/board?late=yes'), /cmd\|calc/);
    assert.equal(await shows('late=yes'), false);
    assert.equal(await shows("sort=name;drop table person&state=nowhere&worker='"), true);
    assert.match(
      await text('/board?sort=name'),
      /<option value="name" selected/,
      'filtering keeps the order',
    );
    assert.equal(await shows('', app.clare.otherLinkWorker), false);
    assert.equal(await shows('worker=all', app.clare.otherLinkWorker), true);
  });

  test('an empty board says what comes there, or leads out of filters that fit nobody', async () => {
    const fresh = await testApp(workspaceRoutes);
    try {
      const board = async (query: string) =>
        (await fresh.get(`/board${query}`, fresh.clare.coordinator)).text();
      assert.match(await board(''), /Nobody is with you yet/);
      assert.match(await board('?state=on_hold'), /Show everybody/);
    } finally {
      await fresh.close();
    }
  });

  test('the exported board keeps a formula as text and is on record', async () => {
    const csv = await text('/board.csv?worker=all');
    assert.match(csv, /'?<script>alert\(1\)<\/script> =cmd\|calc/);
    assert.doesNotMatch(csv, /^=|\n=/);
    assert.equal((await app.sql(`select 1 from audit_entry where verb = 'board.exported'`)).length, 2);
  });

  test('search finds by name without accents, by phone and by reference, and only here', async () => {
    const [row] = await app.sql<{ reference: string }>('select reference from referral where id = $1', [
      mine.id,
    ]);
    for (const q of ['kinna', 'BREDA kin', '020 915 0142', row?.reference ?? '']) {
      assert.match(await text(`/search?q=${encodeURIComponent(q)}`), /Breda Kinnane/, q);
    }
    assert.doesNotMatch(await text('/search?q=elsewhere'), /Elsewhere<\/a>/);
    assert.match(await text('/search?q=%25%25'), /Nobody found/);
  });

  test('who is given to a link worker stands on their Today at once, before any event is delivered', async () => {
    const { otherLinkWorker, coordinator } = app.clare;
    const { id } = await seedCase(app, { state: 'waiting', linkWorkerId: null, givenName: 'Noreen' });
    assert.doesNotMatch(await text('/today', otherLinkWorker), /Noreen/);
    const given = await app.post(`/waiting/${id}`, { link_worker: otherLinkWorker.actor.id }, coordinator);
    assert.equal(given.status, 303);
    const today = await text('/today', otherLinkWorker);
    assert.match(today, /Noreen Kinnane/);
    assert.match(today, /Make first contact/);
    const board = await text('/board', coordinator);
    assert.match(board.slice(board.indexOf(`id="row-${id}"`)), /^[\s\S]*?Make first contact/);
  });

  test('a case offers what can be done where it stands, to whom it is offered', async () => {
    const { linkWorker, otherLinkWorker, coordinator } = app.clare;
    const waiting = await seedCase(app, { state: 'waiting', linkWorkerId: null, familyName: 'Waits' });
    const led = await text(`/cases/${waiting.id}`, coordinator);
    for (const path of [`/waiting/${waiting.id}`, 'contacts/new', 'concerns/new', 'withdraw']) {
      assert.match(led, new RegExp(`href="[^"]*${path}"`), path);
    }
    const seen = await text(`/cases/${waiting.id}`, linkWorker);
    assert.match(seen, /concerns\/new"/);
    assert.doesNotMatch(seen, /href="\/waiting\/|contacts\/new"|\/withdraw"/);
    assert.match(await text(`/cases/${mine.id}`, coordinator), new RegExp(`href="/waiting/${mine.id}"`));
    assert.doesNotMatch(await text(`/cases/${mine.id}`), new RegExp(`href="/waiting/${mine.id}"`));
    const others = await text(`/cases/${mine.id}`, otherLinkWorker);
    assert.match(others, /concerns\/new"/);
    assert.doesNotMatch(others, /\/close"|\/hold"/);
  });

  test('whoever signs in lands on a page that is open to them', async () => {
    const answer = await app.get('/today', app.clare.administrator);
    assert.equal(answer.headers.get('location'), '/directory/imports');
    assert.equal(firstPlace('analyst'), '/reports/figures');
    assert.equal(firstPlace('link_worker'), null);
  });

  test('people looked at lately stand in the menu', async () => {
    assert.match(await text('/today'), new RegExp(`href="/cases/${mine.id}"`));
  });

  test('in Irish, with Irish days', async () => {
    assert.match(await text('/today?lang=ga'), /Dé Luain 23 Samhain/);
  });

  test('an offer to go along stands on the case with the button to take it back, until its ground is gone', async () => {
    const [id, me] = [newId(), app.clare.linkWorker];
    const { id: referral, personId } = await seedCase(app, { state: 'active' });
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since,
         owner_id, created_at)
       values ($1, $2, $3, $4, $2, 'Singers', 'referred', 'attending', now(), $5, now())`,
      [programmeId(), id, referral, personId, me.actor.id],
    );
    await app.sql(
      `insert into buddy_offer (programme_id, id, introduction_id, asked_on, how, recorded_by, recorded_by_name, recorded_at)
       values ($1, $2, $2, '2026-11-20', 'by_phone', $3, 'Aoife', now())`,
      [programmeId(), id, me.actor.id],
    );
    const shown = async (as = me) => (await app.get(`/cases/${referral}`, as)).text();
    const button = `action="/cases/${referral}/introductions/${id}/go-along/end"`;
    assert.match(await shown(), /Has offered to go along/);
    assert.ok((await shown()).includes(button));
    assert.ok(!(await shown(app.clare.otherLinkWorker)).includes(button));
    await app.sql('update person set neutral_sender = true where id = $1', [personId]);
    assert.doesNotMatch(await shown(), /Has offered to go along/);
  });
});
