import { z } from 'zod';
import {
  BackLink,
  Button,
  ChoiceGroup,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalChoice,
  optionalText,
  TextArea,
  type Typed,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { editOf, type Letter, type LetterEdit } from '../letter.ts';

const seenWays = ['agreed', 'read', 'not_seen'] as const;
const MOST_STEPS = 20;

const version = wholeNumber({ min: 1, max: 1_000_000 });

/** What may be changed in a letter. */
export const editForm = z.object({
  version,
  ask: optionalText({ lines: true, max: 2000 }),
  seen: optionalChoice(seenWays),
  steps: optionalText({ lines: true, max: 4000 }),
});

/** The version that was on the screen when “Send” was pressed. */
export const sendForm = z.object({ version });

/** The form as an edit; the letter takes of it what belongs to its kind. */
export function editOfForm(typed: Omit<z.output<typeof editForm>, 'version'>): LetterEdit {
  const lines = (typed.steps ?? '').split('\n').map(line => line.trim());
  return {
    askOfReader: typed.ask,
    seen: typed.seen ?? 'not_seen',
    nextSteps: lines.filter(line => line !== '').slice(0, MOST_STEPS),
  };
}

type BarProps = {
  readonly view: View;
  readonly title: string;
  readonly letter: Letter;
  readonly address: string;
  readonly maySend: boolean;
};

/** Above the letter: what it is, how it stands, and what can be done with it. */
export function LetterBar({ view, title, letter, address, maySend }: BarProps) {
  const { t, say } = view;
  return (
    <div class="no-print letter-bar">
      <div>
        <BackLink href={`/cases/${letter.referralId}`}>{t('letters.page.case')}</BackLink>
        <h1>{title}</h1>
        <p class="quiet">
          {letter.sentAt
            ? t('letters.page.sent', { when: say.when(letter.sentAt) })
            : t(`letters.page.draft.${letter.kind}`)}
        </p>
      </div>
      <div class="acts">
        {maySend && (
          <Form view={view} action={`${address}/send`} inline>
            <input type="hidden" name="version" value={String(letter.version)} />
            <Button>{t('letters.page.send')}</Button>
          </Form>
        )}
        <LinkButton look="quiet" icon="print" href={`${address}.pdf`}>
          {t('letters.page.pdf')}
        </LinkButton>
        {maySend && (
          <Form view={view} action={`${address}/gather`} inline>
            <Button look="quiet">{t('letters.page.gather')}</Button>
          </Form>
        )}
      </div>
    </div>
  );
}

type FieldsProps = {
  readonly view: View;
  readonly letter: Letter;
  readonly name: string;
  readonly address: string;
  readonly values: Typed | null;
  readonly errors: FieldErrors | null;
};

/** Below the letter: the parts that a person writes. Everything else comes from the record. */
export function LetterFields({ view, letter, name, address, values, errors }: FieldsProps) {
  const { t } = view;
  const edit = editOf(letter);
  const shown: Typed = values ?? {
    ask: edit.askOfReader ?? '',
    seen: edit.seen ?? 'not_seen',
    steps: (edit.nextSteps ?? []).join('\n'),
  };
  return (
    <section class="section no-print">
      <h2>{t('letters.page.change')}</h2>
      <p class="quiet">{t('letters.page.fromRecord')}</p>
      <Form view={view} action={address} warn>
        <input type="hidden" name="version" value={String(letter.version)} />
        {letter.kind === 'gp_closing' ? (
          <>
            <TextArea
              view={view}
              name="ask"
              label={t('letters.page.ask')}
              hint={t('letters.page.ask.hint')}
              values={shown}
              errors={errors}
              optional
              rows={3}
            />
            <ChoiceGroup
              view={view}
              name="seen"
              legend={t('letters.page.seen', { name })}
              values={shown}
              errors={errors}
              options={seenWays.map(way => ({
                value: way,
                label: t(`letters.page.seen.${way}`, { name }),
              }))}
            />
          </>
        ) : (
          <TextArea
            view={view}
            name="steps"
            label={t('letters.page.steps', { name })}
            hint={t('letters.page.steps.hint')}
            values={shown}
            errors={errors}
            optional
            rows={4}
          />
        )}
        <FormEnd>
          <Button look="quiet">{t('letters.page.save')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}
