import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog, type Log } from './log.ts';

function lines(
  use: (log: Log) => void,
  options: { level?: 'debug' | 'info'; readable?: boolean } = {},
): string[] {
  const written: string[] = [];
  const { level = 'info', readable = false } = options;
  use(createLog({ level, readable, write: line => written.push(line) }));
  return written;
}

test('a line is one JSON object with level, time, message and details', () => {
  const [line = ''] = lines(log => log.info({ referralId: '0199', status: 201 }, 'referral received'));
  const { time, ...rest } = JSON.parse(line);
  assert.deepEqual(rest, { level: 'info', msg: 'referral received', referralId: '0199', status: 201 });
  assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('levels below the chosen one are silent', () => {
  assert.equal(lines(log => log.debug({}, 'detail')).length, 0);
  assert.equal(lines(log => log.debug({}, 'detail'), { level: 'debug' }).length, 1);
});

test('details that could hold a person are hidden at any depth, in children and in lists', () => {
  const written = lines(log => {
    const canary = 'Nuala Canary';
    log.info({ givenName: canary, person: { email: canary, birthDate: canary }, id: 7 }, 'one');
    log.child({ phone: canary }).warn({ items: [{ note: canary }] }, 'two');
    log.error({ request: { headers: { cookie: canary, authorization: canary } } }, 'three');
  });
  assert.equal(written.length, 3);
  assert.doesNotMatch(written.join(), /Canary/);
  assert.match(written[0] ?? '', /"id":7/);
});

test('an error is written by kind, code and place, never by its message or its values', () => {
  const error = Object.assign(
    new Error('invalid input: "Nuala Canary"', { cause: new TypeError('Canary') }),
    {
      code: '23505',
      constraint: 'people_pkey',
      detail: 'Key (name)=(Nuala Canary) already exists.',
    },
  );
  const [line = ''] = lines(log => log.error({ error }, 'request failed'));
  assert.doesNotMatch(line, /Canary/);
  const { error: facts } = JSON.parse(line);
  assert.equal(facts.kind, 'Error');
  assert.equal(facts.code, '23505');
  assert.equal(facts.constraint, 'people_pkey');
  assert.equal(facts.cause.kind, 'TypeError');
  assert.ok(facts.at.some((place: string) => place.includes('log.test.ts')));
});

test('for a person at a terminal a line is readable', () => {
  const [line = ''] = lines(log => log.warn({ pid: 12, reason: 'gone' }, 'the database was started again'), {
    readable: true,
  });
  assert.match(line, /^\d\d:\d\d:\d\d {2}WARN the database was started again {2}pid=12 {2}reason=gone\n$/);
});
