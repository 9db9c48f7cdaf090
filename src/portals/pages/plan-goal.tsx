import type { PlanAction, PlanGoal } from '../../plans/index.ts';
import { Button, Form, Icon, LinkButton, type View } from '../../ui/index.ts';
import { newestSaid, type Said } from '../said/said.ts';
import { type OwnAsk, ownBase } from './own.tsx';

type GoalProps = {
  readonly ask: OwnAsk;
  readonly goal: PlanGoal;
  readonly said: readonly Said[];
  readonly open: boolean;
};

/** A goal in the person’s words, with its steps: who does what until when, and what can be said of each. */
export function OwnGoal({ ask, goal, said, open }: GoalProps) {
  return (
    <li>
      <h3 dir="auto">“{goal.words}”</h3>
      {goal.actions.length > 0 ? (
        <ul class="todo own-steps">
          {goal.actions.map(step => (
            <Step ask={ask} step={step} said={said} open={open} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

type StepProps = Omit<GoalProps, 'goal'> & { readonly step: PlanAction };

function Step({ ask, step, said, open }: StepProps) {
  const { view } = ask;
  const { t } = view;
  const theirs = step.owner === 'person' || step.owner === 'both';
  const told = step.id ? newestSaid(said, ['step_done', 'not_working'], step.id) : null;
  const asks = open && theirs && !step.doneOn && step.id && told?.outcome !== null;
  return (
    <li>
      {step.doneOn ? <Icon name="check" label={t('plans.action.doneMark')} /> : <span class="todo__box" />}
      <div>
        <p>
          <span dir="auto">{step.words}</span> <span class="quiet">{whoAndWhen(view, step)}</span>
        </p>
        {told && !step.doneOn ? <p role="status">{toldWords(view, told)}</p> : null}
        {asks ? (
          <div class="acts no-print">
            <Form view={view} action={`${ownBase(ask)}/plan/steps/${step.id}/done`} inline>
              <Button look="quiet" icon="check" hiddenText={step.words}>
                {t('portals.plan.step.done')}
              </Button>
            </Form>
            <LinkButton
              href={`${ownBase(ask)}/plan/steps/${step.id}/hard`}
              look="words"
              hiddenText={step.words}
            >
              {t('portals.plan.step.hard')}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </li>
  );
}

function toldWords({ t, say }: View, told: Said): string {
  if (told.outcome === null) return t('portals.plan.step.waiting');
  if (told.outcome === 'late') return t('portals.plan.step.late');
  return t('portals.plan.step.hard_said', { day: say.day(told.at) });
}

function whoAndWhen({ t, say }: View, step: PlanAction): string {
  const owner =
    step.owner === 'other' && step.ownerName ? step.ownerName : t(`portals.plan.owner.${step.owner}`);
  if (step.doneOn) return t('portals.plan.done', { owner, day: say.dayShort(step.doneOn) });
  return step.dueOn ? t('portals.plan.by', { owner, day: say.dayShort(step.dueOn) }) : owner;
}
