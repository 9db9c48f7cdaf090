import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { isAsAgreed, type Plan, planStore } from '../../plans/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { Button, document, Form, LinkButton, Notice, TheirWords, type View } from '../../ui/index.ts';
import { Crisis, type Route, route } from '../../web/index.ts';
import { onRecord } from '../private/on-record.ts';
import { type OwnCase, ownCase } from '../queries.ts';
import { newestSaid, type Said } from '../said/said.ts';
import { saidStore } from '../said/store.ts';
import { tell } from '../said/tell.ts';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';
import { OwnGoal } from './plan-goal.tsx';

export type OwnPlan = {
  readonly mine: OwnCase;
  readonly plan: Plan | null;
  readonly said: readonly Said[];
  /** Open to changes: the case is not closed. */
  readonly open: boolean;
};

/** The plan of the case under way, or of the last. */
export async function readPlan(ask: OwnAsk, own: Own): Promise<OwnPlan> {
  const { mine, said } = await ask.withinAs(systemActor(ask.programme.id), async scope => {
    const mine = await ownCase(scope, own.personId);
    if (!mine) throw new NotFound('person');
    return {
      mine,
      said: await saidStore(scope).of(own.personId, ['agree_plan', 'step_done', 'not_working']),
    };
  });
  const { referralId } = mine;
  const plan = await ask.withinAs(own.actor, async scope => {
    await onRecord(scope, own, 'plan');
    return referralId ? planStore(scope).ofReferral(referralId) : null;
  });
  return { mine, plan, said, open: mine.closedAt === null && referralId !== null };
}

/** A version waits for a yes: there is a goal, and what was agreed last says something else. */
export const waitsForYes = ({ plan, open }: Pick<OwnPlan, 'plan' | 'open'>): boolean =>
  open && plan !== null && plan.goals.length > 0 && !isAsAgreed(plan);

const planPage = route({
  method: 'get',
  path: '/:programme/my/plan',
  door: 'visitor',
  query: z.object({
    size: z.enum(['large']).optional().catch(undefined),
    care: z.literal('1').optional().catch(undefined),
  }),
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { t } = ask.view;
        const found = await readPlan(ask, own);
        const { plan } = found;
        const large = ask.query.size === 'large';
        const here = `${ownBase(ask)}/plan`;
        return ask.page(
          document(
            <OwnPage
              ask={ask}
              own={own}
              title={t('portals.plan.title')}
              alert={ask.query.care === '1'}
              crisis={false}
            >
              <h1>{t('portals.plan.title')}</h1>
              {plan ? (
                <>
                  <p class="lead no-print">{t('portals.plan.lead')}</p>
                  <div class="acts no-print">
                    <LinkButton href={large ? here : `${here}?size=large`} look="quiet">
                      {t(large ? 'portals.plan.standard' : 'portals.plan.large')}
                    </LinkButton>
                  </div>
                  <Sheet ask={ask} own={own} found={{ ...found, plan }} large={large} />
                  <p class="quiet no-print">{t('portals.plan.print')}</p>
                </>
              ) : (
                <Notice tone="calm" title={t('portals.plan.none')}>
                  <p>{t('portals.plan.none_text')}</p>
                </Notice>
              )}
              {plan ? null : <Crisis view={ask.view} />}
              <Ring view={ask.view} phone={ask.programme.phone} />
            </OwnPage>,
          ),
        );
      },
      'plan',
    ),
});

/** Yes to the plan as it was read. A helper never says it. */
const agree = route({
  method: 'post',
  path: '/:programme/my/plan/agree',
  door: 'visitor',
  form: z.object({ plan: z.uuid(), revision: z.coerce.number().int().min(0) }),
  handle: ask =>
    asOwn(ask, own => {
      const { plan, revision } = ask.form;
      const input = { kind: 'agree_plan', subjectId: plan, says: { revision } } as const;
      return tell(ask, own, input, `${ownBase(ask)}/plan`);
    }),
  // Only a button of ours sends it.
  again: async ask => asOwn(ask, async () => ask.go({ to: `${ownBase(ask)}/plan` })),
});

export const planRoutes: readonly Route[] = [planPage, agree];

type SheetProps = {
  readonly ask: OwnAsk;
  readonly own: Own;
  readonly found: OwnPlan & { readonly plan: Plan };
  readonly large: boolean;
};

function Sheet({ ask, own, found, large }: SheetProps) {
  const { view } = ask;
  const { t } = view;
  const { plan, said, open } = found;
  return (
    <article class={large ? 'stack own-plan own-plan--large' : 'stack own-plan'}>
      <Agreement ask={ask} own={own} found={found} />
      {plan.whatMatters ? (
        <section>
          <h2>{t('portals.plan.matters')}</h2>
          <TheirWords big text={plan.whatMatters} />
        </section>
      ) : null}
      {plan.goals.length > 0 ? (
        <section>
          <h2>{t('portals.plan.goals')}</h2>
          <ol class="goals">
            {plan.goals.map(goal => (
              <OwnGoal ask={ask} goal={goal} said={said} open={open} />
            ))}
          </ol>
        </section>
      ) : null}
      {plan.strengths ? (
        <section>
          <h2>{t('portals.plan.strengths')}</h2>
          <p dir="auto">{plan.strengths}</p>
        </section>
      ) : null}
      {plan.barriers.length > 0 ? (
        <section>
          <h2>{t('portals.plan.barriers')}</h2>
          <ul class="list-rules">
            {plan.barriers.map(one => (
              <li dir="auto">
                <b>{one.words ?? t.code('barriers', one.code)}</b>
                {one.wayRound ? `: ${one.wayRound}` : ''}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Worse view={view} plan={plan} />
      <p class="quiet small">{t('portals.plan.own_words')}</p>
    </article>
  );
}

function Worse({ view, plan }: { readonly view: View; readonly plan: Plan }) {
  const { t } = view;
  return (
    <section class="stack stack--tight">
      <h2>{t('portals.plan.worse')}</h2>
      {plan.ifThingsGetWorse ? (
        <>
          <p>{t('portals.plan.worse_own')}</p>
          <TheirWords text={plan.ifThingsGetWorse} />
        </>
      ) : null}
      <Crisis view={view} />
    </section>
  );
}

/** What was agreed and when, or that the plan waits for a yes. */
function Agreement({ ask, own, found }: Omit<SheetProps, 'large'>) {
  const { view } = ask;
  const { t, say } = view;
  const { plan, said } = found;
  const last = plan.versions.at(-1);
  const tried = newestSaid(said, ['agree_plan'], plan.id);
  if (!waitsForYes(found)) {
    return last ? <p class="quiet">{t('portals.plan.agree.on', { day: say.date(last.agreedOn) })}</p> : null;
  }
  return (
    <section class="meet stack no-print" aria-labelledby="agree">
      <h2 id="agree">{t('portals.plan.agree.title')}</h2>
      {tried?.outcome === 'late' ? <p role="status">{t('portals.plan.agree.late')}</p> : null}
      {last ? <p>{t('portals.plan.agree.was', { day: say.date(last.agreedOn) })}</p> : null}
      <p>{t('portals.plan.agree.text')}</p>
      {own.helper ? null : (
        <Form view={view} action={`${ownBase(ask)}/plan/agree`}>
          <input type="hidden" name="plan" value={plan.id} />
          <input type="hidden" name="revision" value={`${plan.revision}`} />
          <Button icon="check">{t('portals.plan.agree.yes')}</Button>
        </Form>
      )}
      <Form view={view} action={`${ownBase(ask)}/ring`} inline>
        <Button look="quiet">{t('portals.plan.agree.no')}</Button>
      </Form>
    </section>
  );
}
