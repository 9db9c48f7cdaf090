import { mayUse } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import { addStatusLink } from '../referrals/index.ts';
import { hearOwned } from './arriving/hear-owned.ts';
import { hearText } from './arriving/hear-text.ts';
import { hearDirectory } from './hear-directory.ts';
import { hearFailed } from './hear-failed.ts';
import { groupNews } from './hear-groups.ts';
import { hearIntroduction } from './hear-introduction.ts';
import { hearMeasures } from './hear-measures.ts';
import { hearShortlist } from './hear-shortlist.ts';
import { hearStaff } from './hear-staff.ts';
import { holdWhatIsRefused } from './hold-what-is-refused.ts';
import { type AboutReferral, aboutReferral, openQuestion } from './queries/about.ts';
import { type House, houseOf, viewOf } from './queries/house.ts';
import { aboutSession, hasEarlierSession } from './queries/sessions.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';
import { messageStore } from './store.ts';
import { tellOfSession } from './tell-of-session.ts';
import type { TemplateName } from './templates.ts';
import { hearSample } from './wording/hear-sample.ts';
import type { MessageValues } from './write-message.ts';

type Deps = { readonly publicUrl: string; readonly textsArrive?: boolean | undefined };
type News = {
  readonly scope: Scope;
  readonly event: HedgerowEvent;
  readonly about: AboutReferral;
  readonly house: House;
};

/**
 * What is written when something happens to a referral, a meeting or an introduction. Each message has an id made of
 * event and template, so an event heard twice writes it once.
 * @param deps.publicUrl what private links begin with
 * @param deps.textsArrive whether an answer by text can come in, so that a reminder may ask for one
 */
export function messageListeners({ publicUrl, textsArrive = false }: Deps): readonly Listener[] {
  const listener = (name: string, on: string, handle: (news: News) => Promise<void>): Listener => ({
    name: `messages.${name}`,
    on: [on],
    async handle(scope, event) {
      const about = await aboutReferral(scope, event.subjectId);
      if (about) await handle({ scope, event, about, house: await houseOf(scope) });
    },
  });
  return [
    listener('received', 'ReferralReceived', news => onReceived(news, publicUrl)),
    listener('asked', 'QuestionAsked', news => onAsked(news, publicUrl)),
    listener('accepted', 'ReferralAccepted', onAccepted),
    listener('declined', 'ReferralDeclined', onDeclined),
    listener('redirected', 'ReferralRedirected', onRedirected),
    listener('allocated', 'ReferralAllocated', onAllocated),
    listener('first_contact', 'FirstContactMade', onFirstContact),
    listener('closed', 'ReferralClosed', onClosed),
    listener('over', 'ReferralClosed', ({ scope, about }) => notRinging(scope, about.id)),
    listener('shortlist', 'ShortlistSent', news => hearShortlist(news, publicUrl)),
    listener('withdrawn', 'ReferralWithdrawn', async news => {
      await notRinging(news.scope, news.about.id);
      await tellReferrer(news, 'withdrawn', {});
    }),
    { name: 'messages.failed', on: ['MessageFailed'], handle: hearFailed },
    { name: 'messages.text_arrived', on: ['TextArrived'], handle: hearText },
    { name: 'messages.text_owned', on: ['TextOwned'], handle: hearOwned },
    { name: 'messages.wording_sample', on: ['WordingSampleAsked'], handle: hearSample },
    { name: 'messages.refused', on: ['ConsentWithdrawn'], handle: holdWhatIsRefused },
    {
      name: 'messages.staff',
      on: ['StaffInvited', 'StaffLinkAsked', 'StaffSignInChanged'],
      handle: (scope, event) => hearStaff(scope, event, publicUrl),
    },
    {
      name: 'messages.sessions',
      on: ['SessionPlanned', 'SessionMoved', 'SessionCancelled'],
      handle: onSession,
    },
    { name: 'messages.measures', on: ['MeasuresAsked', 'MeasuresReminderDue'], handle: hearMeasures },
    ...groupNews({ publicUrl, textsArrive }),
    {
      name: 'messages.introductions',
      on: ['IntroductionSent', 'IntroductionChased', 'ProviderAsked'],
      handle: (scope, event) => hearIntroduction(scope, event, publicUrl),
    },
    {
      name: 'messages.directory',
      on: ['GroupAsked', 'ProposalDecided'],
      handle: (scope, event) => hearDirectory(scope, event, publicUrl),
    },
  ];
}

async function onReceived(news: News, publicUrl: string): Promise<void> {
  const { about, house, scope, event } = news;
  if (about.route === 'professional') {
    await tellReferrer(news, 'receipt', async () => ({
      day: viewOf(house, scope.now, house.locale).say.day(about.receivedAt),
      days: house.settings.firstContactDays,
      link: await statusLink(news, publicUrl),
    }));
    return;
  }
  const id = stableId(event.id, 'receipt_self');
  await queueMessage(scope, {
    id,
    template: 'receipt_self',
    referralId: about.id,
    personId: about.personId,
    values: { name: about.called, days: house.settings.firstContactDays, reference: about.reference },
  });
}

async function onAsked(news: News, publicUrl: string): Promise<void> {
  const question = await openQuestion(news.scope, news.about.id);
  if (question === null) return;
  await tellReferrer(news, 'question', async () => ({ question, link: await statusLink(news, publicUrl) }));
}

const onAccepted = (news: News): Promise<void> =>
  tellReferrer(news, 'accepted', { days: news.house.settings.firstContactDays });

async function onDeclined(news: News): Promise<void> {
  const { about, house, scope, event } = news;
  const words = (locale: string) => ({
    reason: viewOf(house, scope.now, locale).t.code('decline_reasons', about.decisionReason ?? 'other'),
  });
  if (about.route === 'professional') {
    await tellReferrer(news, 'declined', { ...words(house.locale), note: about.decisionNote ?? '' });
    return;
  }
  await queueMessage(scope, {
    id: stableId(event.id, 'declined_self'),
    template: 'declined_self',
    referralId: about.id,
    personId: about.personId,
    values: { name: about.called, ...words(about.locale), note: '' },
  });
}

async function onRedirected(news: News): Promise<void> {
  const { about, scope, event } = news;
  const values = { place: about.redirectedTo ?? '', handed: about.handoverMade ? 'yes' : 'no' };
  if (about.route === 'professional') {
    await tellReferrer(news, 'redirected', values);
    return;
  }
  await queueMessage(scope, {
    id: stableId(event.id, 'redirected_self'),
    template: 'redirected_self',
    referralId: about.id,
    personId: about.personId,
    values: { name: about.called, ...values },
  });
}

/** Who has heard from their link worker already is told that it is another one; who has not, that somebody will ring. */
async function onAllocated({ scope, event, about }: News): Promise<void> {
  if (!about.personId || !about.workerName) return;
  const known = event.payload['before'] !== null && ['active', 'on_hold'].includes(about.state);
  const template = known ? 'worker_changed' : 'worker_will_ring';
  const id = stableId(event.id, template);
  if (await messageStore(scope).has(id)) return;
  await notRinging(scope, about.id);
  await queueMessage(scope, {
    id,
    template,
    personId: about.personId,
    referralId: about.id,
    values: { name: about.called, worker: about.workerName },
  });
}

/** A word that somebody will ring, which has not gone yet, must not go when it is somebody else, or nobody any more. */
const notRinging = (scope: Scope, referralId: string): Promise<void> =>
  messageStore(scope).overtake(referralId, ['worker_will_ring', 'worker_changed']);

async function onFirstContact(news: News): Promise<void> {
  const { about, house, scope } = news;
  if (!about.firstContactAt || !about.workerName) return;
  const { say } = viewOf(house, scope.now, house.locale);
  await tellReferrer(news, 'first_contact', {
    worker: about.workerName,
    day: say.day(about.firstContactAt),
  });
}

async function onClosed(news: News): Promise<void> {
  if (news.event.payload['reason'] === 'could_not_be_contacted') {
    await tellReferrer(news, 'not_reached', {});
    return;
  }
  const { scope, about } = news;
  // The GP who referred gets the closing letter itself.
  const of = { personId: about.personId, referralId: about.id };
  if (about.referrerRole === 'gp' && (await mayUse(scope, 'gp_letter', of, toldReferrer(about))).allowed)
    return;
  await tellReferrer(news, 'closed', { held: about.sessionsHeld });
}

/**
 * Writes to who referred, when they are a professional who left an e-mail address. What became of the person is told only
 * when they agreed; where nobody asked them, a member of staff decides.
 * @param values or how to make them, when making them leaves a trace (a private link)
 */
async function tellReferrer(
  news: News,
  template: TemplateName,
  values: MessageValues | (() => Promise<MessageValues>),
): Promise<void> {
  const { scope, event, about } = news;
  if (about.route !== 'professional' || !about.referrerEmail) return;
  const id = stableId(event.id, template);
  if (await messageStore(scope).has(id)) return;
  await queueMessage(scope, {
    id,
    template,
    personId: about.personId,
    referralId: about.id,
    recipient: { email: about.referrerEmail },
    told: toldReferrer(about),
    values: {
      initials: about.initials,
      reference: about.reference,
      ...(typeof values === 'function' ? await values() : values),
    },
  });
}

/** Who referred, by the names that a consent may give them. */
const toldReferrer = ({ referrerName, referrerOrganisation, referrerEmail }: AboutReferral) => ({
  names: [referrerName, referrerOrganisation, referrerEmail],
});

async function statusLink({ scope, about, house }: News, publicUrl: string): Promise<string> {
  return `${publicUrl}/${house.slug}/status/${addStatusLink(scope, about.id)}`;
}

const sessionNews = {
  SessionPlanned: 'session_booked',
  SessionMoved: 'session_moved',
  SessionCancelled: 'session_cancelled',
} as const;

async function onSession(scope: Scope, event: HedgerowEvent): Promise<void> {
  const session = await aboutSession(scope, event.subjectId);
  if (!session) return;
  const template = sessionNews[event.name as keyof typeof sessionNews];
  const now = scope.now.toZonedDateTimeISO((await houseOf(scope)).zone).toPlainDateTime();
  if (Temporal.PlainDateTime.compare(session.startsAt, now) < 0) return;
  // Who called it off themselves knows; and a row of meetings planned at once is told one at a time.
  if (template === 'session_cancelled' && event.payload['by'] !== 'us') return;
  if (template === 'session_booked' && (await hasEarlierSession(scope, session, now))) return;
  if (template !== 'session_cancelled' && session.state !== 'planned') return;
  await tellOfSession(scope, stableId(event.id, template), template, session);
}
