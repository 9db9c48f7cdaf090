import { reasonWords } from '../../referrals/index.ts';
import { TimeLine, type View } from '../../ui/index.ts';
import type { CaseFacts, Happening } from '../case-facts.ts';

/** Everything that happened, newest first. */
export function CaseHappenedSection({ view, facts }: { readonly view: View; readonly facts: CaseFacts }) {
  const { t, say } = view;
  if (facts.happened.length === 0) return null;
  return (
    <section aria-labelledby="happened" class="section">
      <h2 id="happened">{t('workspace.case.happened')}</h2>
      <TimeLine
        items={facts.happened.map(one => ({
          at: one.at.toString(),
          when: say.dayShort(one.at),
          session: one.kind === 'session' && one.code === 'held',
          body: (
            <>
              <Line view={view} one={one} facts={facts} />
              {one.kind === 'event' && one.what && <Reason view={view} reason={one.what} />}
              {one.note && <p class="quiet">{one.note}</p>}
            </>
          ),
        }))}
      />
    </section>
  );
}

function Reason({ view, reason }: { readonly view: View; readonly reason: string }) {
  const words = reasonWords(view, reason);
  return words === '' ? null : <p class="quiet">{words}</p>;
}

function Line({
  view,
  one,
  facts,
}: {
  readonly view: View;
  readonly one: Happening;
  readonly facts: CaseFacts;
}) {
  const { t, me } = view;
  const referralId = facts.referral.id;
  const who = one.who ?? '';
  switch (one.kind) {
    case 'session':
      return (
        <>
          <a href={`/cases/${referralId}/sessions/${one.subjectId}`}>
            {one.code === 'held'
              ? t('workspace.happened.session', { number: one.what ?? '' })
              : t.of(`workspace.happened.session.${one.code}`)}
          </a>
          {one.code === 'missed' &&
            one.what &&
            t.has(`codes.missed_reasons.${one.what}`) &&
            `: ${t.code('missed_reasons', one.what)}`}
          {one.code === 'held' && who && `, ${who}`}
        </>
      );
    case 'contact':
      return (
        <>
          {t('workspace.happened.contact', {
            mode: t.code('contact_modes', one.what ?? 'phone'),
            outcome: t.code('contact_outcomes', one.code),
            who,
          })}
        </>
      );
    case 'introduction':
      return (
        <a href={`/cases/${referralId}/introductions/${one.subjectId}`}>
          {`${one.what}: ${t.of(`introductions.state.${one.code}`)}`}
        </a>
      );
    case 'letter':
      return <a href={`/cases/${referralId}/letters/${one.subjectId}`}>{t('workspace.happened.letter')}</a>;
    case 'message': {
      const key = `messages.template.${one.code}`;
      const words = t('workspace.happened.message', { what: t.has(key) ? t.of(key) : one.code });
      // A message is read by the co-ordinator and by the person's own link worker.
      const mine = me?.role === 'coordinator' || me?.id === facts.referral.linkWorkerId;
      return mine ? <a href={`/messages/${one.subjectId}`}>{words}</a> : words;
    }
    case 'unmet': {
      const limit = t.code('unmet_constraints', one.code);
      const known = one.what !== null && t.has(one.what);
      return known
        ? t('workspace.happened.unmet_for', { what: t.of(one.what ?? ''), limit })
        : t('workspace.happened.unmet', { limit });
    }
    case 'group':
      return <a href={`/groups/${one.subjectId}`}>{`${one.what}: ${t.of(`groups.standing.${one.code}`)}`}</a>;
    case 'said':
      return (
        <a href={`/people/${one.subjectId}/said`}>
          {t('workspace.happened.said', { what: t.of(`portals.said.kind.${one.code}`) })}
          {who ? ` ${t('portals.said.by', { helper: who })}` : ''}
        </a>
      );
    case 'text':
      return <a href={`/people/${one.subjectId}/texts`}>{t('workspace.happened.text')}</a>;
    case 'handover':
      return <>{t('workspace.happened.handover', { service: one.what ?? '' })}</>;
    case 'handover_answer':
      return (
        <>
          {t('workspace.happened.handover_answer', {
            service: one.what ?? '',
            answer: t.of(`waiting.handover.${one.code}`),
          })}
        </>
      );
    case 'event':
      return <>{t.of(`workspace.happened.event.${one.code}`, { who })}</>;
  }
}
