import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { CaseGroupsSection } from '../../groups/index.ts';
import { onlyReads } from '../../platform/database/index.ts';
import { document, StaffLayout, SteppingStones, TheirWords, Twig, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import type { CaseFacts } from '../case-facts.ts';
import { caseFacts, rememberRecent } from '../case-queries.ts';
import { recentPeople } from '../search-queries.ts';
import { stonesOf } from '../stones.ts';
import { CaseAroundSection } from './case-around.tsx';
import { CaseBand, nameOf } from './case-band.tsx';
import { CaseDoSection } from './case-do.tsx';
import { CaseHappenedSection } from './case-happened.tsx';
import { CaseIntroductionsSection } from './case-introductions.tsx';
import { CaseMeasuresSection } from './case-measures.tsx';
import { CaseNext } from './case-next.tsx';
import { CasePlanSection } from './case-plan.tsx';

/** One page, one person: what to know, the next action, the stones, their words, plan, introductions, measures. */
export const casePage: Route = route({
  method: 'get',
  path: '/cases/:referralId',
  door: ['link_worker', 'coordinator'],
  params: z.object({ referralId: z.uuid() }),
  async handle(ask) {
    const facts = await ask.within(async scope => {
      const found = await caseFacts(scope, ask.params.referralId);
      await Promise.all([
        audit(scope, {
          verb: 'case.read',
          subject: { kind: 'referral', id: found.referral.id },
          personId: found.person.id,
        }),
        rememberRecent(scope, found.referral.id),
      ]);
      return { found, recent: await recentPeople(scope) };
    });
    return ask.page(render(ask, facts.found, facts.recent));
  },
});

const open = new Set(['allocated', 'contacting', 'active', 'on_hold']);
const ended = new Set(['closed', 'follow_up', 'withdrawn']);

type Recent = Awaited<ReturnType<typeof recentPeople>>;

function render({ view, actor, flash }: Ask<unknown, unknown, unknown>, facts: CaseFacts, recent: Recent) {
  const { referral, person } = facts;
  const coordinates = actor.role === 'coordinator';
  const mine = coordinates || referral.linkWorkerId === actor.id;
  const mayChange = mine && open.has(referral.state);
  const reader = { mine, coordinates, onlyReads: onlyReads(actor, person.id) };
  const mayAllocate = coordinates && ['accepted', 'waiting'].includes(referral.state);
  return document(
    <StaffLayout view={view} title={nameOf(person)} current="people" flash={flash} recent={recent}>
      <CaseBand view={view} facts={facts} mayEdit={!reader.onlyReads} />
      <CaseNext view={view} facts={facts} mayChange={mayChange} mayAllocate={mayAllocate} />
      <Stones view={view} facts={facts} />
      <div class="columns">
        <div class="columns__main">
          <WordsSection view={view} facts={facts} />
          <CasePlanSection view={view} facts={facts} mayChange={mayChange} />
          <CaseIntroductionsSection
            view={view}
            facts={facts}
            mayChange={mayChange}
            mine={mine}
            onlyReads={reader.onlyReads}
          />
          <CaseGroupsSection view={view} referralId={referral.id} groups={facts.groups} mayBook={mayChange} />
          <CaseHappenedSection view={view} facts={facts} />
        </div>
        <div class="columns__side">
          <CaseMeasuresSection view={view} facts={facts} mayChange={mayChange} />
          <CaseAroundSection view={view} facts={facts} />
          <CaseDoSection view={view} facts={facts} reader={reader} />
        </div>
      </div>
    </StaffLayout>,
  );
}

type Props = { readonly view: View; readonly facts: CaseFacts };

function Stones({ view, facts: { sessions, referral } }: Props) {
  const { t, say } = view;
  const standing = open.has(referral.state) ? 'in_work' : ended.has(referral.state) ? 'ended' : 'before';
  const stones = stonesOf(sessions, referral.sessionsPlanned, standing);
  if (stones.length === 0) return null;
  const missed = sessions.filter(one => one.state === 'missed');
  return (
    <SteppingStones
      view={view}
      stones={stones.map(stone => ({
        number: stone.number,
        state: stone.state,
        ...(stone.state === 'next' && !stone.session ? { word: t('workspace.stone.toPlan') } : {}),
        ...(stone.state === 'to_come' && !stone.session ? { word: t('workspace.stone.notYet') } : {}),
        ...(stone.session
          ? {
              on:
                stone.state === 'held'
                  ? say.dayShort(stone.session.startsAt)
                  : `${say.dayShort(stone.session.startsAt)}, ${say.time(stone.session.startsAt)}`,
              href: `/cases/${referral.id}/sessions/${stone.session.id}`,
            }
          : {}),
        ...(stone.missed[0]
          ? { missedBefore: t('workspace.stone.missed', { day: say.day(stone.missed[0].startsAt) }) }
          : {}),
      }))}
      missed={missed.map(one =>
        t('workspace.stone.missedWhy', {
          day: say.day(one.startsAt),
          why:
            one.reasonNote ??
            (one.missedReason ? t.code('missed_reasons', one.missedReason) : t('workspace.stone.noReason')),
        }),
      )}
    />
  );
}

function WordsSection({ view, facts: { words, referral, person } }: Props) {
  const { t, say } = view;
  const own = referral.route === 'self' && referral.words ? referral.words : null;
  return (
    <section aria-labelledby="words" class="section">
      <Twig />
      <h2 id="words">{t('workspace.case.words', { name: person.knownAs ?? person.givenName })}</h2>
      {own && (
        <TheirWords
          big
          text={own}
          source={t('workspace.case.words.referral', { day: say.day(referral.receivedAt) })}
        />
      )}
      {words.map((one, index) => (
        <TheirWords
          big={!own && index === 0}
          text={one.text}
          source={
            one.startsAt && one.number
              ? t('workspace.case.words.session', { number: one.number, day: say.day(one.startsAt) })
              : undefined
          }
        />
      ))}
      {!own && words.length === 0 && <p class="quiet">{t('workspace.case.words.none')}</p>}
      {referral.words && !own && (
        <div class="section">
          <h3>
            {t('workspace.case.words.why', {
              from: referral.referrerName ?? t('workspace.case.words.referrer'),
            })}
          </h3>
          <TheirWords text={referral.words} />
        </div>
      )}
      {referral.riskNote && (
        <p class="know">
          <b>{t('workspace.case.risk')}</b> {referral.riskNote}
        </p>
      )}
    </section>
  );
}
