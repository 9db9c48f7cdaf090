import { z } from 'zod';
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
  STAFF_LOCALES,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { askedWays, identityWays } from '../access/store.ts';

const ways = askedWays.filter(way => way !== 'by_link');
const identities = identityWays.filter(way => way !== 'private_link');

/** What is written down of a request for a copy. */
export const copyForm = z.object({
  askedOn: date({ past: true }),
  askedHow: choice(ways, 'ui.errors.choice'),
  askedBy: choice(['self', 'representative'], 'ui.errors.choice'),
  identityHow: choice(identities, 'ui.errors.choice'),
  locale: choice(['en', 'ga'], 'ui.errors.choice'),
});

type CopyFormProps = {
  readonly view: View;
  readonly base: string;
  readonly today: Temporal.PlainDate;
  readonly locale: string;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** Asks when, how and by whom a copy was asked for, and how we know. */
export function CopyForm({ view, base, today, locale, values, errors }: CopyFormProps) {
  const { t } = view;
  // The names of what is kept, and the sentences around them, are in the languages of staff.
  const written = STAFF_LOCALES.some(one => one.locale === locale) ? locale : 'en';
  const props = { view, errors, values: { ...dateTyped('askedOn', today), locale: written, ...values } };
  return (
    <Form view={view} action={`${base}/copies`}>
      <DateField {...props} name="askedOn" legend={t('records.copy.asked_on')} />
      <ChoiceGroup
        {...props}
        name="askedHow"
        legend={t('records.copy.asked_how')}
        columns={2}
        options={ways.map(value => ({ value, label: t(`records.copy.how.${value}`) }))}
      />
      <ChoiceGroup
        {...props}
        name="askedBy"
        legend={t('records.copy.asked_by')}
        options={(['self', 'representative'] as const).map(value => ({
          value,
          label: t(`records.copy.by.${value}`),
        }))}
      />
      <ChoiceGroup
        {...props}
        name="identityHow"
        legend={t('records.copy.identity')}
        options={identities.map(value => ({ value, label: t(`records.copy.id.${value}`) }))}
      />
      <ChoiceGroup
        {...props}
        name="locale"
        legend={t('records.copy.locale')}
        options={STAFF_LOCALES.map(one => ({ value: one.locale, label: one.name }))}
      />
      <FormEnd>
        <Button look="quiet">{t('records.copy.record')}</Button>
      </FormEnd>
    </Form>
  );
}
