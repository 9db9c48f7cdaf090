import { GoalItem, type PlanNames } from '../../plans/index.ts';
import { Empty, LinkButton, type View } from '../../ui/index.ts';
import type { CaseFacts, CaseGoal } from '../case-facts.ts';

type Props = { readonly view: View; readonly facts: CaseFacts; readonly mayChange: boolean };

/** The plan in the person's words: goals, how much they matter, who does what by when. */
export function CasePlanSection({ view, facts: { plan, referral, person }, mayChange }: Props) {
  const { t, say } = view;
  const address = `/cases/${referral.id}/plan`;
  const goals = plan?.goals ?? [];
  return (
    <section aria-labelledby="plan" class="section">
      <div class="head-row">
        <h2 id="plan">{t('workspace.case.plan', { name: person.knownAs ?? person.givenName })}</h2>
        {plan && (
          <p class="small quiet">
            {plan.agreed
              ? t('workspace.case.agreed', {
                  number: plan.agreed.number,
                  how: t.code('agreement_ways', plan.agreed.how),
                  day: say.day(plan.agreed.on),
                })
              : t('workspace.case.notAgreed')}{' '}
            <a href={address}>{t('workspace.case.open')}</a>,{' '}
            <a href={`${address}/print`}>{t('workspace.case.print')}</a>
          </p>
        )}
      </div>
      {goals.length === 0 ? (
        <Empty title={t('workspace.case.plan.none')}>
          {mayChange && (
            <p>
              <LinkButton look="words" href={address}>
                {t('workspace.case.plan.start')}
              </LinkButton>
            </p>
          )}
        </Empty>
      ) : (
        <ol class="goals">
          {goals.map(goal => (
            <Goal
              view={view}
              goal={goal}
              book={mayChange ? `/cases/${referral.id}/groups` : null}
              names={{ person: person.knownAs ?? person.givenName, worker: referral.linkWorkerName }}
            />
          ))}
        </ol>
      )}
      {plan?.strengths && (
        <p class="strengths">
          <b>{t('workspace.case.strengths')}</b> {plan.strengths}
        </p>
      )}
    </section>
  );
}

function Goal({
  view,
  goal,
  names,
  book,
}: {
  readonly view: View;
  readonly goal: CaseGoal;
  readonly names: PlanNames;
  /** Where groups of ours are booked for this case. */
  readonly book: string | null;
}) {
  const { t } = view;
  const scales = [
    goal.importance !== null && {
      term: t('workspace.goal.matters'),
      label: t('workspace.goal.matters.long'),
      value: goal.importance,
      max: 10,
    },
    goal.confidence !== null && {
      term: t('workspace.goal.confident'),
      label: t('workspace.goal.confident.long'),
      value: goal.confidence,
      max: 10,
      ...(goal.confidenceWas === null ? {} : { was: goal.confidenceWas }),
    },
  ].filter(item => item !== false);
  return (
    <GoalItem
      view={view}
      goal={goal}
      names={names}
      scales={scales}
      near
      bookAt={({ id }) => (book && id ? `${book}?step=${id}` : null)}
    />
  );
}
