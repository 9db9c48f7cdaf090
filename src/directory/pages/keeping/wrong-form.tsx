import { Button, type FieldErrors, Fold, Form, TextArea, type Typed, type View } from '../../../ui/index.ts';
import { publicParts, type ReportPart } from '../../keeping/parts.ts';

export type WrongFormProps = {
  readonly view: View;
  /** Where it is sent: the page of the service with `/wrong`. */
  readonly action: string;
  /** Staff have two more things to say. */
  readonly staff?: boolean;
  readonly typed?: Typed;
  readonly errors?: FieldErrors | null;
  /** Shows the field for words at once. */
  readonly open?: boolean;
};

const staffParts: readonly ReportPart[] = [
  'times',
  'place',
  'cost',
  'closed',
  'full',
  'unsafe',
  'contact',
  'other',
];

/** “This is wrong” in one tap: a button for each part. Words are for whoever wants to say more. */
export function WrongForm({ view, action, staff, typed, errors, open }: WrongFormProps) {
  const { t } = view;
  const parts: readonly ReportPart[] = staff ? staffParts : publicParts;
  return (
    <Form view={view} action={action}>
      <Fold summary={t('directory.keeping.wrong.more')} open={open ?? false}>
        <TextArea
          view={view}
          name="words"
          label={t('directory.keeping.wrong.words')}
          hint={t('directory.keeping.wrong.no_names')}
          values={typed}
          errors={errors}
          maxlength={1000}
          rows={3}
          optional
        />
      </Fold>
      <div class="acts" id="part">
        {parts.map(part => (
          <Button look="quiet" small name="part" value={part}>
            {t(`directory.keeping.part.${part}`)}
          </Button>
        ))}
      </div>
    </Form>
  );
}
