import { z } from 'zod';
import { crisisPurpose } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  Select,
  StaffLayout,
  TextField,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { addLine } from '../crisis-lines/add-line.ts';
import { checkWays } from '../crisis-lines/check-line.ts';
import { keepers } from '../policy.ts';
import { MonthsField, monthsChoice, WayFields } from './crisis-line.tsx';

/** Short numbers such as 116 123 and 1800 lines are no numbers of a person, so only their shape is looked at. */
const asDialled = /^\+?[\d ]{3,20}$/;
const number = optionalText({ max: 20 }).refine(
  typed => typed === null || asDialled.test(typed),
  'safety.lines.error.number',
);

const form = z
  .object({
    name: text({ max: 80, missing: 'safety.lines.error.name' }),
    phone: number,
    text_word: optionalText({ max: 20 }),
    text_to: number,
    purpose: choice(crisisPurpose.options, 'safety.lines.error.purpose'),
    hours: text({ max: 80, missing: 'safety.lines.error.hours' }),
    source: optionalText({ max: 300 }).refine(
      typed => typed === null || (URL.canParse(typed) && /^https?:\/\//i.test(typed)),
      'safety.lines.error.source',
    ),
    how: choice(checkWays, 'safety.lines.error.how'),
    months: monthsChoice,
  })
  .superRefine((typed, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (typed.phone === null && typed.text_to === null) fault('phone', 'safety.lines.error.no_number');
    if (typed.how === 'rang' && typed.phone === null) fault('how', 'safety.lines.refused.no_phone');
    if (typed.how === 'texted' && typed.text_to === null) fault('how', 'safety.lines.refused.no_text');
  });

type NewAsk = Ask<unknown, unknown, unknown>;

/** A line of the programme's own, such as a refuge nearby, with its first check. */
export const newCrisisLine = route({
  method: 'get',
  path: '/safety/crisis-lines/new',
  door: keepers,
  handle: async (ask: NewAsk) => ask.page(page(ask, {}, null)),
});

export const crisisLineAdded = route({
  method: 'post',
  path: '/safety/crisis-lines/new',
  door: keepers,
  stepUp: true,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { how, months, ...line } = ask.form;
      await addLine(scope, { line, how, months, today: ask.today });
      return { to: '/safety/crisis-lines', flash: { key: 'safety.lines.done.added' } };
    }),
  again: showAgain(page),
});

function page(ask: NewAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const props = { view, values, errors };
  return document(
    <StaffLayout view={view} title={t('safety.lines.add')} current="lines" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/safety/crisis-lines">{t('safety.lines.title')}</BackLink>
        <h1>{t('safety.lines.add')}</h1>
        <p class="lead">{t('safety.lines.add_lead')}</p>
        <Form view={view} action="/safety/crisis-lines/new">
          <TextField {...props} name="name" label={t('safety.lines.name')} maxlength={80} />
          <TextField
            {...props}
            name="phone"
            type="tel"
            label={t('safety.lines.phone')}
            hint={t('safety.lines.phone_hint')}
            optional
          />
          <TextField {...props} name="text_word" label={t('safety.lines.text_word')} size="short" optional />
          <TextField
            {...props}
            name="text_to"
            type="tel"
            label={t('safety.lines.text_number')}
            size="short"
            optional
          />
          <Select
            {...props}
            name="purpose"
            label={t('safety.lines.purpose')}
            blank={t('ui.form.choose')}
            options={crisisPurpose.options.map(value => ({ value, label: t.of(value) }))}
          />
          <TextField
            {...props}
            name="hours"
            label={t('safety.lines.hours')}
            hint={t('safety.lines.hours_hint')}
            maxlength={80}
          />
          <TextField {...props} name="source" type="url" label={t('safety.lines.source_field')} optional />
          <WayFields {...props} phone text />
          <MonthsField {...props} />
          <FormEnd>
            <Button>{t('safety.lines.add_save')}</Button>
          </FormEnd>
        </Form>
      </div>
    </StaffLayout>,
  );
}
