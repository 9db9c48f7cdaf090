import { LinkButton, NextUp, Tag, type View } from '../../ui/index.ts';
import type { CaseFacts } from '../case-facts.ts';
import { nextActionWords, saysItsDay } from './next-action.ts';
import { isRinging, wayTo } from './way-to.ts';

type Props = {
  readonly view: View;
  readonly facts: CaseFacts;
  readonly mayChange: boolean;
  readonly mayAllocate: boolean;
};

/** What comes next in a case, with the way to it first; of a finished one, when and why it ended. */
export function CaseNext(props: Props) {
  const { view, facts, mayChange, mayAllocate } = props;
  const { t, say } = view;
  const { referral } = facts;
  if (referral.closedAt && referral.nextAction === null) {
    const day = say.date(referral.closedAt);
    const reason = referral.closingReason
      ? t.code('closing_reasons', referral.closingReason)
      : t('workspace.happened.event.withdraw');
    return (
      <NextUp view={view} label={t('workspace.case.finished')}>
        {t('workspace.case.finishedOn', { day, reason })}
      </NextUp>
    );
  }
  const on = referral.nextActionOn;
  const late = on !== null && Temporal.PlainDate.compare(on, say.today) < 0 && !saysItsDay(referral);
  return (
    <NextUp view={view} acts={(mayChange || mayAllocate) && <Acts {...props} />}>
      {nextActionWords(view, referral, !late)}{' '}
      {late && (
        <Tag tone="look" icon="clock">
          {t('workspace.board.wasDue', { day: say.dayShort(on) })}
        </Tag>
      )}
    </NextUp>
  );
}

function Acts({ view, facts, mayChange, mayAllocate }: Props) {
  const { t } = view;
  const { referral, person, sessions } = facts;
  const address = `/cases/${referral.id}`;
  const planned = sessions.find(one => one.state === 'planned');
  const session = planned && {
    href: `${address}/sessions/${planned.id}`,
    words: t('workspace.case.openSession', { number: referral.sessionsHeld + 1 }),
  };
  const way = wayTo(referral.id, referral);
  const main = mayAllocate
    ? { href: `/waiting/${referral.id}`, words: t('workspace.case.chooseWorker') }
    : way?.href === session?.href || !way
      ? (session ?? { href: `${address}/sessions/new`, words: t('workspace.case.planSession') })
      : { href: way.href, words: t(way.words) };
  const contact = `${address}/contacts/new`;
  const call = person.phone && (
    <LinkButton look="words" icon="phone" href={`tel:${person.phone}`}>
      {t('workspace.do.call')}
    </LinkButton>
  );
  return (
    <>
      {isRinging(referral) && call}
      <LinkButton small href={main.href}>
        {main.words}
      </LinkButton>
      {mayChange && session && session.href !== main.href && (
        <LinkButton look="words" icon="note" href={session.href}>
          {session.words}
        </LinkButton>
      )}
      {!isRinging(referral) && call}
      {main.href !== contact && (
        <LinkButton look="words" icon="note" href={contact}>
          {t('workspace.do.contact')}
        </LinkButton>
      )}
      {mayChange && planned && session && (
        <LinkButton look="words" icon="move" href={`${session.href}/move`}>
          {t('workspace.do.move')}
        </LinkButton>
      )}
    </>
  );
}
