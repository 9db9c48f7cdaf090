import {
  type AboutReferral,
  aboutReferral,
  houseOf,
  queueMessage,
  stableId,
  viewOf,
} from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import { intakeOf, referralStore } from '../referrals/index.ts';

/** What is told of a referral, by the event that tells it; the same words as by e-mail. */
const news = {
  ReferralReceived: 'receipt_letter',
  ReferralAccepted: 'accepted',
  ReferralDeclined: 'declined',
  ReferralRedirected: 'redirected',
  FirstContactMade: 'first_contact',
  ReferralClosed: 'closed',
  ReferralWithdrawn: 'withdrawn',
} as const;

/**
 * Who sent a form on paper and gave no e-mail hears by letter what others hear by e-mail; the person who sent one themselves has a
 * receipt by post where they allow it. What is told asks the same consents.
 */
async function replyByLetter(scope: Scope, event: HedgerowEvent): Promise<void> {
  const about = await aboutReferral(scope, event.subjectId);
  const paper = about ? await paperOf(scope, about.id) : null;
  if (!about || !paper) return;
  const template = news[event.name as keyof typeof news];
  const house = await houseOf(scope);
  const id = stableId(event.id, `${template} on paper`);
  if (paper.writtenBy !== 'professional') {
    if (template !== 'receipt_letter') return;
    await queueMessage(scope, {
      id,
      template: 'receipt_letter_self',
      personId: about.personId,
      referralId: about.id,
      values: { name: about.called, days: house.settings.firstContactDays, reference: about.reference },
    });
    return;
  }
  if (about.referrerEmail || !paper.replyTo) return;
  const { say, t } = viewOf(house, scope.now, house.locale);
  await queueMessage(scope, {
    id,
    template,
    channel: 'letter',
    personId: about.personId,
    referralId: about.id,
    recipient: {
      address: [about.referrerName, about.referrerOrganisation, paper.replyTo].filter(Boolean).join('\n'),
    },
    told: { names: [about.referrerName, about.referrerOrganisation] },
    values: {
      initials: about.initials,
      reference: about.reference,
      day: say.day(template === 'first_contact' ? (about.firstContactAt ?? scope.now) : about.receivedAt),
      days: house.settings.firstContactDays,
      worker: about.workerName ?? house.hostName,
      held: about.sessionsHeld,
      ...decided(about, t),
    },
  });
}

function decided(about: AboutReferral, t: ReturnType<typeof viewOf>['t']) {
  return {
    reason: t.code('decline_reasons', about.decisionReason ?? 'other'),
    note: about.decisionNote ?? '',
    place: about.redirectedTo ?? '',
    handed: about.handoverMade ? 'yes' : 'no',
  };
}

async function paperOf(scope: Scope, referralId: string) {
  const referral = await referralStore(scope).find(referralId);
  if (!referral) return null;
  return intakeOf({
    givenName: referral.given_name,
    familyName: referral.family_name,
    ...referral.submitted,
  }).paper;
}

/** Answers to what came by post. */
export const replyListener: Listener = {
  name: 'paper.reply',
  on: Object.keys(news),
  handle: replyByLetter,
};
