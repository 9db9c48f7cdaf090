import { audit } from '../audit/index.ts';
import { houseRules } from '../care/index.ts';
import { aboutReferral, houseOf, queueMessage, stableId } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Routine } from '../platform/events/index.ts';
import { askedLately, dueExperience, dueReminders, lateReferrals } from './due-queries.ts';
import { addressHash, newSurveyToken, surveyStore } from './store.ts';
import type { SurveyKind, SurveyMoment } from './survey.ts';

type Asking = {
  readonly id: string;
  readonly referralId: string;
  readonly kind: SurveyKind;
  readonly moment: SurveyMoment;
  readonly link: string;
  /** 0: the first time. */
  readonly time: 0 | 1;
};

/** Writes the message that asks. @returns whether somebody can be reached at all */
async function write(scope: Scope, { id, referralId, kind, moment, link, time }: Asking): Promise<boolean> {
  const about = await aboutReferral(scope, referralId);
  if (!about) return false;
  const common = { id: stableId(id, `survey-${time}`), personId: about.personId, referralId };
  if (kind === 'referrer') {
    if (!about.referrerEmail) return false;
    const recipient = { email: about.referrerEmail };
    const { state } = await queueMessage(scope, {
      ...common,
      template: 'survey_referrer',
      recipient,
      values: { link },
    });
    return state !== 'not_written';
  }
  const template = moment === 'midway' ? 'survey_midway' : 'survey_closed';
  const { state } = await queueMessage(scope, { ...common, template, values: { name: about.called, link } });
  return state !== 'not_written';
}

/** Asks who is due, and reminds once who has not answered. Running it twice on a day changes nothing. */
export async function askSurveys(scope: Scope, publicUrl: string): Promise<void> {
  const { today } = await houseRules(scope);
  const { slug, settings } = await houseOf(scope);
  const store = surveyStore(scope);
  const linkOf = (token: string) => `${publicUrl}/${slug}/survey/${token}`;
  const ask = async (of: {
    readonly referralId: string;
    readonly personId: string | null;
    readonly kind: SurveyKind;
    readonly moment: SurveyMoment;
    readonly address?: string;
  }) => {
    const token = newSurveyToken();
    const made = await store.add({ ...of, way: 'message', token, today });
    if (!made) return;
    const reached = await write(scope, { ...of, id: made.id, link: linkOf(token), time: 0 });
    if (!reached) await store.notReached(made.id);
    await audit(scope, {
      verb: 'survey.asked',
      subject: { kind: 'survey_ask', id: made.id },
      personId: of.personId,
      reason: of.kind,
    });
  };
  for (const one of await dueExperience(scope, today)) await ask({ ...one, kind: 'experience' });
  const asked = new Set(await askedLately(scope, today));
  const late = settings.asksReferrers ? await lateReferrals(scope, today) : [];
  for (const { id: referralId, referrer_email: address } of late) {
    const hash = address ? addressHash(address).toString('hex') : '';
    if (!address || asked.has(hash)) continue;
    asked.add(hash);
    await ask({ referralId, personId: null, kind: 'referrer', moment: 'referring', address });
  }
  for (const one of await dueReminders(scope, today)) {
    if (one.kind === 'referrer' && !settings.asksReferrers) continue;
    const token = newSurveyToken();
    await store.reminded(one.id, token, today);
    await write(scope, {
      id: one.id,
      referralId: one.referral_id,
      kind: one.kind as SurveyKind,
      moment: one.moment as SurveyMoment,
      link: linkOf(token),
      time: 1,
    });
  }
}

/** What the clock does in this room. */
export const surveyRoutines = (publicUrl: string): readonly Routine[] => [
  { name: 'surveys.ask', cron: '10 10 * * 1-5', handle: scope => askSurveys(scope, publicUrl) },
];
