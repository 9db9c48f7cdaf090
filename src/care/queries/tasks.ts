import type { Scope } from '../../platform/database/index.ts';
import type { TaskKind } from '../../programmes/index.ts';
import type { Task } from '../task.ts';

function reading({ db, actor }: Scope) {
  return db
    .selectFrom('task as t')
    .leftJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 't.programme_id').onRef('p.id', '=', 't.person_id'),
    )
    .leftJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 't.programme_id').onRef('r.id', '=', 't.referral_id'),
    )
    .select([
      't.id',
      't.kind',
      't.referral_id',
      't.person_id',
      't.subject_id',
      't.assignee_id',
      't.due_on',
      't.words',
      'p.given_name',
      'p.known_as',
      'p.family_name',
      'r.given_name as referral_given_name',
      'r.family_name as referral_family_name',
    ])
    .where('t.programme_id', '=', actor.programmeId)
    .where('t.done_at', 'is', null)
    .where('t.cancelled_at', 'is', null)
    .orderBy('t.due_on')
    .orderBy('t.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof reading>['execute']>>[number];

/** The open tasks of a member of staff, the longest due first; of a co-ordinator those of nobody in particular too. */
export async function openTasksOf(scope: Scope, staffId: string): Promise<readonly Task[]> {
  const forAnybody = scope.actor.role === 'coordinator' && scope.actor.id === staffId;
  const rows = await reading(scope)
    .where(eb =>
      forAnybody
        ? eb.or([eb('t.assignee_id', '=', staffId), eb('t.assignee_id', 'is', null)])
        : eb('t.assignee_id', '=', staffId),
    )
    .execute();
  return rows.map(toTask);
}

/** The open tasks about one referral. */
export async function openTasksAbout(scope: Scope, referralId: string): Promise<readonly Task[]> {
  const rows = await reading(scope).where('t.referral_id', '=', referralId).execute();
  return rows.map(toTask);
}

/** Tasks to judge words of danger, of somebody in particular, that were due before a day; each case once. */
export async function unjudgedWords({ db, actor }: Scope, today: Temporal.PlainDate) {
  const rows = await db
    .selectFrom('task')
    .select(['subject_id', 'referral_id', 'person_id', 'due_on'])
    .distinctOn('subject_id')
    .where('programme_id', '=', actor.programmeId)
    .where('kind', '=', 'judge_words')
    .where('assignee_id', 'is not', null)
    .where('due_on', '<', today)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('subject_id')
    .orderBy('due_on')
    .execute();
  return rows.flatMap(row =>
    row.subject_id === null
      ? []
      : [
          {
            subjectId: row.subject_id,
            referralId: row.referral_id,
            personId: row.person_id,
            dueOn: row.due_on,
          },
        ],
  );
}

function toTask(row: Row): Task {
  return {
    id: row.id,
    kind: row.kind as TaskKind,
    referralId: row.referral_id,
    personId: row.person_id,
    personName: row.given_name
      ? `${row.known_as ?? row.given_name} ${row.family_name}`
      : row.referral_given_name && `${row.referral_given_name} ${row.referral_family_name}`,
    subjectId: row.subject_id,
    assigneeId: row.assignee_id,
    dueOn: row.due_on,
    words: row.words,
  };
}
