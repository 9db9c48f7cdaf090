import { z } from 'zod';
import { contactModes, contactOutcomes } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  DateField,
  date,
  dateTyped,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  optionalWholeNumber,
  Select,
  TextArea,
  TextField,
  type Typed,
  time,
} from '../../ui/index.ts';
import { attemptsProgress } from '../attempts.ts';
import { contactWith, logContact } from '../log-contact.ts';
import { caseFacts } from '../queries/case-facts.ts';
import { houseRules } from '../queries/house-rules.ts';
import { AttemptsPanel } from './attempts-panel.tsx';
import { type CaseAsk, caseForm, casePage, readCase, SafeContact } from './frame.tsx';

const form = z.object({
  mode: choice(contactModes.codes, 'care.contact.error.mode'),
  with: choice(contactWith, 'care.contact.error.with'),
  outcome: choice(contactOutcomes.codes, 'care.contact.error.outcome'),
  on: date(),
  at: time(),
  minutes: optionalWholeNumber({ min: 0, max: 600 }),
  note: optionalText({ lines: true, max: 5000 }),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { kase, progress, now } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'log_contact');
    const house = await houseRules(scope);
    const facts = await caseFacts(scope, found.id, house);
    return {
      kase: found,
      now: house.now,
      progress: attemptsProgress(facts.attempts, house.settings, house.holidays, house.today, facts.allowed),
    };
  });
  const values = typed ?? {
    ...dateTyped('on', now.toPlainDate()),
    at: now.toPlainTime().toString({ smallestUnit: 'minute' }),
    with: 'person',
    mode: 'phone',
  };
  const waiting = kase.state === 'allocated' || kase.state === 'contacting';
  const props = { view, values, errors };
  return casePage({
    view,
    kase,
    title: t('care.contact.title'),
    errors,
    flash: ask.flash,
    children: (
      <>
        <SafeContact view={view} kase={kase} />
        {waiting ? <AttemptsPanel view={view} progress={progress} /> : null}
        <Form view={view} action={`/cases/${kase.id}/contacts/new`} warn>
          <ChoiceGroup
            {...props}
            name="mode"
            legend={t('care.contact.mode')}
            columns={3}
            options={contactModes.codes.map(code => ({ value: code, label: t.code('contact_modes', code) }))}
          />
          <Select
            {...props}
            name="with"
            label={t('care.contact.with')}
            size="medium"
            options={contactWith.map(one => ({
              value: one,
              label: t(`care.with.${one}`, { name: kase.firstName }),
            }))}
          />
          <ChoiceGroup
            {...props}
            name="outcome"
            legend={t('care.contact.outcome')}
            options={contactOutcomes.codes.map(code => ({
              value: code,
              label: t.code('contact_outcomes', code),
            }))}
          />
          <DateField {...props} name="on" legend={t('care.contact.on')} />
          <TextField {...props} name="at" type="time" label={t('care.contact.at')} size="short" />
          <TextField
            {...props}
            name="minutes"
            type="number"
            label={t('care.contact.minutes')}
            size="short"
            optional
          />
          <TextArea
            {...props}
            name="note"
            label={t('care.contact.note')}
            hint={t('care.contact.note.hint')}
            rows={4}
            optional
          />
          <FormEnd>
            <Button>{t('care.contact.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

/** Puts a call, a text, a letter on record. */
export const contact = caseForm({
  path: '/cases/:referralId/contacts/new',
  form,
  page,
  change: async (scope, { on, at, with: withWhom, ...rest }, referralId) => {
    await logContact(scope, { referralId, ...rest, withWhom, at: on.toPlainDateTime(at) });
    return { to: `/cases/${referralId}`, flash: { key: 'care.contact.done' } };
  },
  refusals: { 'care.contact.error.future': 'on' },
});
