import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { type SmtpPeer, smtpPeer } from '../../src/messages/testing.ts';
import { atFullLength, figure } from '../figures.ts';
import { auditIsWhole, databaseIsWhole, jobsAreDone, looked } from './checks.ts';
import { acceptance, begin, contact, type Ledger, type Load, referral, signIn } from './load.ts';
import { keepService, type Service } from './service.ts';

/** Rounds of each kind of kill. */
const ROUNDS = atFullLength ? 20 : 2;

const clare = "programme_id = (select id from programme where slug = 'clare')";

describe('an application and a database that are killed under load', () => {
  let service: Service;
  let mail: SmtpPeer;
  let load: Load;
  let ledger: Ledger;
  const counts = { faults: 0, acknowledged: 0, lost: 0, twice: 0 };
  before(async () => {
    mail = await smtpPeer();
    service = await keepService({ MAIL_URL: mail.url });
    await service.ready();
    load = await begun(service);
    ledger = load.ledger;
    await atWork();
  });
  after(async () => {
    await load?.stop(0);
    await service?.stop();
    await mail?.close();
  });

  /** Until the clients have had some more answers: only then does the next fault meet work. */
  const atWork = async (): Promise<void> => {
    const [then, pages] = [ledger.acknowledged.length, ledger.pages];
    for (let turn = 0; turn < 600; turn += 1) {
      if (ledger.acknowledged.length >= then + 12 && ledger.pages > pages) return;
      await pause(50);
    }
    throw new Error(`nothing is answered: ${service.said()}`);
  };

  const round = async (fault: () => Promise<void> | void): Promise<void> => {
    // At another moment of the work each time.
    await pause(Math.random() * 300);
    await fault();
    await service.ready();
    await atWork();
    const { lost, twice } = await looked(service, ledger);
    counts.faults += 1;
    counts.lost += lost.length;
    counts.twice += twice.length;
    assert.deepEqual({ lost, twice }, { lost: [], twice: [] });
    assert.deepEqual(ledger.refused, []);
  };

  test(`the application is killed, ${ROUNDS} times`, async () => {
    for (let times = 0; times < ROUNDS; times += 1) {
      const before = service.begunAgain();
      await sendLetters(service);
      await round(async () => {
        service.signal('SIGKILL');
        while (service.begunAgain() === before) await pause(20);
      });
    }
  });

  test(`the postmaster is killed, ${ROUNDS} times`, async () => {
    for (let times = 0; times < ROUNDS; times += 1) {
      await sendLetters(service);
      await round(() => service.signalDatabase('SIGKILL'));
    }
  });

  test('the database is restarted, the application is asked to end, and each is halted for a while', async () => {
    await round(() => service.signalDatabase('SIGINT'));
    const before = service.begunAgain();
    await round(async () => {
      service.signal('SIGTERM');
      while (service.begunAgain() === before) await pause(20);
      assert.equal(service.lastEnd(), 0, service.said());
    });
    await round(async () => {
      service.signal('SIGSTOP');
      await pause(1_500);
      service.signal('SIGCONT');
    });
    await round(async () => {
      service.signalDatabase('SIGSTOP', 'all');
      await pause(1_500);
      service.signalDatabase('SIGCONT', 'all');
    });
  });

  test('the mail server is busy, hangs up, is silent, and drops what it has taken', async () => {
    for (const mood of ['busy', 'hangs_up', 'drops_after_data', 'silent'] as const) {
      mail.mood = mood;
      await dueNow(service);
      await sendLetters(service);
      await atWork();
      counts.faults += 1;
    }
    mail.mood = 'takes';
  });

  test('afterwards all jobs were done once in effect, every letter went, and record and database are whole', async () => {
    await load.stop(20_000);
    const { lost, twice } = await looked(service, ledger);
    assert.deepEqual({ lost, twice }, { lost: [], twice: [] });
    await jobsAreDone(service);
    const letters = await lettersOf(service, mail);
    const record = await auditIsWhole(service);
    const database = await databaseIsWhole(service);
    counts.acknowledged = ledger.acknowledged.length;
    figure('faults', {
      ...counts,
      undelivered: 0,
      sentAgain: ledger.again,
      letters: letters.letters,
      lettersRepeated: letters.repeated,
      entries: record.entries,
      indexes: database.indexes,
      references: database.references,
      begunAgain: service.begunAgain(),
    });
    assert.ok(ledger.acknowledged.length > 100, `${ledger.acknowledged.length} were acknowledged`);
    assert.equal(await service.stop(), 0, service.said());
  });
});

/** Surgeries that refer, link workers who write, a co-ordinator who accepts what has come in. */
async function begun(service: Service): Promise<Load> {
  const staff = await service.sql<{ id: string; programme_id: string; role: string }>(
    `select id, programme_id, role from staff where ${clare} and name in ('Aoife Hehir', 'Declan Moloney') order by name`,
  );
  const [worker, lead] = await Promise.all(staff.map(one => signIn(service.url, one.programme_id, one.id)));
  assert.ok(worker && lead);
  const cases = await service.sql<{ id: string }>(
    `select id from referral where ${clare} and state = 'active' and link_worker_id = $1`,
    [staff[0]?.id],
  );
  const one = () => cases[Math.floor(Math.random() * cases.length)]?.id ?? '';
  const accepted = new Set<string>();
  const load: Load = begin({
    url: service.url,
    page: '/clare/find?q=walking',
    clients: [
      { as: null, next: referral },
      { as: null, next: referral },
      { as: worker, next: () => contact(one()) },
      { as: worker, next: () => contact(one()) },
      {
        as: lead,
        async next() {
          const [row] = await service.sql<{ id: string }>(
            `select id from referral where state = 'received' and family_name like 'Mark%' and id <> all($1) order by id limit 1`,
            [[...accepted]],
          );
          if (!row) return null;
          accepted.add(row.id);
          return acceptance(row.id);
        },
      },
    ],
  });
  return load;
}

/** Tells the clock's work to begin now, as the queue's own clock does every minute. */
async function sendLetters(service: Service): Promise<void> {
  const boss = new PgBoss({ connectionString: await service.ownerUrl(), supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  for (const queue of ['routine.messages.send', 'routine.messages.reminders']) await boss.send(queue);
  await boss.stop();
}

/** What a killed process had in hand is free after ten minutes, what was put off later still; they pass at once here. */
async function dueNow(service: Service): Promise<void> {
  await service.sql("update message set next_try_at = now() where state = 'queued' and channel = 'email'");
}

/** Every referral has one receipt, every letter left, and each is the same one however often it came. */
async function lettersOf(service: Service, mail: SmtpPeer) {
  for (let turn = 0; turn < 60; turn += 1) {
    await dueNow(service);
    await sendLetters(service);
    await jobsAreDone(service);
    const [left] = await service.sql<{ n: number }>(
      "select count(*)::int as n from message where state = 'queued' and channel = 'email'",
    );
    if (left?.n === 0) break;
  }
  const receipts = await service.sql<{ n: number; of: number }>(
    `select count(m.id)::int as n, count(*)::int as of from referral r left join message m
        on m.programme_id = r.programme_id and m.referral_id = r.id and m.template = 'receipt'
      where r.family_name like 'Mark%' group by r.id having count(m.id) <> 1`,
  );
  assert.deepEqual(receipts, [], 'one receipt for each referral');
  const reminders = await service.sql(
    `select referral_id from message where template = 'session_reminder' group by referral_id, body having count(*) > 1`,
  );
  assert.deepEqual(reminders, [], 'a person is reminded once');
  const ids = mail.taken.map(letter => /^message-id:\s*<([^@>]+)@/im.exec(letter)?.[1] ?? '');
  const astray = await service.sql(
    `select id, state, id = any($1) as arrived from message where channel = 'email'
        and (id = any($1) or created_at >= (select min(received_at) from referral where family_name like 'Mark%'))
        and (state <> 'sent' or not id = any($1))`,
    [ids],
  );
  assert.deepEqual(astray, [], 'what is called sent has arrived, and what arrived is called sent');
  return { letters: new Set(ids).size, repeated: ids.length - new Set(ids).size };
}
