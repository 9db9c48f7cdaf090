import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, PostgresProblem } from './problem.ts';

const FOLDER = '/srv/hedgerow/data';

test('what PostgreSQL and the system say becomes a sentence with the folder and what to do', () => {
  const cases: [string, RegExp][] = [
    [
      'FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device',
      /disk that holds \/srv\/hedgerow\/data is full.*free some space/,
    ],
    ["EACCES: permission denied, mkdir '/srv/hedgerow/data'", /may not use the folder \/srv\/hedgerow\/data/],
    ["EROFS: read-only file system, mkdir '/srv/hedgerow/data'", /cannot be written to.*DATA_DIR/],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /too little memory/],
    [
      "initdb: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.25' not found",
      /does not run on this system.*DATABASE_URL/,
    ],
  ];
  for (const [said, sentence] of cases) {
    const problem = explain(new Error(said), FOLDER);
    assert.match(problem.message, sentence);
    assert.doesNotMatch(problem.message, /\n/);
  }
});

test('an unknown reason is passed on as the one line that matters', () => {
  const log = [
    'LOG:  starting PostgreSQL 18.4',
    'FATAL:  something never seen',
    'LOG:  database system is shut down',
  ];
  assert.match(explain(log.join('\n'), FOLDER).message, /PostgreSQL says: FATAL: {2}something never seen$/);
  assert.match(explain(log[0], FOLDER).message, /ended without saying why.*postgres\.log/);
});

test('a problem that is already explained stays as it is', () => {
  const problem = new PostgresProblem('One sentence.');
  assert.equal(explain(problem, FOLDER), problem);
});
