import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { dayIn, NotFound, workingDaysBetween } from '../../core/index.ts';
import { identityOf, matchPeople, nameOf } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import {
  BackLink,
  Card,
  document,
  ErrorSummary,
  Facts,
  LinkButton,
  Ltr,
  Notice,
  StaffLayout,
  Tag,
  TimeLine,
  type View,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { type Fit, rankWorkers, spokenBy } from '../fit.ts';
import {
  asksToBeRead,
  consentsOf,
  openCasesOf,
  questionsOf,
  similarReferrals,
  workersWithLoad,
} from '../queries.ts';
import { openStates } from '../referral.ts';
import { type Referral, type ReferralEvent, referralStore } from '../store.ts';
import { Decisions } from './decisions.tsx';
import { BestFits } from './fit-list.tsx';
import { Matches, OneClick } from './matches.tsx';
import { reasonWords } from './reason-words.ts';
import { Submitted } from './submitted.tsx';

export const referralParams = z.object({ referralId: z.uuid() });
export type DetailAsk = Pick<
  Ask<{ readonly referralId: string }, unknown, unknown>,
  'params' | 'view' | 'actor' | 'programme' | 'today' | 'within' | 'page' | 'flash'
>;
type Failed = Parameters<typeof Decisions>[0]['failed'];

/** One referral that waits for a decision: what was sent, who it may be, what can be done. */
export const detailPage = route({
  method: 'get',
  path: '/inbox/:referralId',
  door: ['coordinator', 'link_worker'],
  params: referralParams,
  handle: async ask => ask.page(await showDetail(ask, null)),
});

/** The same page again, after a form on it did not pass. */
export async function showDetail(ask: DetailAsk, failed: Failed) {
  const found = await ask.within(scope => load(scope, ask.params.referralId));
  return page(ask, found, failed);
}

async function load(scope: Scope, referralId: string) {
  const store = referralStore(scope);
  const referral = await store.find(referralId);
  if (!referral) throw new NotFound('referral');
  const undecided = openStates.some(state => state === referral.state) && referral.person_id === null;
  const matches = undecided ? await matchPeople(scope, identityOf(referral)) : [];
  const found = {
    referral,
    undecided,
    events: await store.events(referralId),
    questions: await questionsOf(scope, referralId),
    consents: await consentsOf(scope, referralId),
    careful: await asksToBeRead(scope, referralId),
    matches,
    similar: undecided ? await similarReferrals(scope, referral) : [],
    cases: await openCasesOf(
      scope,
      matches.map(one => one.person.id),
    ),
    fits: undecided ? rankWorkers(await waitsOf(scope, referral), await workersWithLoad(scope)) : [],
  };
  await audit(scope, {
    verb: 'referral.read',
    subject: { kind: 'referral', id: referralId },
    personId: referral.person_id,
  });
  return found;
}

/** What allocation looks at in a referral. */
export async function waitsOf(scope: Scope, referral: Referral) {
  const needs = await referralStore(scope).needs(referral.id);
  return {
    areaId: referral.area_id,
    languages: spokenBy(referral),
    needs: needs.map(one => one.need),
  };
}

type Found = Awaited<ReturnType<typeof load>>;

function page(ask: DetailAsk, found: Found, failed: Failed) {
  const { view, actor } = ask;
  const { t } = view;
  const { referral, fits } = found;
  const title = nameOf(referral);
  const base = `/inbox/${referral.id}`;
  return document(
    <StaffLayout view={view} title={title} current="inbox" flash={ask.flash}>
      <ErrorSummary view={view} errors={failed?.errors ?? null} />
      <div class="page-head">
        <BackLink href="/inbox">{t('referrals.inbox.title')}</BackLink>
        <h1>{title}</h1>
        <p class="row">
          <Ltr>{referral.reference}</Ltr>
          <Tag tone="wait">{t(`referrals.state.${referral.state}`)}</Tag>
          <Age ask={ask} referral={referral} />
        </p>
        {found.undecided && actor.role === 'coordinator' ? (
          <p class="only-narrow no-print">
            <LinkButton look="words" icon="down" href="#decide">
              {t('referrals.decide.title')}
            </LinkButton>
          </p>
        ) : null}
      </div>
      {found.careful ? (
        <Notice tone="wait" title={t('referrals.detail.careful')}>
          <p>{t('referrals.detail.careful_text')}</p>
          <OneClick view={view} action={`${base}/read`} name="read" value="yes" look="quiet">
            {t('referrals.detail.careful_done')}
          </OneClick>
        </Notice>
      ) : null}
      <div class="columns section">
        <div class="columns__main">
          <Submitted view={view} referral={referral} />
          <Consents view={view} found={found} />
          <Questions view={view} found={found} />
          {found.events.length > 0 ? (
            <section>
              <h2>{t('referrals.detail.events')}</h2>
              <TimeLine items={found.events.map(event => timeLineItem(view, event))} />
            </section>
          ) : null}
        </div>
        <div class="columns__side" id="decide">
          {found.undecided ? (
            <Matches
              view={view}
              referralId={referral.id}
              matches={found.matches}
              similar={found.similar}
              cases={found.cases}
              decides={actor.role === 'coordinator'}
            />
          ) : null}
          {referral.person_id === null ? null : (
            <p>
              <a href={`/people/${referral.person_id}`}>{t('referrals.detail.person')}</a>
            </p>
          )}
          {referral.state === 'redirected' && actor.role === 'coordinator' ? (
            <p>
              <LinkButton href={`${base}/handover`}>{t('waiting.handover.title')}</LinkButton>
            </p>
          ) : null}
          <Decisions
            view={view}
            actor={actor}
            referral={referral}
            questions={found.questions}
            failed={failed}
          />
          <Fits view={view} fits={fits} />
        </div>
      </div>
    </StaffLayout>,
  );
}

function Age({ ask, referral }: { readonly ask: DetailAsk; readonly referral: Referral }) {
  const { t, zone } = ask.view;
  const holidays = holidaysOf(regionOf(ask.programme.region));
  const days = workingDaysBetween(dayIn(zone, referral.received_at), ask.today, holidays);
  const words = t('referrals.detail.received', { when: ask.view.say.near(referral.received_at), days });
  const late = referral.triaged_at === null && days > ask.programme.settings.triageDays;
  return late ? (
    <Tag tone="look" icon="clock">
      {words}
    </Tag>
  ) : (
    <span class="quiet">{words}</span>
  );
}

function Fits({ view, fits }: { readonly view: View; readonly fits: readonly Fit[] }) {
  if (fits.length === 0) return null;
  return (
    <Card title={view.t('referrals.fit.title')}>
      <BestFits view={view} fits={fits} />
    </Card>
  );
}

function Consents({ view, found }: { readonly view: View; readonly found: Found }) {
  const { t } = view;
  if (found.consents.length === 0) return null;
  return (
    <section>
      <h2>{t('referrals.detail.consents')}</h2>
      <Facts
        items={found.consents.map(one => ({
          term: t.code('consent_purposes', one.purpose),
          detail: one.given
            ? t('referrals.detail.agreed', { who: one.by_whom, how: t.code('consent_ways', one.how) })
            : t('referrals.detail.not_agreed'),
        }))}
      />
    </section>
  );
}

function Questions({ view, found }: { readonly view: View; readonly found: Found }) {
  const { t } = view;
  if (found.questions.length === 0) return null;
  return (
    <section>
      <h2>{t('referrals.detail.questions')}</h2>
      <Facts
        items={found.questions.map(one => ({
          term: one.question,
          detail: one.answer ?? t('referrals.detail.no_answer', { when: view.say.near(one.asked_at) }),
        }))}
      />
    </section>
  );
}

function timeLineItem(view: View, event: ReferralEvent) {
  const { t, say } = view;
  const reason = event.reason ? reasonWords(view, event.reason) : '';
  return {
    at: event.at.toString(),
    when: say.dayShort(event.at),
    body: (
      <>
        <p>
          {t(`referrals.event.${event.transition as 'accept'}`)}
          {event.actor_name ? <span class="quiet"> {event.actor_name}</span> : null}
        </p>
        {reason ? <p class="quiet">{reason}</p> : null}
        {event.note ? <p class="kept-text">{event.note}</p> : null}
      </>
    ),
  };
}
