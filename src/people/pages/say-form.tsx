import { z } from 'zod';
import { consentCapacities, consentPurposes, consentWays } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  errorKey,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  Select,
  TextField,
  Tick,
  type Typed,
  text,
  tick,
  type View,
} from '../../ui/index.ts';
import type { NamedRecipient } from '../consent-list-queries.ts';
import type { Person } from '../person.ts';

/** Who spoke; whoever decides for the person says by what right. */
export const spoke = {
  capacity: choice(consentCapacities.codes, 'people.error.capacity').default('self'),
  capacity_note: optionalText({ max: 300 }),
};

/** What somebody said, as it is written down. */
export const sayForm = z
  .object({
    purpose: choice(consentPurposes.codes, 'people.error.purpose'),
    recipient: optionalText({ max: 160 }),
    given: choice(['yes', 'no', 'basics'], 'people.error.given'),
    how: choice(consentWays.codes, 'people.error.how'),
    by_whom: text({ max: 160, missing: 'people.error.by_whom' }),
    shown: tick(),
    ...spoke,
  })
  .refine(({ capacity, capacity_note: note }) => capacity !== 'representative' || note !== null, {
    path: ['capacity_note'],
    message: errorKey('people.error.capacity_note'),
  });

type Props = {
  readonly view: View;
  readonly person: Person;
  readonly recipients: readonly NamedRecipient[];
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** Writes down what the person said about one purpose. */
export function SayForm({ view, person, recipients, values, errors }: Props) {
  const { t } = view;
  const field = { view, values, errors };
  const names = [person.gp_name, person.gp_practice, ...recipients.map(one => one.name)];
  return (
    <Form view={view} action={`/people/${person.id}/consents`}>
      <Select
        {...field}
        name="purpose"
        label={t('people.consent.purpose')}
        blank={t('ui.form.choose')}
        options={consentPurposes.codes.map(value => ({ value, label: t.code('consent_purposes', value) }))}
      />
      <TextField
        {...field}
        name="recipient"
        label={t('people.consent.recipient')}
        hint={t('people.consent.recipient_hint')}
        list={[...new Set(names.filter(name => name !== null))]}
        optional
      />
      <ChoiceGroup
        {...field}
        name="given"
        legend={t('people.consent.said')}
        options={[
          { value: 'yes', label: t('people.consent.yes') },
          { value: 'basics', label: t('people.consent.basics') },
          { value: 'no', label: t('people.consent.no') },
        ]}
      />
      <Select
        {...field}
        name="how"
        label={t('people.consent.how')}
        blank={t('ui.form.choose')}
        options={consentWays.codes.map(value => ({ value, label: t.code('consent_ways', value) }))}
      />
      <WhoSpoke {...field} person={person} />
      <Tick {...field} name="shown" label={t('people.consent.shown')} hint={t('people.consent.shown_hint')} />
      <FormEnd>
        <Button>{t('people.consent.save')}</Button>
      </FormEnd>
    </Form>
  );
}

/** Who said it, and whether somebody helped or decides for them. */
export function WhoSpoke({ view, person, values, errors }: Omit<Props, 'recipients'>) {
  const { t } = view;
  const field = { view, values, errors };
  return (
    <>
      <TextField
        {...field}
        name="by_whom"
        label={t('people.consent.by_whom')}
        value={`${person.given_name} ${person.family_name}`}
      />
      <ChoiceGroup
        {...field}
        name="capacity"
        legend={t('people.consent.capacity')}
        value="self"
        options={consentCapacities.codes.map(value => ({
          value,
          label: t.code('consent_capacities', value),
        }))}
      />
      <TextField
        {...field}
        name="capacity_note"
        label={t('people.consent.capacity_note')}
        hint={t('people.consent.capacity_note_hint')}
        optional
      />
    </>
  );
}
