import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { agreementWays } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  choice,
  date,
  document,
  type FieldErrors,
  Form,
  LinkButton,
  Notice,
  StaffLayout,
  sayErrors,
  type Typed,
  typedIn,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { agreePlan } from '../agree-plan.ts';
import { keepDraft } from '../keep-draft.ts';
import { emptyPlan, isAsAgreed, type Plan } from '../plan.ts';
import { planFields, planForm } from '../plan-form.ts';
import { may } from '../policy.ts';
import { savePlan } from '../save-plan.ts';
import { type PlanDraft, planStore } from '../store.ts';
import { AgreeForm } from './agree.tsx';
import { PlanForm } from './plan-fields.tsx';
import { PlanSheet } from './plan-sheet.tsx';

const params = z.object({ referralId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
const revision = wholeNumber({ min: 1, max: 1_000_000 });
const agreeForm = z.object({ revision, on: date(), how: choice(agreementWays.codes) });

type Facts = { readonly standing: Case; readonly plan: Plan | null; readonly draft: PlanDraft | null };
type Shown = { readonly plan?: Refilled; readonly agree?: Refilled };
type Refilled = { readonly values: Typed; readonly errors: FieldErrors };

async function read(ask: Ask<{ referralId: string }, unknown, unknown>): Promise<Facts> {
  return ask.within(async scope => {
    const standing = await caseOf(scope, ask.params.referralId);
    const store = planStore(scope);
    const plan = await store.ofReferral(standing.id);
    const draft = await store.draft(standing.id);
    await audit(scope, {
      verb: 'plan.read',
      subject: { kind: 'referral', id: standing.id },
      personId: standing.personId,
    });
    return { standing, plan, draft };
  });
}

/** The plan on one screen, turned towards the person. */
const planPage = route({
  method: 'get',
  path: '/cases/:referralId/plan',
  door,
  params,
  handle: async ask => ask.page(render(ask, await read(ask), {})),
});

const savePlanRoute = route({
  method: 'post',
  path: '/cases/:referralId/plan',
  door,
  params,
  form: planForm,
  handle: ask =>
    ask.commit(async scope => {
      const { revision, ...content } = ask.form;
      await savePlan(scope, { referralId: ask.params.referralId, revision, content });
      return { to: `/cases/${ask.params.referralId}/plan`, flash: { key: 'plans.saved' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(
      render(ask, await read(ask), { plan: { values: typedIn(typed), errors: sayErrors(ask.view, faults) } }),
      422,
    ),
});

const agreeRoute = route({
  method: 'post',
  path: '/cases/:referralId/plan/agree',
  door,
  params,
  form: agreeForm,
  handle: ask =>
    ask.commit(async scope => {
      const number = await agreePlan(scope, { referralId: ask.params.referralId, ...ask.form });
      return {
        to: `/cases/${ask.params.referralId}/plan`,
        flash: { key: 'plans.agreed', values: { number } },
      };
    }),
  again: async (ask, faults, typed) =>
    ask.page(
      render(ask, await read(ask), {
        agree: { values: typedIn(typed), errors: sayErrors(ask.view, faults) },
      }),
      422,
    ),
});

/** What is typed is kept as it is typed; the page's script sends it. */
const draftRoute = route({
  method: 'post',
  path: '/cases/:referralId/plan/draft',
  door,
  params,
  form: z.record(z.string(), z.unknown()),
  async handle(ask) {
    const fields = Object.fromEntries(
      Object.entries(ask.form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    await ask.within(scope => keepDraft(scope, { referralId: ask.params.referralId, fields }));
    return ask.json({ kept: true });
  },
  again: async ask => ask.json({ kept: false }, 422),
});

const dropDraftRoute = route({
  method: 'post',
  path: '/cases/:referralId/plan/draft/drop',
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await caseOf(scope, ask.params.referralId);
      await planStore(scope).dropDraft(ask.params.referralId);
      return { to: `/cases/${ask.params.referralId}/plan` };
    }),
});

/** The plan to keep: standard and large print, from the browser. */
const printPage = route({
  method: 'get',
  path: '/cases/:referralId/plan/print',
  door,
  params,
  query: z.object({ size: z.enum(['standard', 'large']).catch('standard').default('standard') }),
  async handle(ask) {
    const { standing, plan } = await read(ask);
    const { t } = ask.view;
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={t('plans.title', { name: standing.name })} frame="narrow">
          <PlanSheet
            view={ask.view}
            standing={standing}
            plan={plan}
            size={ask.query.size}
            programme={ask.programme}
          />
        </StaffLayout>,
      ),
    );
  },
});

function render(ask: Ask<unknown, unknown, unknown>, { standing, plan, draft }: Facts, shown: Shown) {
  const { view, actor, flash, today } = ask;
  const { t, say } = view;
  const mayChange = may(actor, 'change', standing).ok;
  const last = plan?.versions.at(-1);
  const address = `/cases/${standing.id}`;
  return document(
    <StaffLayout view={view} title={t('plans.title', { name: standing.name })} current="people" flash={flash}>
      <BackLink href={address}>{t('plans.back', { name: standing.name })}</BackLink>
      <div class="head-row">
        {/* A plan to read brings its own heading. */}
        {(mayChange || !plan) && <h1>{t('plans.title', { name: standing.firstName })}</h1>}
        {plan && (
          <p class="small no-print">
            <a href={`${address}/plan/print`}>{t('plans.print')}</a>,{' '}
            <a href={`${address}/plan/print?size=large`}>{t('plans.print.large')}</a>
          </p>
        )}
      </div>
      {last && plan && (
        <p class="quiet">
          {t('plans.version', {
            number: last.number,
            day: say.day(last.agreedOn),
            how: t.code('agreement_ways', last.agreedHow),
          })}
          {!isAsAgreed(plan) && ` ${t('plans.changedSince')}`}
        </p>
      )}
      {mayChange ? (
        <>
          {draft && !shown.plan && (
            <Notice tone="wait">
              <p>{t('plans.draft.kept', { when: say.when(draft.at) })}</p>
              <Form view={view} action={`${address}/plan/draft/drop`}>
                <Button look="words">{t('plans.draft.drop')}</Button>
              </Form>
            </Notice>
          )}
          <PlanForm
            view={view}
            action={`${address}/plan`}
            revision={Number(draft?.fields['revision'] ?? plan?.revision ?? 0)}
            values={shown.plan?.values ?? draft?.fields ?? planFields(plan ?? emptyPlan)}
            errors={shown.plan?.errors ?? null}
            names={{ person: standing.firstName, worker: standing.linkWorkerName ?? '' }}
          />
          {plan && plan.goals.length > 0 && (
            <AgreeForm
              view={view}
              action={`${address}/plan/agree`}
              name={standing.firstName}
              revision={plan.revision}
              today={today}
              values={shown.agree?.values}
              errors={shown.agree?.errors ?? null}
            />
          )}
        </>
      ) : (
        <>
          <Notice>{t('plans.readOnly')}</Notice>
          <PlanSheet view={view} standing={standing} plan={plan} size="standard" programme={ask.programme} />
        </>
      )}
      <p class="section no-print">
        <LinkButton look="quiet" href={address}>
          {t('plans.done')}
        </LinkButton>
      </p>
    </StaffLayout>,
  );
}

export const planRoutes: readonly Route[] = [
  planPage,
  savePlanRoute,
  draftRoute,
  dropDraftRoute,
  agreeRoute,
  printPage,
];
