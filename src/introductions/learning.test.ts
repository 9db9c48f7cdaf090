import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { lexiconRoutes, matchingRoutines } from '../matching/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { outcomesToLearnFrom } from './outcome-queries.ts';
import { seedService } from './testing.ts';

const secret = 'Sorrel behind the mill';

describe('learning from what became of introductions', () => {
  let app: TestApp;
  let service: string;
  let people: { readonly id: string; readonly personId: string }[];
  before(async () => {
    app = await testApp(lexiconRoutes);
    service = await seedService(app, { name: 'Tuesday Table' });
    people = [];
    for (let n = 0; n < 6; n += 1)
      people.push(await seedCase(app, { state: 'active', familyName: `Kinnane${n}` }));
  });
  after(() => app.close());

  type End = 'went' | 'declined' | 'stopped' | 'under_way' | 'signposted';
  const addOne = async (n: number, end: End, reason: string | null = null, concept = 'need.lonely') => {
    const { actor } = app.clare.linkWorker;
    const id = newId();
    const one = people[n % people.length];
    const state = { went: 'first_attended', under_way: 'sent', signposted: 'given' }[String(end)] ?? end;
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, owner_id,
         sent_at, first_attended_on, barrier, reason_note, created_at)
       values ($1, $2, $3, $4, $5, 'Tuesday Table', $6, $7, $8, $9, $8, $10, $11, $12, $8)`,
      [
        actor.programmeId,
        id,
        one?.id,
        one?.personId,
        service,
        end === 'signposted' ? 'signposted' : 'referred',
        state,
        '2026-10-01T09:00:00Z',
        actor.id,
        end === 'went' ? '2026-10-08' : null,
        end === 'stopped' ? reason : null,
        secret,
      ],
    );
    if (end === 'declined') {
      await app.sql(
        `insert into introduction_event (programme_id, id, introduction_id, at, actor_id, actor_name, transition, from_state, to_state, reason)
         values ($1, $2, $3, '2026-10-05T09:00:00Z', $4, $5, 'decline', 'sent', 'declined', $6)`,
        [actor.programmeId, newId(), id, actor.id, actor.name, reason],
      );
    }
    const why = { by: 'kind', said: 'befriending', fit: 0.5 };
    await app.sql(
      `insert into introduction_answer (programme_id, introduction_id, asked_at, content) values ($1, $2, $3, $4)`,
      [
        actor.programmeId,
        id,
        '2026-09-30T09:00:00Z',
        JSON.stringify({
          services: [
            { id: newId(), reasons: [{ concept: 'interest.games', ...why }] },
            {
              id: service,
              reasons: [
                { concept, ...why },
                { concept: 'need.food', ...why, fit: 0.1 },
              ],
            },
          ],
        }),
      ],
    );
  };
  const programme = () => app.clare.linkWorker.actor.programmeId;
  const counted = (programmeId = programme()) =>
    app.database.within(systemActor(programmeId), outcomesToLearnFrom);
  const [, learn] = matchingRoutines({ outcomes: outcomesToLearnFrom });
  const run = () => app.database.within(systemActor(programme()), async scope => learn?.handle(scope));
  const page = async (who = app.clare.coordinator) => {
    const response = await app.get('/concepts/learned', who);
    assert.equal(response.status, 200);
    return response.text();
  };

  test('what is no outcome, or says nothing of the group, is not counted', async () => {
    await addOne(0, 'under_way');
    await addOne(1, 'signposted');
    await addOne(2, 'stopped', 'cost');
    await addOne(3, 'stopped', 'full');
    await addOne(4, 'stopped', 'caring');
    await addOne(5, 'declined', 'full');
    await addOne(5, 'declined', 'group_ended');
    assert.deepEqual(await counted(), { lines: [], usual: { outcomes: 0, went: 0 } });
  });

  test('counts by the concept that brought the service; a weak reason and other services have no part in it', async () => {
    for (let n = 0; n < 7; n += 1) await addOne(n, 'went');
    assert.deepEqual(await counted(), {
      lines: [{ conceptId: 'need.lonely', serviceId: service, outcomes: 7, people: 6, went: 7 }],
      usual: { outcomes: 7, went: 7 },
    });
    assert.deepEqual(await counted(app.trafford.linkWorker.actor.programmeId), {
      lines: [],
      usual: { outcomes: 0, went: 0 },
    });
  });

  test('nothing is proposed from fewer than 8 outcomes; then the evidence stands there in plain words', async () => {
    // What went badly elsewhere makes the usual share what it is.
    for (let n = 0; n < 6; n += 1) await addOne(n, 'stopped', 'confidence', 'interest.singing');
    await run();
    assert.match(await page(), /Nothing has been learned yet/);
    await addOne(0, 'went');
    await run();
    const html = await page();
    assert.match(html, /8 introductions of 6 people came to an end; 8 went/);
    assert.match(html, /Usually about 6 of 10 go/);
    assert.match(html, /this group would count 15\s% more/);
    assert.doesNotMatch(html, new RegExp(`${secret}|Kinnane|Breda`));
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
      `select count(*)::int as count from audit_entry where verb = 'learning.proposed'`,
    );
    assert.equal(count, 1);
    await run();
    const again = await app.sql('select version from match_learning');
    assert.deepEqual(again, [{ version: 1 }], 'the same counts change nothing');
  });

  test('what is kept holds counts and no words, and another programme sees none of it', async () => {
    const [row] = await app.sql<Record<string, unknown>>('select * from match_learning');
    assert.ok(row);
    const told = Object.keys(row).filter(name => typeof row[name] === 'string');
    const plain = ['programme_id', 'concept_id', 'service_id'];
    assert.deepEqual(
      told.filter(name => !plain.includes(name)),
      [],
    );
    assert.doesNotMatch(JSON.stringify(row), new RegExp(secret));
    assert.match(await page(app.trafford.coordinator), /Nothing has been learned yet/);
  });

  test('a proposal nobody decided on is withdrawn when the counts no longer bear it out', async () => {
    await app.sql(`update introduction set sent_at = '2024-01-01' where service_id = $1`, [service]);
    await run();
    assert.match(await page(), /Nothing has been learned yet/);
  });
});
