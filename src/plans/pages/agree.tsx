import { agreementWays } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  DateField,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  type Typed,
  type View,
} from '../../ui/index.ts';

type Props = {
  readonly view: View;
  readonly action: string;
  readonly name: string;
  /** Of the plan as it stands on this page. */
  readonly revision: number;
  readonly today: Temporal.PlainDate;
  readonly values?: Typed | undefined;
  readonly errors: FieldErrors | null;
};

/** The person says yes to the plan: the day, and how they said it. */
export function AgreeForm({ view, action, name, revision, today, values, errors }: Props) {
  const { t } = view;
  return (
    <section class="section" aria-labelledby="agree">
      <ErrorSummary view={view} errors={errors} />
      <h2 id="agree">{t('plans.agree.title', { name })}</h2>
      <p class="hint">{t('plans.agree.hint')}</p>
      <Form view={view} action={action}>
        <input type="hidden" name="revision" value={String(revision)} />
        <DateField
          view={view}
          name="on"
          legend={t('plans.agree.on')}
          value={today}
          values={values}
          errors={errors}
        />
        <ChoiceGroup
          view={view}
          name="how"
          legend={t('plans.agree.how')}
          columns={3}
          values={values}
          errors={errors}
          options={agreementWays.codes.map(code => ({ value: code, label: t.code('agreement_ways', code) }))}
        />
        <FormEnd>
          <Button look="quiet">{t('plans.agree.save')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}
