import { newId } from '../../core/index.ts';
import { sessionModes } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  DateField,
  Form,
  FormEnd,
  Notice,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { Warning } from '../calendar.ts';
import { Warnings } from './appointment.tsx';
import type { SessionFacts } from './session-facts.tsx';
import { type FormProps, textApart } from './session-view.tsx';

type Values = FormProps['values'];

/** What the form shows at first: the note, or what the reader typed last, if nobody else wrote since. */
export function firstValues(facts: SessionFacts, readerId: string): Values {
  const { session, note, draft } = facts;
  const stored: Record<string, string> = {
    text: note?.text ?? '',
    words: note?.personWords ?? '',
    mode: session.mode,
    minutes: String(session.minutes ?? session.minutesPlanned),
    others: session.othersPresent ?? '',
    next_step: session.nextStep ?? '',
  };
  const mine = draft && (!note || note.authorId === readerId);
  if (!mine) return stored;
  const { page: _, ...typed } = draft.body;
  return { ...stored, ...typed };
}

/** The note being written, and what else is kept of a session. Saves itself while one types. */
export function SessionForm({
  view,
  facts,
  values,
  errors,
  readerId,
  warnings,
}: FormProps & { readonly readerId: string; readonly warnings: readonly Warning[] }) {
  const { t } = view;
  const { kase, session, note, may } = facts;
  const props = { view, values, errors };
  const address = `/cases/${kase.id}/sessions/${session.id}`;
  const apart = textApart(facts, readerId);
  const self = note?.authorId === readerId;
  const author = note?.authorName ?? '';
  return (
    <>
      {apart ? (
        <Notice title={self ? t('sessions.apart.title_self') : t('sessions.apart.title', { name: author })}>
          <p>{self ? t('sessions.apart.text_self') : t('sessions.apart.text', { name: author })}</p>
          <p class="kept-text" dir="auto">
            {apart}
          </p>
        </Notice>
      ) : null}
      <Form view={view} action={address} autosave={`${address}/draft`} id="note-form">
        <input type="hidden" name="version" value={String(note?.version ?? 0)} />
        <input type="hidden" name="page" value={[values['page'] ?? newId()].flat()[0]} />
        {apart && facts.apart ? (
          <input type="hidden" name="apart_seen" value={facts.apart.at.toString()} />
        ) : null}
        {warnings.length > 0 && values['do'] === 'sign' ? (
          <input type="hidden" name="meant" value="sign" />
        ) : null}
        <Warnings view={view} warnings={warnings} />
        <TextArea
          {...props}
          name="text"
          label={t('sessions.note')}
          hint={t('sessions.note.hint')}
          rows={10}
        />
        <TextArea
          {...props}
          name="words"
          label={t('sessions.words', { name: kase.firstName })}
          hint={t('sessions.words.hint')}
          rows={3}
          optional
        />
        <ChoiceGroup
          {...props}
          name="mode"
          legend={t('sessions.mode.was')}
          columns={3}
          options={sessionModes.codes.map(code => ({ value: code, label: t.code('session_modes', code) }))}
        />
        <TextField
          {...props}
          name="minutes"
          type="number"
          label={t('sessions.minutes')}
          size="short"
          optional
        />
        <TextField
          {...props}
          name="others"
          label={t('sessions.others')}
          hint={t('sessions.others.hint')}
          optional
        />
        <TextField
          {...props}
          name="next_step"
          label={t('sessions.next_step')}
          hint={t('sessions.next_step.hint')}
          optional
        />
        {may.plan ? (
          <>
            <DateField
              {...props}
              name="next"
              legend={t('sessions.next')}
              hint={t('sessions.next.hint')}
              optional
            />
            <TextField
              {...props}
              name="next_at"
              type="time"
              label={t('sessions.plan.at')}
              size="short"
              optional
            />
          </>
        ) : null}
        <FormEnd>
          <Button name="do" value="sign">
            {t('sessions.sign')}
          </Button>
          {may.record ? (
            <Button name="do" value="keep" look="quiet">
              {session.state === 'planned' ? t('sessions.held') : t('sessions.keep')}
            </Button>
          ) : null}
        </FormEnd>
        <p class="small quiet">{t('sessions.sign.hint')}</p>
      </Form>
    </>
  );
}
