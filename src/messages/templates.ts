import type { UseName } from '../people/index.ts';
import type { Channel } from '../programmes/index.ts';
import type { ToWhom } from './message.ts';

/** A message as words in the catalogues, `messages.<name>.subject` and so on. */
export type Template = {
  readonly to: ToWhom;
  /** Ways it may take, best first. */
  readonly ways: readonly [Channel, ...Channel[]];
  /** Values its words need, beside those of the programme. */
  readonly values: readonly string[];
  /** What the person must agree to, asked again before it leaves. */
  readonly use?: UseName;
  /** Good to have, no more: where the person allows no way it is not written at all, because somebody rings them anyway. */
  readonly courtesy?: true;
  /** Goes once to somebody who has just ended this way of writing, to say that it is ended. */
  readonly lastWord?: true;
};

const referrer = { to: 'referrer', ways: ['email'] } as const;
const whatBecame = { ...referrer, use: 'referrer_news' } as const;
const provider = { to: 'provider', ways: ['email'], use: 'group_introduction' } as const;
const aboutWorker = {
  to: 'person',
  ways: ['sms', 'email'],
  values: ['name', 'worker'],
  courtesy: true,
  use: 'person_news',
} as const;
const appointment = {
  to: 'person',
  ways: ['sms', 'email'],
  values: ['name', 'worker', 'when', 'place'],
  courtesy: true,
} as const;
const waiting = {
  to: 'person',
  ways: ['sms', 'email'],
  values: ['name', 'days', 'from', 'lines'],
  use: 'person_news',
} as const;
const meeting = { ...appointment, use: 'person_news' } as const;
/** About a group of our own; where it cannot go and must be heard, somebody rings. */
const ofGroup = { to: 'person', ways: ['sms', 'email'], courtesy: true } as const;
/** Answers a text of the person's own, by text. */
const reply = { to: 'person', ways: ['sms'], values: ['name', 'worker'], courtesy: true } as const;

/**
 * Every message there is. Who refers reads initials and a reference, never a name: an e-mail is a postcard. What goes to
 * a person has further words, `neutral`, for those whose messages must not say what the service is.
 */
export const templates = {
  receipt: { ...referrer, values: ['initials', 'reference', 'day', 'days', 'link'] },
  receipt_letter: { to: 'referrer', ways: ['letter'], values: ['initials', 'reference', 'day', 'days'] },
  receipt_letter_self: {
    to: 'person',
    ways: ['letter'],
    values: ['name', 'days', 'reference'],
    courtesy: true,
  },
  question: { ...referrer, values: ['initials', 'reference', 'question', 'link'] },
  accepted: { ...referrer, values: ['initials', 'reference', 'days'] },
  declined: { ...referrer, values: ['initials', 'reference', 'reason', 'note'] },
  redirected: { ...referrer, values: ['initials', 'reference', 'place', 'handed'] },
  first_contact: { ...whatBecame, values: ['initials', 'reference', 'worker', 'day'] },
  not_reached: { ...referrer, values: ['initials', 'reference'] },
  closed: { ...whatBecame, values: ['initials', 'reference', 'held'] },
  withdrawn: { ...whatBecame, values: ['initials', 'reference'] },
  gp_letter: {
    to: 'gp',
    ways: ['email', 'letter'],
    values: ['initials', 'reference'],
    use: 'gp_letter',
  },
  receipt_self: {
    to: 'person',
    ways: ['sms', 'email'],
    values: ['name', 'days', 'reference'],
    courtesy: true,
  },
  declined_self: { to: 'person', ways: ['email', 'letter'], values: ['name', 'reason', 'note'] },
  redirected_self: { to: 'person', ways: ['email', 'letter'], values: ['name', 'place', 'handed'] },
  shortlist: {
    to: 'person',
    ways: ['sms', 'email'],
    values: ['name', 'worker', 'link'],
    use: 'person_news',
  },
  own_page: { to: 'person', ways: ['sms', 'email'], values: ['name', 'worker', 'link'] },
  // No link: the one they have opens their page, and a new one would end it.
  measures_waiting: { ...aboutWorker },
  worker_will_ring: aboutWorker,
  worker_changed: aboutWorker,
  handover: { to: 'provider', ways: ['email'], values: ['service', 'contact', 'initials', 'link'] },
  handover_chase: { to: 'provider', ways: ['email'], values: ['service', 'contact', 'initials', 'link'] },
  handover_told: { ...referrer, values: ['initials', 'reference', 'service'] },
  handover_told_self: { to: 'person', ways: ['sms', 'email', 'letter'], values: ['name', 'service'] },
  // How it was; whoever allows no way is not asked.
  survey_midway: {
    to: 'person',
    ways: ['sms', 'email'],
    values: ['name', 'link'],
    courtesy: true,
    use: 'person_news',
  },
  survey_closed: {
    to: 'person',
    ways: ['sms', 'email'],
    values: ['name', 'link'],
    courtesy: true,
    use: 'call_later',
  },
  survey_referrer: { ...referrer, values: ['link'] },
  appointment_letter: { to: 'person', ways: ['letter'], values: ['name', 'worker'] },
  waiting_letter: { to: 'person', ways: ['letter'], values: ['name', 'worker'], use: 'person_news' },
  waiting_welcome: { ...waiting, ways: ['email', 'sms'] },
  waiting_check_in: waiting,
  waiting_changed: waiting,
  // What a member of staff wrote themselves.
  staff_text: { to: 'person', ways: ['sms'], values: ['words'] },
  person_letter: { to: 'person', ways: ['letter', 'email'], values: ['name', 'worker'] },
  we_are_here: { to: 'person', ways: ['letter', 'email'], values: ['name', 'worker'] },
  session_booked: meeting,
  session_moved: meeting,
  // That nobody comes must be told also to somebody who wants no more of us.
  session_cancelled: appointment,
  // Asks something back: by text, or by a link that opens one question.
  session_reminder: {
    ...meeting,
    values: ['name', 'worker', 'when', 'place', 'ask', 'link', 'yes', 'no', 'call'],
  },
  reply_yes: { ...reply, values: ['name', 'worker', 'when'] },
  reply_cannot: { ...reply, values: ['name', 'worker', 'when'] },
  reply_group_yes: { ...reply, values: ['name', 'group', 'when'] },
  reply_group_cannot: { ...reply, values: ['name', 'group', 'when'] },
  reply_group_freed: { ...reply, values: ['name', 'group'] },
  reply_call: reply,
  reply_off: { ...reply, values: ['name', 'worker', 'when'] },
  reply_read: reply,
  reply_danger: { ...reply, values: ['name', 'emergency'] },
  reply_stopped: { ...reply, lastWord: true },
  // An e-mail is a postcard: what else the person agreed to tell stands on the group's page, behind its number.
  introduction: { ...provider, values: ['service', 'first_name', 'worker', 'link'] },
  group_booked: { ...ofGroup, values: ['name', 'group', 'when', 'place', 'dates'], use: 'person_news' },
  group_waiting: { ...ofGroup, values: ['name', 'group', 'position'], use: 'person_news' },
  group_offered: { ...ofGroup, values: ['name', 'group', 'until', 'link'], use: 'person_news' },
  group_lapsed: { ...ofGroup, values: ['name', 'group'], use: 'person_news' },
  group_cannot: { ...ofGroup, values: ['name', 'group', 'needs'], use: 'person_news' },
  group_reminder: {
    ...ofGroup,
    values: ['name', 'group', 'when', 'place', 'ask', 'link', 'yes', 'no', 'call'],
    use: 'person_news',
  },
  group_ended: { ...ofGroup, values: ['name', 'group'], use: 'person_news' },
  // That nobody is there must be told also to somebody who wants no more of us.
  group_moved: { ...ofGroup, values: ['name', 'group', 'was', 'when', 'place'] },
  group_date_off: { ...ofGroup, values: ['name', 'group', 'when', 'more', 'next'] },
  group_over: { ...ofGroup, values: ['name', 'group'] },
  entry_check: { to: 'provider', ways: ['email'], values: ['service', 'link', 'days', 'asked'] },
  entry_answer: { to: 'provider', ways: ['email'], values: ['service', 'outcome', 'reason'] },
  staff_invitation: { to: 'staff', ways: ['email'], values: ['name', 'role', 'link', 'days'] },
  staff_reset: { to: 'staff', ways: ['email'], values: ['name', 'link', 'minutes'] },
  staff_notice: { to: 'staff', ways: ['email'], values: ['name', 'what', 'when', 'link'] },
  wording_sample: { to: 'staff', ways: ['email'], values: ['name', 'what', 'text'] },
  alarm: { to: 'staff', ways: ['email'], values: ['name', 'count', 'since', 'link', 'other'] },
  break_glass: { to: 'staff', ways: ['email'], values: ['name', 'worker', 'when', 'link'] },
  alarm_trial: { to: 'staff', ways: ['email'], values: ['name', 'by'] },
  chase: { ...provider, use: 'group_chase', values: ['service', 'first_name', 'day', 'worker', 'link'] },
  provider_ask: {
    ...provider,
    use: 'group_chase',
    values: ['service', 'first_name', 'what', 'worker', 'link'],
  },
  provider_link: { to: 'provider', ways: ['email'], values: ['service', 'link'] },
  // A link to figures that were let go; of nobody.
  funder_pack: { to: 'funder', ways: ['email'], values: ['period', 'days', 'link'] },
  funder_pack_withdrawn: { to: 'funder', ways: ['email'], values: ['period', 'why', 'link'] },
  provider_code: { to: 'provider', ways: ['email'], values: ['service', 'code', 'minutes'] },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as TemplateName[];

/** The template of this name, or null for a name that is not one. */
export function templateOf(name: string): Template | null {
  return Object.hasOwn(templates, name) ? templates[name as TemplateName] : null;
}
