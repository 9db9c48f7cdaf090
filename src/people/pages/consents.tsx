import { consentPurposes, consentWays } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  DataTable,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  Select,
  Tag,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { standingOn } from '../consent.ts';
import type { Person } from '../person.ts';
import type { Consent } from '../store.ts';

type Props = {
  readonly view: View;
  readonly person: Person;
  readonly consents: readonly Consent[];
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** Where the person stands on each purpose, and a form for what they said. */
export function Consents({ view, person, consents, values, errors }: Props) {
  const { t, say } = view;
  const base = `/people/${person.id}/consents`;
  const rows = consentPurposes.codes.map(purpose => ({
    purpose,
    standing: standingOn(purpose, consents),
    newest: consents.find(one => one.purpose === purpose),
  }));
  return (
    <section class="stack">
      <h2>{t('people.consent.title')}</h2>
      <ErrorSummary view={view} errors={errors} />
      <DataTable
        caption={t('people.consent.title')}
        hiddenCaption
        rows={rows}
        rowKey={row => row.purpose}
        columns={[
          {
            label: t('people.consent.purpose'),
            head: true,
            cell: row => t.code('consent_purposes', row.purpose),
          },
          {
            label: t('people.consent.standing'),
            cell: row => (
              <Tag tone={row.standing === 'given' ? 'going' : 'plain'}>
                {t(`people.consent.${row.standing}`)}
              </Tag>
            ),
          },
          {
            label: t('people.consent.when'),
            cell: ({ newest }) =>
              newest ? `${say.dayShort(newest.withdrawn_at ?? newest.at)}, ${newest.by_whom}` : '',
          },
          {
            label: t('people.consent.change'),
            cell: row =>
              row.standing === 'given' && row.newest && !person.merged_into ? (
                <LinkButton
                  href={`${base}/${row.newest.id}/withdraw`}
                  look="words"
                  hiddenText={t.code('consent_purposes', row.purpose)}
                >
                  {t('people.consent.withdraw')}
                </LinkButton>
              ) : (
                ''
              ),
          },
        ]}
      />
      {person.merged_into ? null : (
        <Fold summary={t('people.consent.record')} open={errors !== null}>
          <Form view={view} action={base}>
            <Select
              view={view}
              name="purpose"
              label={t('people.consent.purpose')}
              blank={t('ui.form.choose')}
              values={values}
              errors={errors}
              options={consentPurposes.codes.map(value => ({
                value,
                label: t.code('consent_purposes', value),
              }))}
            />
            <TextField
              view={view}
              name="recipient"
              label={t('people.consent.recipient')}
              values={values}
              errors={errors}
              optional
            />
            <ChoiceGroup
              view={view}
              name="given"
              legend={t('people.consent.said')}
              values={values}
              errors={errors}
              options={[
                { value: 'yes', label: t('people.consent.yes') },
                { value: 'no', label: t('people.consent.no') },
              ]}
            />
            <Select
              view={view}
              name="how"
              label={t('people.consent.how')}
              blank={t('ui.form.choose')}
              values={values}
              errors={errors}
              options={consentWays.codes.map(value => ({ value, label: t.code('consent_ways', value) }))}
            />
            <TextField
              view={view}
              name="by_whom"
              label={t('people.consent.by_whom')}
              value={`${person.given_name} ${person.family_name}`}
              values={values}
              errors={errors}
            />
            <FormEnd>
              <Button small>{t('people.consent.save')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      )}
    </section>
  );
}
