import type { Programme } from '../../programmes/index.ts';
import type { Flash } from '../../ui/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Phone,
  Progress,
  PublicLayout,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { Crisis } from '../../web/index.ts';
import { type Draft, supportSteps } from '../draft.ts';
import { supportIntake } from '../support-form.ts';
import { formsOf, readFour } from '../support-read.ts';
import { OtherWays } from './other-ways.tsx';
import { CheckAnswers } from './support-check.tsx';
import { AgreeFields, HindersFields, MattersFields, ReachYouFields, YouFields } from './support-fields.tsx';

type Shown = {
  readonly view: View;
  readonly programme: Programme;
  readonly today: Temporal.PlainDate;
  readonly flash?: Flash | null;
};
type StepShown = Shown & { readonly params: { readonly step: number } };

const fields = {
  you: YouFields,
  reach: ReachYouFields,
  matters: MattersFields,
  hinders: HindersFields,
  agree: AgreeFields,
} as const;

/** One step: where one is, what was wrong, the questions, going on or saving for later. */
export function stepPage(ask: StepShown, draft: Draft | null, values: Typed, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { step } = ask.params;
  const { t } = view;
  const name = supportSteps[step - 1] ?? 'you';
  const Fields = fields[name];
  const base = `/${programme.slug}/support`;
  const danger = draft?.danger ?? false;
  return document(
    <PublicLayout
      view={view}
      title={t(`referrals.own.title.${name}`)}
      frame="narrow"
      flash={ask.flash ?? null}
      back={{ href: step === 1 ? `/${programme.slug}` : `${base}/${step - 1}` }}
      crisis={danger ? null : <Crisis view={view} />}
    >
      <Progress
        view={view}
        steps={supportSteps.map(one => t(`referrals.own.step.${one}`))}
        current={step - 1}
      />
      <div class="stack step">
        {danger ? <Crisis view={view} alert /> : null}
        <ErrorSummary view={view} errors={errors} />
        <div class="stack stack--tight">
          <h1>{t(`referrals.own.title.${name}`)}</h1>
          <p>{t(`referrals.own.lead.${name}`)}</p>
        </div>
        {name === 'agree' && draft ? <Check ask={ask} draft={draft} base={base} /> : null}
        <Form view={view} action={`${base}/${step}`}>
          <Fields view={view} values={values} errors={errors} />
          <FormEnd>
            <Button way>{t(name === 'agree' ? 'referrals.own.send' : 'referrals.own.continue')}</Button>
            <Button look="words" name="later" value="yes">
              {t('referrals.own.later')}
            </Button>
          </FormEnd>
        </Form>
        <Fold summary={t('ui.form.why')}>
          <p>{t(`referrals.own.why.${name}`)}</p>
        </Fold>
        <OtherWays view={view} programme={programme} form="self" />
      </div>
    </PublicLayout>,
  );
}

function Check({ ask, draft, base }: { readonly ask: Shown; readonly draft: Draft; readonly base: string }) {
  const four = readFour(formsOf(ask), draft);
  const agree = { consents: [], gp_name: null, gp_practice: null };
  return <CheckAnswers view={ask.view} intake={supportIntake({ ...four, agree })} base={base} />;
}

/** The code to write down. */
export function savedPage(ask: Shown, code: string) {
  const { view, programme } = ask;
  const { t } = view;
  return document(
    <PublicLayout
      view={view}
      title={t('referrals.saved.title')}
      frame="narrow"
      crisis={<Crisis view={view} />}
      languages={false}
    >
      <div class="stack">
        <h1>{t('referrals.saved.title')}</h1>
        <p class="lead">{t('referrals.saved.lead')}</p>
        <p class="code-big">
          <Ltr>{code}</Ltr>
        </p>
        <p>{t('referrals.saved.text')}</p>
        <p class="acts">
          <LinkButton href={`/${programme.slug}/support`}>{t('referrals.saved.go_on')}</LinkButton>
        </p>
        <Form view={view} action={`/${programme.slug}/support/leave`} inline>
          <Button look="words">{t('referrals.saved.leave')}</Button>
        </Form>
      </div>
    </PublicLayout>,
  );
}

/** Said kindly to somebody under 18, with where to turn. */
export function tooYoungPage(ask: Shown) {
  const { view, programme } = ask;
  const { t } = view;
  return document(
    <PublicLayout view={view} title={t('referrals.young.title')} frame="narrow" languages={false}>
      <div class="stack">
        <h1>{t('referrals.young.title')}</h1>
        <p class="lead">{t('referrals.young.lead')}</p>
        <Crisis view={view} young />
        <p>{t('referrals.young.text')}</p>
        <p>{t.rich('referrals.young.ring', { phone: <Phone view={view} number={programme.phone} /> })}</p>
        <p class="quiet">{t('referrals.young.kept')}</p>
        <p>
          <a href={`/${programme.slug}/support/1`}>{t('referrals.young.slip')}</a>
        </p>
      </div>
    </PublicLayout>,
  );
}

/** Coming back with the code. */
export function resumePage(ask: Shown, values: Typed, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  return document(
    <PublicLayout
      view={view}
      title={t('referrals.resume.title')}
      frame="narrow"
      back={{ href: `/${programme.slug}` }}
      crisis={<Crisis view={view} />}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('referrals.resume.title')}</h1>
        <Form view={view} action={`/${programme.slug}/support/resume`}>
          <TextField
            view={view}
            name="code"
            label={t('referrals.resume.code')}
            hint={t.rich('referrals.resume.hint', { example: <Ltr>7K3M-2QXD-9FHW</Ltr> })}
            values={values}
            errors={errors}
          />
          <FormEnd>
            <Button way>{t('referrals.resume.go')}</Button>
          </FormEnd>
        </Form>
        <p>{t.rich('referrals.resume.lost', { phone: <Phone view={view} number={programme.phone} /> })}</p>
      </div>
    </PublicLayout>,
  );
}
