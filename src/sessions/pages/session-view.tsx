import {
  Button,
  Facts,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Icon,
  LinkButton,
  Notice,
  Phone,
  Pips,
  Tag,
  TextArea,
  TheirWords,
  type typedIn,
  type View,
} from '../../ui/index.ts';
import { guides } from '../guide.ts';
import type { SessionFacts } from './session-facts.tsx';

export type PartProps = { readonly view: View; readonly facts: SessionFacts };
export type FormProps = PartProps & {
  readonly values: ReturnType<typeof typedIn>;
  readonly errors: FieldErrors | null;
};

/** Who, when, where, what to know before; and what can be done with the appointment. */
export function SessionHead({ view, facts }: PartProps) {
  const { t, say } = view;
  const { kase, session, may } = facts;
  const address = `/cases/${kase.id}/sessions/${session.id}`;
  const minutes = session.minutes ?? session.minutesPlanned;
  const rules = [
    kase.mayVoicemail ? null : t('sessions.no_voicemail'),
    kase.contactNote,
    session.knowBefore,
  ].filter(one => one !== null);
  return (
    <>
      <p class="lead">
        {say.when(session.startsAt)}, {say.minutes(minutes)}
      </p>
      <p class="row">
        <span>
          {t.code('session_modes', session.mode)}
          {session.place ? <span dir="auto">, {session.place}</span> : null}
        </span>
        {session.state === 'planned' ? null : (
          <Tag tone={session.state === 'held' ? 'going' : 'plain'}>
            {t(`sessions.state.${session.state}`)}
          </Tag>
        )}
        {kase.phone ? <Phone view={view} number={kase.phone} name={kase.firstName} /> : null}
      </p>
      {rules.length > 0 ? (
        <ul class="know">
          {rules.map(rule => (
            <li>
              <Icon name="warn" />
              <span dir="auto">{rule}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {session.state === 'planned' && may.plan ? (
        <p class="acts no-print">
          <LinkButton look="words" icon="move" href={`${address}/move`}>
            {t('sessions.move')}
          </LinkButton>
          <LinkButton look="words" icon="cross" href={`${address}/missed`}>
            {t('sessions.not_held')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** Why a meeting did not come about, and the way to a new one. */
export function NotHeld({ view, facts }: PartProps) {
  const { t } = view;
  const { kase, session, may } = facts;
  return (
    <div class="stack">
      {session.missedReason ? (
        <p>
          {t('sessions.because', {
            reason: t.code(
              session.state === 'cancelled_by_us' ? 'our_cancel_reasons' : 'missed_reasons',
              session.missedReason,
            ),
          })}
          {session.reasonNote ? <span dir="auto"> {session.reasonNote}</span> : null}
        </p>
      ) : null}
      {may.plan ? (
        <p class="acts no-print">
          <LinkButton look="quiet" href={`/cases/${kase.id}/sessions/new`}>
            {t('sessions.plan.title')}
          </LinkButton>
        </p>
      ) : null}
    </div>
  );
}

/** The guide, what was agreed last time, how far the two have come, and what other rooms bring. */
export function SessionSide({ view, facts }: PartProps) {
  const { t, say } = view;
  const { kase, session, guide, last, sections } = facts;
  return (
    <div class="columns__side">
      <section>
        <h2>{t('sessions.last.title')}</h2>
        {last ? (
          <>
            <p class="quiet">
              {t('sessions.last.when', {
                number: last.session.number ?? 0,
                day: say.day(last.session.startsAt),
              })}
            </p>
            {last.session.nextStep ? (
              <p dir="auto">{last.session.nextStep}</p>
            ) : (
              <p>{t('sessions.last.none')}</p>
            )}
            {last.note?.state === 'signed' && last.note.personWords ? (
              <TheirWords text={last.note.personWords} />
            ) : null}
            <p>
              <a href={`/cases/${kase.id}/sessions/${last.session.id}`}>{t('sessions.last.read')}</a>
            </p>
          </>
        ) : (
          <p>{t('sessions.last.first')}</p>
        )}
      </section>
      {sections.map(section => (
        <section>
          <h2>{section.title}</h2>
          {section.body}
        </section>
      ))}
      <Fold
        summary={t('sessions.guide.summary', { title: t(`sessions.guide.${guide}.title`) })}
        open={session.state === 'planned'}
      >
        <ul class="bullets">
          {Array.from({ length: guides[guide] }, (_, index) => (
            <li>{t.of(`sessions.guide.${guide}.${index + 1}`)}</li>
          ))}
        </ul>
        <p class="small quiet">{t('sessions.guide.free')}</p>
      </Fold>
      <p class="quiet">
        <Pips view={view} held={kase.sessionsHeld} total={kase.sessionsPlanned} />{' '}
        {t('sessions.dose', { held: kase.sessionsHeld })}
      </p>
    </div>
  );
}

/** The reader's own text that is not in the note, because somebody else, or they in another window, wrote it meanwhile. */
export function textApart({ note, draft, apart }: SessionFacts, readerId: string): string | null {
  const mine = (apart ?? (note && note.authorId !== readerId ? draft : null))?.body;
  if (!note || !mine) return null;
  const text = [mine['text'], mine['words']].filter(Boolean).join('\n\n');
  return text.trim() === '' || mine['text']?.trim() === note.text.trim() ? null : text;
}

/** The note as it was signed, what was added since, and room to add. */
export function SignedNote({
  view,
  facts,
  values,
  errors,
  readerId,
}: FormProps & { readonly readerId: string }) {
  const { t, say } = view;
  const { kase, session, note, addenda, may } = facts;
  if (!note?.signedAt) return null;
  const apart = textApart(facts, readerId);
  return (
    <>
      {note.personWords ? (
        <TheirWords text={note.personWords} big source={t('sessions.words.source')} />
      ) : null}
      <section class="section">
        <h2>{t('sessions.note')}</h2>
        <p class="kept-text" dir="auto">
          {note.text}
        </p>
        <p class="small quiet">
          <Icon name="lock" />{' '}
          {t('sessions.signed', { name: note.authorName, when: say.when(note.signedAt) })}
        </p>
      </section>
      <Facts
        items={[
          ...(session.othersPresent ? [{ term: t('sessions.others'), detail: session.othersPresent }] : []),
          ...(session.nextStep ? [{ term: t('sessions.next_step'), detail: session.nextStep }] : []),
        ]}
      />
      {addenda.length > 0 ? (
        <section class="section">
          <h2>{t('sessions.addenda')}</h2>
          {addenda.map(one => (
            <div class="stack stack--tight">
              <p class="kept-text" dir="auto">
                {one.text}
              </p>
              <p class="small quiet">
                {one.authorName}, {say.when(one.at)}
              </p>
            </div>
          ))}
        </section>
      ) : null}
      {may.sign ? (
        <Fold
          summary={t('sessions.addendum.title')}
          open={(errors !== null && 'text' in errors) || apart !== null}
          id="add"
        >
          {apart ? (
            <p>
              {note.authorId === readerId
                ? t('sessions.apart.signed_self')
                : t('sessions.apart.signed', { name: note.authorName })}
            </p>
          ) : null}
          <Form view={view} action={`/cases/${kase.id}/sessions/${session.id}/addenda`} warn>
            <TextArea
              view={view}
              values={values}
              value={apart}
              errors={errors}
              name="text"
              label={t('sessions.addendum')}
              hint={t('sessions.addendum.hint')}
              rows={4}
            />
            <FormEnd>
              <Button look="quiet">{t('sessions.addendum.save')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      ) : null}
    </>
  );
}

/** A note that somebody else is writing, for a reader who may not write. */
export function DraftOfOther({ view, facts }: PartProps) {
  const { t } = view;
  const { note } = facts;
  if (!note) return <p>{t('sessions.note.none')}</p>;
  return (
    <Notice tone="calm" title={t('sessions.note.draft', { name: note.authorName })}>
      <p class="kept-text" dir="auto">
        {note.text}
      </p>
    </Notice>
  );
}
