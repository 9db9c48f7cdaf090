import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalText,
  sayErrors,
  TextArea,
  TheirWords,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { tell } from '../said/tell.ts';
import { careful } from './meeting-change.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase } from './own.tsx';
import { readPlan } from './plan.tsx';

const params = z.object({ programme: z.string(), stepId: z.uuid() });
const path = '/:programme/my/plan/steps/:stepId';
type StepAsk = OwnAsk & { readonly params: z.output<typeof params> };

/** “I did this.” */
const done = route({
  method: 'post',
  path: `${path}/done`,
  door: 'visitor',
  params,
  handle: ask =>
    asOwn(
      ask,
      own =>
        tell(ask, own, { kind: 'step_done', subjectId: ask.params.stepId, says: {} }, `${ownBase(ask)}/plan`),
      'plan',
    ),
});

const hardPage = route({
  method: 'get',
  path: `${path}/hard`,
  door: 'visitor',
  params,
  handle: ask => asOwn(ask, async own => ask.page(await page(ask, own, {}, null)), 'plan'),
});

/** “This did not work”, with what was in the way in their own words. */
const hard = route({
  method: 'post',
  path: `${path}/hard`,
  door: 'visitor',
  params,
  form: z.object({ words: optionalText({ lines: true, max: 1000 }) }),
  handle: ask =>
    asOwn(
      ask,
      own => {
        const { words } = ask.form;
        const input = { kind: 'not_working', subjectId: ask.params.stepId, says: {}, words } as const;
        return tell(ask, own, input, `${ownBase(ask)}/plan${careful(words)}`, {
          key: 'portals.plan.hard.flash',
        });
      },
      'plan',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      async own => ask.page(await page(ask, own, typedIn(typed), sayErrors(ask.view, faults)), 422),
      'plan',
    ),
});

export const planStepRoutes: readonly Route[] = [done, hardPage, hard];

async function page(ask: StepAsk, own: Own, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { plan } = await readPlan(ask, own);
  const step = plan?.goals.flatMap(goal => goal.actions).find(one => one.id === ask.params.stepId);
  if (!step) throw new NotFound('action');
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.plan.hard.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('portals.plan.hard.title')}</h1>
      <TheirWords text={step.words} />
      <p class="lead">{t('portals.plan.hard.lead')}</p>
      <Form view={view} action={`${ownBase(ask)}/plan/steps/${ask.params.stepId}/hard`}>
        <TextArea
          view={view}
          name="words"
          label={t('portals.plan.hard.words')}
          values={values}
          errors={errors}
          optional
          rows={3}
        />
        <FormEnd>
          <Button>{t('portals.plan.hard.go')}</Button>
          <LinkButton href={`${ownBase(ask)}/plan`} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </OwnPage>,
  );
}
