import {
  Button,
  Card,
  DateField,
  Facts,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  TextField,
  type Typed,
  type View,
} from '../../../ui/index.ts';
import type { Standing } from '../fold-steps.ts';

type LicenceProps = {
  readonly view: View;
  readonly standing: Standing;
  readonly edits: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** Who allowed the words of a questionnaire, until when, and recording it. */
export function LicenceCard({ view, standing, edits, typed, errors }: LicenceProps) {
  const { t, say } = view;
  const { licence: now, instrument, number: at } = standing;
  return (
    <Card title={t('questionnaires.licence.title')} level={2}>
      {now ? (
        <Facts
          items={[
            { term: t('questionnaires.licence.granted_by'), detail: now.grantedBy },
            { term: t('questionnaires.licence.number'), detail: now.number ?? '–' },
            {
              term: t('questionnaires.licence.until'),
              detail: now.until
                ? say.date(Temporal.PlainDate.from(now.until))
                : t('questionnaires.licence.without_end'),
            },
          ]}
        />
      ) : (
        <p>
          {t(standing.origin === 'slot' ? 'questionnaires.licence.none' : 'questionnaires.licence.optional')}
        </p>
      )}
      {edits ? (
        <Fold summary={t('questionnaires.licence.record')} open={errors !== null}>
          <Form view={view} action={`/questionnaires/${instrument.id}/licence`}>
            <input type="hidden" name="number" value={`${at}`} />
            <TextField
              view={view}
              name="granted_by"
              label={t('questionnaires.licence.granted_by')}
              values={typed}
              errors={errors}
            />
            <TextField
              view={view}
              name="licence_number"
              label={t('questionnaires.licence.number')}
              values={typed}
              errors={errors}
              optional
            />
            <DateField
              view={view}
              name="until"
              legend={t('questionnaires.licence.until')}
              hint={t('questionnaires.licence.until_hint')}
              values={typed}
              errors={errors}
              optional
            />
            <FormEnd>
              <Button>{t('questionnaires.licence.save')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      ) : null}
    </Card>
  );
}
