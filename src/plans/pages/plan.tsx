import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { Stale } from '../../core/index.ts';
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
import { emptyPlan, isAsAgreed, type Plan, planAsText } from '../plan.ts';
import { draftAsText, planFields, planForm } from '../plan-form.ts';
import { may } from '../policy.ts';
import { savePlan } from '../save-plan.ts';
import { type PlanDraft, planStore } from '../store.ts';
import { AgreeForm } from './agree.tsx';
import { PlanForm } from './plan-fields.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { TextsApart } from './texts-apart.tsx';

const params = z.object({ referralId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
const revision = wholeNumber({ min: 1, max: 1_000_000 });
const agreeForm = z.object({ revision, on: date(), how: choice(agreementWays.codes) });

type Facts = {
  readonly standing: Case;
  readonly plan: Plan | null;
  /** What the reader typed and did not save, and may go on with. */
  readonly draft: PlanDraft | null;
  /** What they typed that cannot be saved as it is: the plan was changed meanwhile. */
  readonly apart: readonly string[];
};
type Shown = { readonly plan?: Refilled; readonly agree?: Refilled };
type Refilled = { readonly values: Typed; readonly errors: FieldErrors };

async function read(ask: Ask<{ referralId: string }, unknown, unknown>): Promise<Facts> {
  return ask.within(async scope => {
    const standing = await caseOf(scope, ask.params.referralId);
    const store = planStore(scope);
    const plan = await store.ofReferral(standing.id);
    const drafts = await store.drafts(standing.id);
    const fits = Number(drafts.main?.fields['revision'] ?? 0) === (plan?.revision ?? 0);
    const draft = fits ? drafts.main : null;
    const saved = plan && planAsText(plan);
    const apart = [fits ? null : drafts.main, drafts.apart].flatMap(one =>
      one ? [draftAsText(one.fields)] : [],
    );
    await audit(scope, {
      verb: 'plan.read',
      subject: { kind: 'referral', id: standing.id },
      personId: standing.personId,
    });
    return { standing, plan, draft, apart: apart.filter(text => text !== '' && text !== saved) };
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
  async handle(ask) {
    const { referralId } = ask.params;
    try {
      return await ask.commit(async scope => {
        const { revision, ...content } = ask.form;
        await savePlan(scope, { referralId, revision, content });
        return { to: `/cases/${referralId}/plan`, flash: { key: 'plans.saved' } };
      });
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      const fields = typedFields(await ask.c.req.formData());
      await ask.within(scope => planStore(scope).keepDraft(referralId, fields, 'apart'));
      throw error;
    }
  },
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
    const fields = typedFields(await ask.c.req.formData());
    const place = await ask.within(scope => keepDraft(scope, { referralId: ask.params.referralId, fields }));
    return ask.json(place === 'main' ? { kept: true } : { kept: true, told: ask.view.t('plans.apart.told') });
  },
  again: async ask => ask.json({ kept: false }, 422),
});

const dropDraftRoute = route({
  method: 'post',
  path: '/cases/:referralId/plan/draft/drop',
  door,
  params,
  form: z.object({ which: z.enum(['main', 'apart']).catch('main') }),
  handle: ask =>
    ask.commit(async scope => {
      await caseOf(scope, ask.params.referralId);
      const store = planStore(scope);
      await store.dropDraft(ask.params.referralId, ask.form.which);
      // What was typed before the plan was saved elsewhere is shown with what was kept apart, and goes with it.
      const { main } = await store.drafts(ask.params.referralId);
      const old =
        main && Number(main.fields['revision'] ?? 0) !== (await store.revisionOf(ask.params.referralId));
      if (old) await store.dropDraft(ask.params.referralId, 'main');
      return { to: `/cases/${ask.params.referralId}/plan` };
    }),
  again: async ask => ask.go({ to: `/cases/${ask.params.referralId}/plan` }),
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
        <StaffLayout
          view={ask.view}
          title={t('plans.title', { name: standing.name })}
          current="people"
          frame="narrow"
        >
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

/** What was typed, by field name, without what belongs to the form itself. */
function typedFields(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('_'),
    ),
  );
}

function render(ask: Ask<unknown, unknown, unknown>, { standing, plan, draft, apart }: Facts, shown: Shown) {
  const { view, actor, flash, today } = ask;
  const { t, say } = view;
  const leave = may(actor, 'change', standing);
  const mayChange = leave.ok;
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
      {mayChange && last && plan && (
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
          <TextsApart view={view} texts={apart} action={`${address}/plan/draft/drop`} />
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
            revision={plan?.revision ?? 0}
            seen={draft?.at.toString() ?? ''}
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
        <div class="stack stack--wide">
          <Notice tone="calm">
            {leave.reasonKey === 'plans.refused.closed' ? t('plans.refused.closed') : t('plans.readOnly')}
          </Notice>
          <PlanSheet view={view} standing={standing} plan={plan} size="standard" programme={ask.programme} />
        </div>
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
