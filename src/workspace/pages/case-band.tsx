import { ageOn } from '../../core/index.ts';
import { Icon, Ltr, Phone, Tag, type View } from '../../ui/index.ts';
import type { CaseFacts } from '../case-facts.ts';

/** Who it is and what to know before doing anything: the band on top of a case. */
export function CaseBand({
  view,
  facts,
  mayEdit,
}: {
  readonly view: View;
  readonly facts: CaseFacts;
  readonly mayEdit: boolean;
}) {
  const { person } = facts;
  const { t } = view;
  const toTakePart = [
    person.accessNeeds,
    person.interpreterLanguage &&
      t('workspace.case.interpreter', { language: view.say.language(person.interpreterLanguage) }),
  ].filter(Boolean);
  return (
    <div class="band">
      <div class="band__who">
        <h1>{nameOf(person)}</h1>
        <p>{aboutLine(view, facts)}</p>
        <p class="row small">
          <StateTag view={view} facts={facts} />
          {facts.referral.linkWorkerName && facts.referral.linkWorkerId !== view.me?.id && (
            <span>{t('workspace.case.with', { name: facts.referral.linkWorkerName })}</span>
          )}
          {facts.hasConcern && facts.concerns.length === 0 && (
            <Tag tone="look" icon="lock">
              {t('workspace.case.concernOpen')}
            </Tag>
          )}
          {facts.concerns.map(concern => (
            <a href={`/concerns/${concern.id}`}>
              <Tag tone="look" icon="lock">
                {t('workspace.case.concern', { day: view.say.near(concern.decideBy) })}
              </Tag>
            </a>
          ))}
        </p>
        {mayEdit ? (
          <p class="small no-print">
            <a href={`/people/${person.id}/edit`}>{t('workspace.case.edit')}</a>
          </p>
        ) : null}
      </div>
      <dl class="band__rules">
        <div class="band__safe">
          <dt>
            <Icon name="novoice" />
            {t('workspace.case.safe')}
          </dt>
          <dd>
            <SafeContact view={view} person={person} />
          </dd>
        </div>
        {toTakePart.length > 0 && (
          <div>
            <dt>
              <Icon name="ear" />
              {t('workspace.case.takePart')}
            </dt>
            <dd>{toTakePart.join(' ')}</dd>
          </div>
        )}
        {person.travelNeeds && (
          <div>
            <dt>
              <Icon name="bus" />
              {t('workspace.case.getThere')}
            </dt>
            <dd>{person.travelNeeds}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** The name people use for them, then the family name. */
export function nameOf(person: { knownAs: string | null; givenName: string; familyName: string }): string {
  return `${person.knownAs ?? person.givenName} ${person.familyName}`;
}

function aboutLine(view: View, { person }: CaseFacts) {
  const parts = [
    person.pronouns,
    person.birthDate && String(ageOn(person.birthDate, view.say.today)),
    person.areaName,
  ].filter(Boolean);
  return (
    <>
      {parts.join(', ')}
      {parts.length > 0 && '. '}
      {person.about}
    </>
  );
}

function StateTag({ view, facts: { referral } }: { readonly view: View; readonly facts: CaseFacts }) {
  const { t } = view;
  if (referral.state === 'active' && referral.firstSessionAt) {
    const since = referral.firstSessionAt.toZonedDateTimeISO(view.zone).toPlainDate();
    const week = Math.floor(since.until(view.say.today, { largestUnit: 'day' }).days / 7) + 1;
    return <Tag tone="going">{t('workspace.case.week', { week, weeks: 8 })}</Tag>;
  }
  if (referral.state === 'on_hold' && referral.holdUntil) {
    return <Tag tone="wait">{t('workspace.case.holdUntil', { day: view.say.day(referral.holdUntil) })}</Tag>;
  }
  const tone = ['closed', 'follow_up', 'withdrawn'].includes(referral.state) ? 'plain' : 'wait';
  return <Tag tone={tone}>{t.of(`workspace.state.${referral.state}`)}</Tag>;
}

/** The rules that bind every message, as sentences. */
function SafeContact({ view, person }: { readonly view: View; readonly person: CaseFacts['person'] }) {
  const { t } = view;
  const no = (['voicemail', 'text', 'email', 'post'] as const).filter(
    way =>
      !{ voicemail: person.mayVoicemail, text: person.mayText, email: person.mayEmail, post: person.mayPost }[
        way
      ],
  );
  return (
    <>
      {person.phone ? <Phone view={view} number={person.phone} /> : t('workspace.case.noPhone')}
      {person.otherPhone && (
        <>
          {t('workspace.case.or')} <Phone view={view} number={person.otherPhone} />
        </>
      )}
      {'. '}
      {person.bestTime && `${person.bestTime}. `}
      {no.length > 0 &&
        `${t('workspace.case.never', {
          ways: view.say.list(
            no.map(way => t(`workspace.way.${way}`)),
            'or',
          ),
        })} `}
      {person.email && (
        <>
          <Ltr>{person.email}</Ltr>.{' '}
        </>
      )}
      {person.contactNote && `${person.contactNote} `}
      {person.codeWord &&
        !person.contactNote?.includes(person.codeWord) &&
        t('workspace.case.codeWord', { word: person.codeWord })}
      {person.neutralSender && ` ${t('workspace.case.neutral')}`}
    </>
  );
}
