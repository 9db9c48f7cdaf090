import type { Case } from '../../care/index.ts';
import type { Programme } from '../../programmes/index.ts';
import { Phone, TheirWords, Twig, type View } from '../../ui/index.ts';
import type { Plan, PlanGoal } from '../plan.ts';
import { GoalItem } from './goal-item.tsx';

type Props = {
  readonly view: View;
  readonly standing: Case;
  readonly plan: Plan | null;
  readonly size: 'standard' | 'large';
  readonly programme: Programme;
};

/** The plan as a sheet of paper, to read and to keep. Large print is at least 18 points. */
export function PlanSheet({ view, standing, plan, size, programme }: Props) {
  const { t, say } = view;
  if (!plan) return <p class="quiet">{t('plans.none')}</p>;
  const last = plan.versions.at(-1);
  return (
    <article class={size === 'large' ? 'plan-sheet plan-sheet--large' : 'plan-sheet'}>
      <Twig />
      <h1>{t('plans.title', { name: standing.name })}</h1>
      <p class="quiet">
        {last
          ? t('plans.version', {
              number: last.number,
              day: say.date(last.agreedOn),
              how: t.code('agreement_ways', last.agreedHow),
            })
          : t('plans.draft')}
      </p>
      {plan.whatMatters && (
        <section class="section">
          <h2>{t('plans.whatMatters', { name: standing.firstName })}</h2>
          <TheirWords big text={plan.whatMatters} />
        </section>
      )}
      {plan.strengths && (
        <section class="section">
          <h2>{t('plans.strengths', { name: standing.firstName })}</h2>
          <p>{plan.strengths}</p>
        </section>
      )}
      {plan.goals.length > 0 && (
        <section class="section">
          <h2>{t('plans.goals')}</h2>
          <ol class="goals">
            {plan.goals.map(goal => (
              <GoalOnPaper view={view} goal={goal} standing={standing} />
            ))}
          </ol>
        </section>
      )}
      {plan.barriers.length > 0 && (
        <section class="section">
          <h2>{t('plans.barriers')}</h2>
          <ul class="list-rules">
            {plan.barriers.map(barrier => (
              <li>
                <b>{barrier.words ?? t.code('barriers', barrier.code)}</b>
                {barrier.wayRound && `: ${barrier.wayRound}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="section">
        <h2>{t('plans.worse')}</h2>
        {plan.ifThingsGetWorse && <p>{plan.ifThingsGetWorse}</p>}
        <p>
          {t.rich('plans.ring', {
            name: programme.name,
            phone: <Phone view={view} number={programme.phone} />,
          })}
        </p>
      </section>
    </article>
  );
}

function GoalOnPaper({
  view,
  goal,
  standing,
}: {
  readonly view: View;
  readonly goal: PlanGoal;
  readonly standing: Case;
}) {
  const { t } = view;
  const scales = [
    goal.importance === null
      ? null
      : { term: t('plans.matters.short'), label: t('plans.importance'), value: goal.importance, max: 10 },
    goal.confidence === null
      ? null
      : { term: t('plans.confident.short'), label: t('plans.confidence'), value: goal.confidence, max: 10 },
  ].filter(item => item !== null);
  const names = { person: standing.firstName, worker: standing.linkWorkerName };
  return <GoalItem view={view} goal={goal} names={names} scales={scales} />;
}
