import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { type Pause, pausesOf } from '../../directory/index.ts';
import {
  BackLink,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  NextUp,
  StaffLayout,
  TimeLine,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { PausedNotice, ProviderSaid } from '../from-provider/section.tsx';
import { type StoredWord, wordStore } from '../from-provider/store.ts';
import { endsBecause } from '../go-along/offer.ts';
import { GoAlong } from '../go-along/section.tsx';
import { type OpenOffer, offerStore } from '../go-along/store.ts';
import { isFinal } from '../introduction.ts';
import { readShared } from '../minimum.ts';
import { nextStepWords } from '../next-step-words.ts';
import { may } from '../policy.ts';
import {
  historyOf,
  type IntroductionFacts,
  type IntroductionHistory,
  introductionFacts,
} from '../queries.ts';
import { MinimumFacts } from './minimum.tsx';
import { StateTag } from './state-tag.tsx';
import { Steps } from './steps.tsx';

export type Here = { readonly referralId: string; readonly introductionId: string };
export type IntroductionAsk = Ask<Here, unknown, unknown>;
export const introductionParams = z.object({ referralId: z.uuid(), introductionId: z.uuid() });

type Found = {
  readonly facts: IntroductionFacts;
  readonly history: IntroductionHistory;
  readonly offer: OpenOffer | null;
  readonly mayOffer: boolean;
  readonly words: readonly StoredWord[];
  readonly pause: Pause | undefined;
};

/** One introduction: where it stands, what comes next and whose it is, what was shared, everything that happened. */
export const introductionPage: Route = route({
  method: 'get',
  path: '/cases/:referralId/introductions/:introductionId',
  door: ['link_worker', 'coordinator'],
  params: introductionParams,
  async handle(ask) {
    return ask.page(await introductionShown(ask, {}, null));
  },
});

/** The page, also with what was typed and what is wrong with it. */
export async function introductionShown(ask: IntroductionAsk, typed: Typed, errors: FieldErrors | null) {
  const { referralId, introductionId } = ask.params;
  const found = await ask.within(async (scope): Promise<Found> => {
    const facts = await introductionFacts(scope, referralId, introductionId);
    await auditAll(scope, [
      {
        verb: 'introduction.read',
        subject: { kind: 'introduction', id: facts.id },
        personId: facts.personId,
      },
    ]);
    const store = offerStore(scope);
    const { history, offers, ground, words, pauses } = await allOf({
      history: historyOf(scope, facts.id),
      offers: store.ofCase(referralId),
      ground: store.groundOf(facts.id),
      words: wordStore(scope).ofIntroduction(facts.id),
      pauses: pausesOf({ db: scope.db, programmeId: scope.actor.programmeId }, [facts.serviceId], ask.today),
    });
    const mayOffer = ground !== undefined && endsBecause(ground) === null;
    const pause = isFinal(facts.state) ? undefined : pauses.get(facts.serviceId);
    return { facts, history, offer: offers.get(facts.id) ?? null, mayOffer, words, pause };
  });
  return render(ask, found, typed, errors);
}

function render(
  ask: IntroductionAsk,
  { facts, history, offer, mayOffer, words: said, pause }: Found,
  typed: Typed,
  errors: FieldErrors | null,
) {
  const { view, actor, today, flash } = ask;
  const { t, say } = view;
  const { sent } = readShared(facts.shared);
  const mayChange = may(actor, 'change', facts).ok && !isFinal(facts.state);
  const words = nextStepWords(t, facts.nextStep);
  return document(
    <StaffLayout view={view} title={facts.serviceName} current="people" flash={flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/cases/${facts.referralId}`}>
          {t('introductions.back', { name: facts.personName })}
        </BackLink>
        <h1>{t('introductions.one.title', { name: facts.firstName, service: facts.serviceName })}</h1>
        <p>
          <StateTag view={view} state={facts.state} />
        </p>
      </div>
      {words && facts.nextOn && (
        <NextUp view={view}>
          {t('introductions.one.next', {
            words: /[.!?]$/.test(words) ? words : `${words}.`,
            owner: facts.ownerName,
            day: say.near(facts.nextOn),
          })}
        </NextUp>
      )}
      <div class="columns">
        <div class="columns__main">
          <PausedNotice view={view} pause={pause} />
          <ProviderSaid view={view} words={said} />
          {mayChange && <Steps view={view} facts={facts} today={today} typed={typed} errors={errors} />}
          <GoAlong
            view={view}
            facts={facts}
            today={today}
            typed={typed}
            errors={errors}
            offer={offer}
            mayChange={mayChange}
            mayOffer={mayOffer}
          />
          <History view={view} history={history} />
        </div>
        <div class="columns__side">
          <section class="section" aria-labelledby="facts">
            <h2 id="facts">{t('introductions.one.facts')}</h2>
            <Facts items={factsOf(view, facts)} />
            <p>
              <a href={`/cases/${facts.referralId}/introductions/${facts.id}/first-visit`}>
                {t('matching.visit.link')}
              </a>
            </p>
            <p>
              <a href={`/cases/${facts.referralId}/introductions/${facts.id}/why`}>
                {t('matching.replay.link')}
              </a>
            </p>
            <p>
              <a href={`/services/${facts.serviceId}/group-page`}>{t('provider.section.page')}</a>
            </p>
          </section>
          {sent && (
            <section class="section" aria-labelledby="sent">
              <h2 id="sent">{t('introductions.one.sent')}</h2>
              <MinimumFacts view={view} told={sent} />
            </section>
          )}
        </div>
      </div>
    </StaffLayout>,
  );
}

function factsOf({ t, say }: View, facts: IntroductionFacts) {
  const answer = (value: boolean | null) =>
    value === null ? null : t(value ? 'introductions.do.still.yes' : 'introductions.do.still.no');
  const lines: readonly (readonly [string, string | null])[] = [
    [t('introductions.one.kind'), t.code('introduction_kinds', facts.kind)],
    [t('introductions.one.owner'), facts.ownerName],
    [t('introductions.one.goal'), facts.goal && `“${facts.goal}”`],
    [t('introductions.one.sent_on'), facts.sentAt && say.day(facts.sentAt)],
    [
      t('introductions.one.chased'),
      facts.chasedTimes > 0 ? t('introductions.one.times', { count: facts.chasedTimes }) : null,
    ],
    [t('introductions.one.booked'), facts.bookedFor && say.when(facts.bookedFor)],
    [t('introductions.one.first'), facts.firstAttendedOn && say.day(facts.firstAttendedOn)],
    [t('introductions.one.still_8'), answer(facts.stillGoing8Weeks)],
    [t('introductions.one.still_3'), answer(facts.stillGoing3Months)],
    [t('introductions.one.barrier'), facts.barrier && t.code('barriers', facts.barrier)],
    [t('introductions.one.note'), facts.reasonNote],
  ];
  return [
    {
      term: t('introductions.one.service'),
      detail: <a href={`/services/${facts.serviceId}?for=${facts.referralId}`}>{facts.serviceName}</a>,
    },
    ...lines.flatMap(([term, detail]) => (detail === null ? [] : [{ term, detail }])),
  ];
}

function History({ view, history }: { readonly view: View; readonly history: IntroductionHistory }) {
  const { t, say } = view;
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{t('introductions.one.history')}</h2>
      <TimeLine
        items={history.map(one => ({
          at: one.at.toString(),
          when: say.dayShort(one.at),
          session: ['first_attended', 'attending', 'completed'].includes(one.to_state),
          body: (
            <>
              {happened(view, one)}
              <span class="quiet"> {one.actor_name}</span>
              {one.note && (
                <>
                  <br />“{one.note}”
                </>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}

function happened({ t }: View, one: IntroductionHistory[number]): string {
  const key = `introductions.happened.${one.transition === 'begin' ? `begin.${one.to_state}` : one.transition}`;
  const words = t.of(key);
  if (one.reason === null) return words;
  const list = one.transition === 'decline' ? 'introduction_decline_reasons' : 'barriers';
  return `${words} ${t.code(list, one.reason)}.`;
}
