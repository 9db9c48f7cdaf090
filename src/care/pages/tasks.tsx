import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import {
  Button,
  choice,
  document,
  Empty,
  Form,
  Icon,
  optionalId,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { changeTask, type TaskChange } from '../change-task.ts';
import { type Colleague, staffHere } from '../queries/staff.ts';
import { openTasksOf } from '../queries/tasks.ts';
import type { Task } from '../task.ts';
import { workers } from './frame.tsx';
import { wayToTask } from './task-way.ts';

/** What the reader owes, the longest due first. */
export const tasksPage = route({
  method: 'get',
  path: '/tasks',
  door: workers,
  async handle(ask) {
    const { view, today } = ask;
    const { t } = view;
    const { tasks, staff } = await ask.within(async scope => {
      const found = await openTasksOf(scope, ask.actor.id);
      await auditAll(
        scope,
        found
          .filter(one => one.personName !== null)
          .map(one => ({
            verb: 'task.listed' as const,
            // Before triage there is a name and no person yet: then it is the referral that was read.
            subject:
              one.personId === null && one.referralId !== null
                ? { kind: 'referral', id: one.referralId }
                : { kind: 'task', id: one.id },
            personId: one.personId,
          })),
      );
      return { tasks: found, staff: await staffHere(scope) };
    });
    return ask.page(
      document(
        <StaffLayout
          view={view}
          title={t('care.tasks.title')}
          current="tasks"
          flash={ask.flash}
          frame="narrow"
        >
          <div class="stack">
            <h1>
              {t('care.tasks.title')} <span class="num quiet">{tasks.length}</span>
            </h1>
            {tasks.length === 0 ? (
              <Empty title={t('care.tasks.none')}>
                <p>{t('care.tasks.none.text')}</p>
              </Empty>
            ) : (
              <ul class="owed">
                {tasks.map(task => (
                  <TaskItem view={view} today={today} task={task} staff={staff} />
                ))}
              </ul>
            )}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

type ItemProps = {
  readonly view: View;
  readonly today: Temporal.PlainDate;
  readonly task: Task;
  readonly staff: readonly Colleague[];
};

function TaskItem({ view, today, task, staff }: ItemProps) {
  const { t, say } = view;
  const late = Temporal.PlainDate.compare(task.dueOn, today) < 0;
  const words = task.words ?? t.code('task_kinds', task.kind);
  const way = wayToTask(task);
  return (
    <li>
      <p>
        {task.personName && way ? <a href={way}>{task.personName}</a> : task.personName}
        {task.personName ? ': ' : null}
        {words}
      </p>
      {late ? (
        <p class="owed__d">
          <Icon name="clock" />
          {t('care.tasks.was_due', { day: say.day(task.dueOn) })}
        </p>
      ) : (
        <p class="small quiet">{t('care.tasks.due', { day: say.near(task.dueOn) })}</p>
      )}
      <Form view={view} action={`/tasks/${task.id}`} inline>
        <div class="owed__do">
          <Button look="words" icon="check" name="do" value="done" hiddenText={task.personName ?? words}>
            {t('care.tasks.done')}
          </Button>
          <div class="field">
            <label class="visually-hidden" for={`to-${task.id}`}>
              {t('care.tasks.to')}
            </label>
            <select id={`to-${task.id}`} name="to">
              <option value="">{t('care.tasks.to')}</option>
              {staff
                .filter(one => one.id !== task.assigneeId)
                .map(one => (
                  <option value={one.id}>{one.name}</option>
                ))}
            </select>
          </div>
          <Button look="words" icon="move" name="do" value="reassign" hiddenText={task.personName ?? words}>
            {t('care.tasks.hand_on')}
          </Button>
        </div>
      </Form>
    </li>
  );
}

const form = z.object({ do: choice(['done', 'undo', 'cancel', 'reassign']), to: optionalId() });

function changeOf({ do: what, to }: z.output<typeof form>): TaskChange | null {
  if (what !== 'reassign') return { what };
  return to ? { what, to } : null;
}

/** Ends a task, takes that back, or gives it to a colleague. */
export const moveTask = route({
  method: 'post',
  path: '/tasks/:taskId',
  door: workers,
  params: z.object({ taskId: z.uuid() }),
  form,
  handle: async ask => {
    const change = changeOf(ask.form);
    const { taskId } = ask.params;
    if (!change) return ask.go({ to: '/tasks', flash: { key: 'care.tasks.choose', tone: 'problem' } });
    return ask.commit(async scope => {
      await changeTask(scope, taskId, change);
      const undo =
        change.what === 'done' ? { undo: { action: `/tasks/${taskId}`, fields: { do: 'undo' } } } : {};
      return { to: '/tasks', flash: { key: `care.tasks.flash.${change.what}`, ...undo } };
    });
  },
  again: async ask => ask.go({ to: '/tasks', flash: { key: 'care.tasks.choose', tone: 'problem' } }),
});
