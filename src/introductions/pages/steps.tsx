import { barriers, introductionDeclineReasons } from '../../programmes/index.ts';
import {
  Button,
  type Child,
  ChoiceGroup,
  DateField,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  Select,
  TextArea,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { mayAskFrom } from '../answer-still-going.ts';
import { next, type TransitionName } from '../introduction.ts';
import type { IntroductionFacts } from '../queries.ts';

export type StepsProps = {
  readonly view: View;
  readonly facts: IntroductionFacts;
  readonly today: Temporal.PlainDate;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** What can be done from here, and nothing that would fail: the machine decides which forms there are. */
export function Steps(props: StepsProps) {
  const { view, facts, today } = props;
  const { t } = view;
  const can = (name: TransitionName) => next(facts.state, name) !== null;
  return (
    <section class="section stack no-print" aria-labelledby="do">
      <h2 id="do">{t('introductions.do.title')}</h2>
      {can('choose') && (
        <Step {...props} to="choose" button={t('introductions.do.choose', { name: facts.firstName })} />
      )}
      {can('send') && (
        <p>
          <LinkButton href={`${address(facts)}/send`} way>
            {t('introductions.do.send')}
          </LinkButton>
        </p>
      )}
      {can('accept') && <Answer {...props} />}
      {can('attend_first') && firstTimeDue(facts, today) && <First {...props} />}
      {can('book') && <Book {...props} />}
      {can('attend_first') && !firstTimeDue(facts, today) && <First {...props} />}
      {can('keep_going') && !stillGoingDue(facts, today) && (
        <Step {...props} to="keep-going" button={t('introductions.do.keep_going')} />
      )}
      {can('complete') && <StillGoing {...props} />}
      {can('complete') && (
        <Fold summary={t('introductions.do.complete')}>
          <Step {...props} to="complete" quiet button={t('introductions.do.complete.go')}>
            <p>{t('introductions.do.complete.text')}</p>
          </Step>
        </Fold>
      )}
      {can('stop') && <Stop {...props} />}
    </section>
  );
}

export function address({ referralId, id }: Pick<IntroductionFacts, 'referralId' | 'id'>): string {
  return `/cases/${referralId}/introductions/${id}`;
}

type StepProps = StepsProps & {
  readonly to: string;
  readonly button: string;
  readonly quiet?: boolean;
  readonly children?: Child;
};

function Step({ view, facts, to, button, quiet, children }: StepProps) {
  return (
    <Form view={view} action={`${address(facts)}/${to}`}>
      {children}
      <FormEnd>
        <Button look={quiet ? 'quiet' : 'main'}>{button}</Button>
      </FormEnd>
    </Form>
  );
}

function Answer(props: StepsProps) {
  const { view, facts, typed, errors } = props;
  const { t } = view;
  const field = { view, values: typed, errors };
  return (
    <Step {...props} to="answer" button={t('introductions.do.save')}>
      <ChoiceGroup
        {...field}
        name="answer"
        legend={t('introductions.do.answer', { service: facts.serviceName })}
        options={[
          { value: 'accept', label: t('introductions.do.answer.yes') },
          { value: 'decline', label: t('introductions.do.answer.no') },
        ]}
      />
      <Select
        {...field}
        name="reason"
        label={t('introductions.do.answer.reason')}
        hint={t('introductions.do.answer.reason.hint')}
        blank={t('ui.form.choose')}
        options={introductionDeclineReasons.codes.map(code => ({
          value: code,
          label: t(introductionDeclineReasons.word(code)),
        }))}
      />
      <TextArea {...field} name="answer_note" label={t('introductions.do.answer.note')} rows={2} optional />
    </Step>
  );
}

function Book(props: StepsProps) {
  const { view, facts, typed, errors } = props;
  const { t } = view;
  const field = { view, values: typed, errors };
  const booked = facts.state === 'booked';
  const form = (
    <Step {...props} to="book" quiet={booked} button={t('introductions.do.book.go')}>
      <DateField {...field} name="at" legend={t('introductions.do.book.day')} />
      <TextField
        {...field}
        name="at_time"
        type="time"
        size="short"
        label={t('introductions.do.book.time')}
        hint={t('introductions.do.book.time.hint')}
      />
    </Step>
  );
  return booked && !errors?.['at'] && !errors?.['at_time'] ? (
    <Fold summary={t('introductions.do.book.move')}>{form}</Fold>
  ) : (
    <>
      <h3>{t(booked ? 'introductions.do.book.move' : 'introductions.do.book')}</h3>
      {form}
    </>
  );
}

/** The day in the book has come. */
function firstTimeDue({ bookedFor }: IntroductionFacts, today: Temporal.PlainDate): boolean {
  return bookedFor !== null && Temporal.PlainDate.compare(bookedFor.toPlainDate(), today) <= 0;
}

function First(props: StepsProps) {
  const { view, facts, today, typed, errors } = props;
  const { t } = view;
  const due = firstTimeDue(facts, today);
  const day = due && facts.bookedFor ? facts.bookedFor.toPlainDate() : today;
  const stored = { 'on-day': `${day.day}`, 'on-month': `${day.month}`, 'on-year': `${day.year}` };
  const form = (
    <Step
      {...props}
      to="first"
      quiet={!due}
      button={t('introductions.do.first.go', { name: facts.firstName })}
    >
      <DateField
        view={view}
        name="on"
        legend={t('introductions.do.first.day')}
        values={errors ? typed : stored}
        errors={errors}
      />
    </Step>
  );
  return due || errors?.['on'] ? (
    <>
      <h3>{t('introductions.do.first', { name: facts.firstName })}</h3>
      {form}
    </>
  ) : (
    <Fold summary={t('introductions.do.first.already', { name: facts.firstName })}>{form}</Fold>
  );
}

function stillToAsk(facts: IntroductionFacts): '8_weeks' | '3_months' | null {
  if (facts.stillGoing8Weeks === null) return '8_weeks';
  return facts.stillGoing3Months === null ? '3_months' : null;
}

function stillGoingDue(facts: IntroductionFacts, today: Temporal.PlainDate): boolean {
  const when = stillToAsk(facts);
  if (when === null) return false;
  return Temporal.PlainDate.compare(today, mayAskFrom(facts.firstAttendedOn ?? today, when)) >= 0;
}

/** Asked eight weeks and three months after the first time; before that there is nothing to ask. */
function StillGoing(props: StepsProps) {
  const { view, facts, today, typed, errors } = props;
  const { t } = view;
  const when = stillToAsk(facts);
  if (when === null) return null;
  const from = mayAskFrom(facts.firstAttendedOn ?? today, when);
  if (!stillGoingDue(facts, today)) {
    return (
      <p class="quiet">
        {t(`introductions.do.still.later.${when}`, { name: facts.firstName, day: view.say.day(from) })}
      </p>
    );
  }
  return (
    <Step {...props} to="still-going" button={t('introductions.do.save')}>
      <input type="hidden" name="when" value={when} />
      <ChoiceGroup
        view={view}
        name="still"
        legend={t(`introductions.do.still.${when}`, { name: facts.firstName })}
        values={typed}
        errors={errors}
        options={[
          { value: 'yes', label: t('introductions.do.still.yes') },
          { value: 'no', label: t('introductions.do.still.no') },
        ]}
      />
      <BarrierSelect {...props} name="still_barrier" label={t('introductions.do.still.barrier')} />
    </Step>
  );
}

function Stop(props: StepsProps) {
  const { view, typed, errors } = props;
  const { t } = view;
  return (
    <Fold summary={t('introductions.do.stop')} open={Boolean(errors?.['barrier'])}>
      <Step {...props} to="stop" quiet button={t('introductions.do.stop.go')}>
        <BarrierSelect {...props} name="barrier" label={t('introductions.do.stop.barrier')} />
        <TextArea
          view={view}
          name="stop_note"
          label={t('introductions.do.stop.note')}
          rows={2}
          optional
          values={typed}
          errors={errors}
        />
      </Step>
    </Fold>
  );
}

function BarrierSelect({
  view,
  typed,
  errors,
  name,
  label,
}: StepsProps & { readonly name: string; readonly label: string }) {
  return (
    <Select
      view={view}
      name={name}
      label={label}
      blank={view.t('ui.form.choose')}
      values={typed}
      errors={errors}
      options={barriers.codes.map(code => ({ value: code, label: view.t(barriers.word(code)) }))}
    />
  );
}
