import { guideFor } from '../../sessions/index.ts';
import { Empty, Icon, type IconName, LinkButton, Pips, type View } from '../../ui/index.ts';
import type { DaySession } from '../today-queries.ts';

const icons: Readonly<Record<string, IconName>> = {
  in_person: 'pin',
  home: 'home',
  phone: 'phone',
  video: 'eye',
  walk_and_talk: 'walk',
};

/** The day's sessions in order: when, who, which session, where, and what to know before. */
export function Diary({ view, sessions }: { readonly view: View; readonly sessions: readonly DaySession[] }) {
  const { t } = view;
  if (sessions.length === 0) {
    return (
      <Empty title={t('workspace.diary.none')}>
        <p>
          <a href="/board">{t('workspace.diary.none.do')}</a>
        </p>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="diary">
      <h2 id="diary" class="visually-hidden">
        {t('workspace.diary.title')}
      </h2>
      <ol class="diary">
        {sessions.map(session => (
          <DiaryRow view={view} session={session} />
        ))}
      </ol>
    </section>
  );
}

function DiaryRow({ view, session }: { readonly view: View; readonly session: DaySession }) {
  const { t, say } = view;
  const address = `/cases/${session.referralId}`;
  const know = [
    !session.mayVoicemail && (['novoice', t('workspace.diary.noVoicemail')] as const),
    session.contactNote && (['info', session.contactNote] as const),
    session.accessNeeds && (['ear', session.accessNeeds] as const),
    session.interpreterLanguage &&
      ([
        'people',
        t('workspace.case.interpreter', { language: say.language(session.interpreterLanguage) }),
      ] as const),
    session.knowBefore && (['warn', session.knowBefore] as const),
  ].filter(one => one !== false && one !== null && one !== '');
  return (
    <li class="diary__row">
      <p class="diary__time">
        <time datetime={session.startsAt.toString()}>{say.time(session.startsAt)}</time>
        <span>{say.minutes(session.minutes)}</span>
      </p>
      <div class="diary__body">
        <h3>
          <a href={address}>{session.name}</a>
        </h3>
        <p class="diary__what">
          {t('workspace.diary.session', {
            number: session.number,
            guide: t(`sessions.guide.${guideFor(session.number, session.planned)}.title`),
          })}
          {session.state !== 'planned' && `, ${t.of(`workspace.session.${session.state}`)}`}{' '}
          <Pips view={view} held={session.held} total={session.planned} />
        </p>
        <p class="diary__where">
          <Icon name={icons[session.mode] ?? 'pin'} />
          <span>{session.place ?? t.code('session_modes', session.mode)}</span>
        </p>
        {know.length > 0 && (
          <ul class="know">
            {know.map(([icon, words]) => (
              <li>
                <Icon name={icon} />
                {words}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="diary__do">
        {session.phone && (
          <LinkButton look="words" icon="phone" href={`tel:${session.phone}`} hiddenText={session.firstName}>
            {t('workspace.do.call')}
          </LinkButton>
        )}
        <LinkButton
          look="words"
          icon="note"
          href={`${address}/sessions/${session.id}`}
          hiddenText={session.firstName}
        >
          {t('workspace.do.note')}
        </LinkButton>
        {session.state === 'planned' && (
          <LinkButton
            look="words"
            icon="move"
            href={`${address}/sessions/${session.id}/move`}
            hiddenText={session.firstName}
          >
            {t('workspace.do.move')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
