import { barriers, introductionDeclineReasons } from '../../../programmes/index.ts';
import {
  Button,
  DateField,
  type FieldErrors,
  Form,
  FormEnd,
  Select,
  TextArea,
  TextField,
  type Typed,
  type View,
} from '../../../ui/index.ts';
import type { Shown } from '../read-group.ts';

export type OneForm = {
  readonly view: View;
  /** The address of the introduction. */
  readonly at: string;
  readonly one: Shown;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
  readonly today: Temporal.PlainDate;
};

/** Reasons of a group that say nothing of the person; `full` has a form of its own. */
export const notForUs = introductionDeclineReasons.codes.filter(code => code !== 'full');
/** What a group may know of why somebody stopped; the rest is the person's own to say. */
export const stopReasons = [
  'time_work',
  'caring',
  'transport',
  'cost',
  'mobility',
  'confidence',
  'not_available',
] as const;
/** Why a group gives somebody back after its yes. */
export const handBackReasons = ['full', 'not_available'] as const;

/** Yes: when to come and whom to ask for, as far as it is known. */
export function Accept({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  const field = { view, values: typed, errors };
  return (
    <Form view={view} action={`${at}/accept`}>
      <DateField {...field} name="come" legend={t('provider.accept.day')} optional />
      <TextField
        {...field}
        name="come_time"
        type="time"
        size="short"
        label={t('provider.accept.time')}
        optional
      />
      <TextField
        {...field}
        name="ask_for"
        label={t('provider.accept.ask_for')}
        hint={t('provider.accept.ask_for_hint')}
        maxlength={120}
        autocomplete="off"
        optional
      />
      <FormEnd>
        <Button icon="check">{t('provider.accept.go')}</Button>
      </FormEnd>
    </Form>
  );
}

/** Full: until when, so that nobody else asks in vain. */
export function Full({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  return (
    <Form view={view} action={`${at}/full`}>
      <DateField
        view={view}
        values={typed}
        errors={errors}
        name="until"
        legend={t('provider.full.until')}
        hint={t('provider.full.hint')}
      />
      <FormEnd>
        <Button look="quiet">{t('provider.full.go')}</Button>
      </FormEnd>
    </Form>
  );
}

/** Not for us: a reason from a list and a word more. */
export function Decline({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  const field = { view, values: typed, errors };
  return (
    <Form view={view} action={`${at}/decline`}>
      <Select
        {...field}
        name="reason"
        label={t('provider.decline.reason')}
        blank={t('ui.form.choose')}
        options={notForUs.map(value => ({ value, label: t.code('introduction_decline_reasons', value) }))}
      />
      <TextArea
        {...field}
        name="decline_words"
        label={t('provider.decline.words')}
        hint={t('provider.decline.words_hint')}
        rows={2}
        optional
      />
      <FormEnd>
        <Button look="quiet">{t('provider.decline.go')}</Button>
      </FormEnd>
    </Form>
  );
}

/** They came, on a day; or they did not. */
export function Came({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  return (
    <div id="came">
      <Form view={view} action={`${at}/came`}>
        <DateField view={view} values={typed} errors={errors} name="on" legend={t('provider.came.day')} />
        <FormEnd>
          <Button icon="check">{t('provider.tap.came_yes')}</Button>
        </FormEnd>
      </Form>
      <Form view={view} action={`${at}/not-came`}>
        <Button look="quiet">{t('provider.tap.came_no')}</Button>
      </Form>
    </div>
  );
}

/** They come no more. Where the group does not know why, somebody asks the person. */
export function Stopped({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  return (
    <div id="stopped">
      <Form view={view} action={`${at}/stopped`}>
        <Select
          view={view}
          values={typed}
          errors={errors}
          name="why"
          label={t('provider.stopped.why')}
          blank={t('provider.stopped.unknown')}
          options={stopReasons.map(value => ({ value, label: t(barriers.word(value)) }))}
        />
        <FormEnd>
          <Button look="quiet">{t('provider.stopped.go')}</Button>
        </FormEnd>
      </Form>
    </div>
  );
}

/** After the yes it does not work out on the group's side. */
export function HandBack({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  const field = { view, values: typed, errors };
  return (
    <Form view={view} action={`${at}/hand-back`}>
      <Select
        {...field}
        name="back"
        label={t('provider.hand_back.why')}
        blank={t('ui.form.choose')}
        options={handBackReasons.map(value => ({ value, label: t(barriers.word(value)) }))}
      />
      <TextArea
        {...field}
        name="back_words"
        label={t('provider.decline.words')}
        hint={t('provider.decline.words_hint')}
        rows={2}
        optional
      />
      <FormEnd>
        <Button look="quiet">{t('provider.hand_back.go')}</Button>
      </FormEnd>
    </Form>
  );
}

/** A few words to whoever looks after it. */
export function Message({ view, at, typed, errors }: OneForm) {
  const { t } = view;
  return (
    <Form view={view} action={`${at}/message`}>
      <TextArea
        view={view}
        values={typed}
        errors={errors}
        name="message"
        label={t('provider.message.words')}
        hint={t('provider.message.hint')}
        rows={3}
      />
      <FormEnd>
        <Button look="quiet">{t('provider.message.go')}</Button>
      </FormEnd>
    </Form>
  );
}
