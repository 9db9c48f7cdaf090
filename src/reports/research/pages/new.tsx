import {
  BackLink,
  Button,
  ChoiceGroup,
  DateField,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  type Typed,
  typedIn,
} from '../../../ui/index.ts';
import { type Ask, route } from '../../../web/index.ts';
import { meaningOf } from '../codebook.ts';
import { askForStudy } from '../decide-study.ts';
import { variableCodes } from '../variables.ts';
import { door } from './list.tsx';
import { studyFaults, studyForm } from './study-form.ts';

/** Asking for a study: purpose, recipient, references, what stands in its files, until when. */
export const newStudyPage = route({
  method: 'get',
  path: '/reports/research/new',
  door,
  handle: async ask => ask.page(page(ask)),
});

/** Puts it before the two who decide. */
export const askRoute = route({
  method: 'post',
  path: '/reports/research/new',
  door,
  form: studyForm,
  async handle(ask) {
    const faults = await studyFaults(ask.form, ask.today);
    if (faults) {
      const typed = typedIn(await ask.c.req.formData());
      return ask.page(page(ask, typed, sayErrors(ask.view, faults)), 422);
    }
    return ask.commit(async scope => {
      const id = await askForStudy(scope, ask.form);
      return { to: `/reports/research/${id}`, flash: { key: 'reports.research.asked' } };
    });
  },
  again: async (ask, faults, typed) => ask.page(page(ask, typedIn(typed), sayErrors(ask.view, faults)), 422),
});

function page(
  { view, today }: Ask<unknown, unknown, unknown>,
  typed?: Typed,
  errors: FieldErrors | null = null,
) {
  const { t } = view;
  const fields = { view, values: typed, errors };
  return document(
    <StaffLayout view={view} title={t('reports.research.ask')} current="measures" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="stack">
        <BackLink href="/reports/research">{t('reports.research.title')}</BackLink>
        <h1>{t('reports.research.ask')}</h1>
        <Notice tone="calm">
          <p>{t('reports.research.two')}</p>
        </Notice>
        <Form view={view} action="/reports/research/new">
          <TextField
            {...fields}
            name="title"
            label={t('reports.research.study_title')}
            size="full"
            maxlength={160}
          />
          <TextArea
            {...fields}
            name="purpose"
            label={t('reports.research.purpose')}
            hint={t('reports.research.purpose_hint')}
            rows={4}
          />
          <TextField
            {...fields}
            name="recipient"
            label={t('reports.research.recipient')}
            hint={t('reports.research.recipient_hint')}
            size="full"
            maxlength={300}
          />
          <TextField
            {...fields}
            name="recipientKey"
            label={t('reports.research.key')}
            hint={t('reports.research.key_hint')}
            size="full"
            autocomplete="off"
          />
          <TextField
            {...fields}
            name="ethics"
            label={t('reports.research.ethics')}
            hint={t('reports.research.ethics_hint')}
            size="full"
            maxlength={160}
          />
          <TextField {...fields} name="dpia" label={t('reports.research.dpia')} size="full" maxlength={160} />
          <DateField
            {...fields}
            name="from"
            legend={t('reports.dataSet.from')}
            value={today.subtract({ years: 1 })}
          />
          <DateField {...fields} name="until" legend={t('reports.dataSet.until')} value={today} />
          <DateField
            {...fields}
            name="endsOn"
            legend={t('reports.research.ends')}
            hint={t('reports.research.ends_hint')}
            value={today.add({ months: 6 })}
          />
          <ChoiceGroup
            {...fields}
            name="dates"
            legend={t('reports.research.dates')}
            value="spans"
            options={[
              {
                value: 'spans',
                label: t('reports.research.dates.spans'),
                hint: t('reports.research.dates.spans_hint'),
              },
              {
                value: 'shifted',
                label: t('reports.research.dates.shifted'),
                hint: t('reports.research.dates.shifted_hint'),
              },
            ]}
          />
          <ChoiceGroup
            {...fields}
            name="variables"
            legend={t('reports.research.variables')}
            hint={t('reports.research.variables_hint')}
            many
            columns={2}
            options={variableCodes.map(value => ({ value, label: meaningOf(t, value) }))}
          />
          <TextField
            {...fields}
            name="smallest"
            label={t('reports.research.smallest')}
            hint={t('reports.research.smallest_hint')}
            value="8"
            inputmode="numeric"
            size="short"
          />
          <FormEnd>
            <Button>{t('reports.research.send')}</Button>
          </FormEnd>
        </Form>
      </div>
    </StaffLayout>,
  );
}
