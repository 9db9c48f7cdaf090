import { allOf, atLeast, atMost, every, type Gate, none } from './gate.ts';

/** One way in which a promise is proven. Its tests are the files that call `figure` with its key. */
export type Proof = {
  /** Short, in kebab case: what a test says to `figure`. */
  readonly key: string;
  /** One sentence: what is done to find out. */
  readonly how: string;
  readonly gate: Gate;
};

/** What somebody who trusts Hedgerow with a life may hold it to. */
export type PromiseMade = { readonly says: string; readonly proofs: readonly Proof[] };

/** Every promise, in the order of docs/trust.md. */
export const promises: readonly PromiseMade[] = [
  {
    says: 'Nobody reads or changes a record across programmes, or outside their relation to a person',
    proofs: [
      {
        key: 'relations',
        how: 'A second telling of the rules in TypeScript decides about random worlds; row-level security must decide the same of every row.',
        gate: every(atLeast('decisions', 1_000_000), none('differences')),
      },
    ],
  },
  {
    says: 'The tests would notice if a rule were wrong',
    proofs: [
      {
        key: 'policy-mutants',
        how: 'Every policy of the database is dropped, turned over, widened or switched off; the proof of relations must find each.',
        gate: every(atLeast('mutants', 1_000), none('survived'), allOf('killed', 'mutants')),
      },
      {
        key: 'code-mutants',
        how: 'Policies, state machines, consent and suppression are changed in one place at a time; their own tests must fail.',
        gate: every(atLeast('mutants', 1_000), atLeast('score', 90)),
      },
    ],
  },
  {
    says: 'Nobody widens their own view by something they may do',
    proofs: [
      {
        key: 'no-escalation',
        how: 'Each thing that somebody may write is written; they must not see more afterwards than what they wrote.',
        gate: every(atLeast('writes', 1_000), none('widened')),
      },
    ],
  },
  {
    says: 'Every address is guarded',
    proofs: [
      {
        key: 'matrix',
        how: 'Every route is asked for by every role, of the own and another programme, the own and another’s caseload; once with the guards of the application off.',
        gate: every(atLeast('requests', 10_000), none('wrong', 'undeclared')),
      },
    ],
  },
  {
    says: 'No input changes who one is',
    proofs: [
      {
        key: 'injection',
        how: 'Expressions that once changed the context of a request are tried wherever text goes into a question to the database.',
        gate: every(atLeast('attacks', 1_000), none('through')),
      },
    ],
  },
  {
    says: 'A consent that is withdrawn counts no more with the very next request',
    proofs: [
      {
        key: 'consent',
        how: 'Consent is withdrawn while what it allowed is under way, in every order; nothing leaves after it.',
        gate: every(atLeast('cases', 50), none('late')),
      },
    ],
  },
  {
    says: 'Signing in holds',
    proofs: [
      {
        key: 'sign-in',
        how: 'Guesses at once, replays, races, fixation, two OpenID providers and passkeys; a guess is reserved before it is looked at.',
        gate: every(atLeast('guesses', 50), atMost('evaluated', 3), none('takenOver')),
      },
    ],
  },
  {
    says: 'Every read and every change is on record',
    proofs: [
      {
        key: 'audit',
        how: 'Names on pages are compared with the entries of the record; every change must have one, in the same transaction.',
        gate: every(atLeast('reads', 1_000), none('missing')),
      },
    ],
  },
  {
    says: 'A change to the record shows',
    proofs: [
      {
        key: 'tampering',
        how: 'Sealed entries are changed, removed, repeated, swapped, cut off, signed by somebody else; the stand-alone check must say so.',
        gate: every(atLeast('changes', 100), allOf('caught', 'changes')),
      },
    ],
  },
  {
    says: 'What was acknowledged is never lost',
    proofs: [
      {
        key: 'faults',
        how: 'The application and the database are killed under load, stopped, restarted, starved of disk, given slow and refusing mail servers.',
        gate: every(
          atLeast('faults', 40),
          atLeast('acknowledged', 500),
          none('lost', 'twice', 'undelivered'),
        ),
      },
      {
        key: 'journeys',
        how: 'Random journeys through the running application are compared with a model of what must be true.',
        gate: every(atLeast('steps', 1_000), none('differences')),
      },
    ],
  },
  {
    says: 'We can restore',
    proofs: [
      {
        key: 'restore',
        how: 'Copied while people write, then restored to the last moment and to the moment before a mistake; all rows are compared.',
        gate: every(atLeast('restored', 2), atLeast('rows', 10_000), none('differences')),
      },
    ],
  },
  {
    says: 'Secrets stay secret',
    proofs: [
      {
        key: 'secrets',
        how: 'Canaries go in by every door; they are looked for in logs, addresses, dumps and error reports.',
        gate: every(atLeast('requests', 100), atLeast('canaries', 20), none('found')),
      },
    ],
  },
  {
    says: 'Numbers about a programme identify nobody',
    proofs: [
      {
        key: 'aggregates',
        how: 'All pairs of questions that are allowed are subtracted from one another.',
        gate: every(atLeast('pairs', 100_000), none('cells')),
      },
      {
        key: 'differencing',
        how: 'Everything that leaves made-up programmes is subtracted, added and put together: parts, steps, quarters and their corrections; no number from 1 to 7 may be narrowed down.',
        gate: every(atLeast('releases', 3_000), atLeast('pairs', 1_000_000), none('cells')),
      },
      {
        key: 'differencing means',
        how: 'Every group of which a pack tells a number or a mean, over five quarters and the two years in them, is subtracted from every other; nobody or at least eight may be left.',
        gate: every(atLeast('worlds', 600), atLeast('pairs', 1_000_000), none('cells')),
      },
    ],
  },
  {
    says: 'What is due goes, and what is held stays',
    proofs: [
      {
        key: 'retention',
        how: 'Random records of all ages, holds and regions; what the rules say is compared with what is left.',
        gate: every(atLeast('histories', 1_000), none('errors')),
      },
    ],
  },
  {
    says: 'Hostile input harms nothing',
    proofs: [
      {
        key: 'hostile-input',
        how: 'Corpora and generated text through every parser, form and programming interface.',
        gate: every(atLeast('inputs', 1_000_000), none('crashes')),
      },
    ],
  },
  {
    says: 'The browser is hardened',
    proofs: [
      {
        key: 'browser',
        how: 'The headers of every route, and every page in Chromium with its content policy and trusted types: what breaks them is counted.',
        gate: every(atLeast('routes', 300), atLeast('pages', 100), none('violations', 'unguarded', 'told')),
      },
    ],
  },
  {
    says: 'Time is right',
    proofs: [
      {
        key: 'time',
        how: 'Both changes of the clock, a clock two hours ahead, a leap day, midnights and year ends.',
        gate: every(atLeast('cases', 1_000), none('wrong')),
      },
    ],
  },
  {
    says: 'What could harm a person is controlled',
    proofs: [
      {
        key: 'safety',
        how: 'Every control of every hazard in the safety case has a test that passes.',
        gate: every(atLeast('controls', 100), allOf('passing', 'controls')),
      },
    ],
  },
];

/** All proofs, in that order. */
export const proofs: readonly Proof[] = promises.flatMap(one => one.proofs);
