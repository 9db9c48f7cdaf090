import { Icon, Scales, type View } from '../../ui/index.ts';
import type { PlanAction, PlanGoal } from '../plan.ts';

type Step = Pick<PlanAction, 'id' | 'words' | 'owner' | 'ownerName' | 'dueOn' | 'doneOn'>;

/** What to call the two who do things together. */
export type PlanNames = { readonly person: string; readonly worker: string | null };

type Props = {
  readonly view: View;
  readonly goal: Pick<PlanGoal, 'words' | 'whatWouldHelp'> & { readonly actions: readonly Step[] };
  readonly names: PlanNames;
  /** What was said on the scales, of those that were asked. */
  readonly scales: Parameters<typeof Scales>[0]['items'];
  /** A day soon is named as a person would ("tomorrow"); paper that is kept needs the date. */
  readonly near?: boolean;
  /** Where a place in a group of ours can be booked for an open step; nothing is offered without it. */
  readonly bookAt?: (step: Step) => string | null;
};

/** A goal in the person's words with its steps: who does what, by when or done when. */
export function GoalItem({ view, goal, names, scales, near = false, bookAt = () => null }: Props) {
  const { t } = view;
  return (
    <li>
      <h3 dir="auto">“{goal.words}”</h3>
      {scales.length > 0 && <Scales view={view} items={scales} />}
      {goal.whatWouldHelp && (
        <p class="six">
          <span class="quiet">{t('plans.six')}</span> “{goal.whatWouldHelp}”
        </p>
      )}
      {goal.actions.length > 0 && (
        <ul class="todo">
          {goal.actions.map(action => (
            <li>
              {action.doneOn ? (
                <Icon name="check" label={t('plans.action.doneMark')} />
              ) : (
                <span class="todo__box" />
              )}
              <span>
                {action.doneOn ? <s>{action.words}</s> : action.words}{' '}
                <span class="quiet">{whoAndWhen(view, action, names, near)}</span>
                <BookLink view={view} words={action.words} href={action.doneOn ? null : bookAt(action)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function BookLink(props: { readonly view: View; readonly words: string; readonly href: string | null }) {
  if (props.href === null) return null;
  return (
    <>
      {' '}
      <a class="small nowrap" href={props.href}>
        {props.view.t('plans.action.book')}
        <span class="visually-hidden">: {props.words}</span>
      </a>
    </>
  );
}

function whoAndWhen({ t, say }: View, action: Step, { person, worker }: PlanNames, near: boolean): string {
  const owner = {
    person,
    link_worker: worker ?? '',
    both: say.list([person, worker ?? '']),
    other: action.ownerName ?? '',
  }[action.owner];
  if (action.doneOn) return t('plans.action.line.done', { owner, day: say.dayShort(action.doneOn) });
  if (!action.dueOn) return owner;
  return near
    ? t('plans.action.line.near', { owner, day: say.near(action.dueOn) })
    : t('plans.action.line.by', { owner, day: say.dayShort(action.dueOn) });
}
