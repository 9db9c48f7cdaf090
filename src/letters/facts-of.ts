import { type ConsentRecipient, decide } from '../people/index.ts';
import { planAsText } from '../plans/index.ts';
import { crisisLines, formatIdentifier, hoursIn, regionOf, restrictedNeeds } from '../programmes/index.ts';
import type { View } from '../ui/index.ts';
import { greetingOf, linesOf, needsLargePrint } from './addresses.ts';
import type { GpClosingFacts } from './documents/gp-closing.ts';
import type { PersonClosingFacts } from './documents/person-closing.ts';
import type { PlanFacts } from './documents/plan.ts';
import type { ShortlistFacts } from './documents/shortlist.ts';
import type { WeAreHereFacts } from './documents/we-are-here.ts';
import type { CaseRecord } from './facts-queries.ts';
import { measuredOn, measureFacts } from './measure-facts.ts';

/** Who the GP letter goes to, and where; null when no GP is known. */
export type KnownGp = {
  readonly name: string;
  readonly lines: string[];
  readonly practice: string | null;
  readonly email: string | null;
  /** The GP is who referred. */
  readonly referred: boolean;
};

/** The GP of the record, or the GP who referred. */
export function gpOf({ person, referral }: CaseRecord): KnownGp | null {
  const isGp = referral.referrer_role === 'gp' && referral.route === 'professional';
  const name = person.gp_name ?? person.gp_practice;
  if (name) {
    const referred = isGp && sameName(person.gp_name, referral.referrer_name);
    return {
      name,
      lines: person.gp_name && person.gp_practice ? linesOf(person.gp_practice) : [],
      practice: person.gp_practice,
      email: person.gp_email ?? (referred ? referral.referrer_email : null),
      referred,
    };
  }
  if (!isGp || !referral.referrer_name) return null;
  return {
    name: referral.referrer_name,
    lines: linesOf(referral.referrer_organisation),
    practice: referral.referrer_organisation,
    email: referral.referrer_email,
    referred: true,
  };
}

/** The GP as consents name them: by name, or by practice. */
export const toldGp = (gp: KnownGp): ConsentRecipient => ({ names: [gp.name, gp.practice, ...gp.lines] });

/** Facts of the letter to the GP. Pure: the same record gives the same letter. */
export function gpClosingFactsOf(record: CaseRecord, view: View, gp: KnownGp): GpClosingFacts {
  const { referral, person, house, today, consents, needs } = record;
  const rule = person.identifier_value
    ? regionOf(house.region).identifiers.find(one => one.rule === person.identifier_system)
    : undefined;
  const closedOn = closedDay(record);
  return {
    ...common(record),
    to: { name: gp.name, lines: gp.lines, greeting: greetingOf(gp.name) },
    person: {
      name: fullName(record),
      called: called(record),
      born: person.birth_date?.toString() ?? null,
      identifier:
        rule && person.identifier_value
          ? { label: view.t.of(rule.label), value: formatIdentifier(rule.rule, person.identifier_value) }
          : null,
    },
    referral: {
      receivedOn: referral.received_at.toZonedDateTimeISO(house.zone).toPlainDate().toString(),
      from: gp.referred ? 'addressee' : referral.route === 'professional' ? 'other' : 'self',
      by: referral.referrer_name,
    },
    needs: needs
      .filter(({ need }) => !restricted.has(need))
      .map(({ need }) => lowerFirst(view.t.code('needs', need), view.locale)),
    ...shared(record, view),
    whatMatters: spoken(record, record.plan?.whatMatters),
    measures: measureFacts(record, view),
    measuredOn: measuredOn(record),
    askAgainOn: decide('call_later', consents).allowed
      ? (closedOn ?? today).add({ months: 3 }).toString()
      : null,
    askOfReader: null,
    seen: 'not_seen',
  };
}

/** Facts of the letter that the person keeps. */
export function personClosingFactsOf(record: CaseRecord, view: View): PersonClosingFacts {
  const steps = (record.plan?.goals ?? [])
    .filter(goal => goal.state === 'open' || goal.state === 'partly_met')
    .flatMap(goal => goal.actions.filter(one => one.owner === 'person' && one.doneOn === null));
  return {
    ...common(record),
    ...toPerson(record, view),
    ...shared(record, view),
    nextSteps: steps.slice(0, 20).map(step => ({ text: step.words, lang: langOf(record) })),
    ifThingsGetWorse: spoken(record, record.plan?.ifThingsGetWorse),
  };
}

/** Facts of the letter to somebody we could not reach. */
export function weAreHereFactsOf(record: CaseRecord, view: View): WeAreHereFacts {
  return { ...common(record), ...toPerson(record, view) };
}

/** What every letter to a person begins with: letterhead, whom it goes to, whom to ring. */
export function toPersonFacts(record: CaseRecord, view: View) {
  return { ...common(record), ...toPerson(record, view) };
}

/** Facts of the plan on paper as it stands; what has been changed since it was agreed is printed as not settled. */
export function planFactsOf(record: CaseRecord, view: View, size: 'standard' | 'large'): PlanFacts {
  const { plan } = record;
  const last = plan?.versions.at(-1) ?? null;
  const agreed = plan && last && planAsText(last.content) === planAsText(plan) ? last : null;
  const lang = langOf(record);
  const { to: _to, neutral: _neutral, called: _called, ...printed } = toPerson(record, view);
  return {
    ...common(record),
    ...printed,
    size,
    person: { name: fullName(record), called: called(record) },
    version: agreed?.number ?? null,
    agreed: agreed ? { on: agreed.agreedOn.toString(), how: agreed.agreedHow as Agreed } : null,
    whatMatters: spoken(record, plan?.whatMatters),
    strengths: spoken(record, plan?.strengths),
    goals: (plan?.goals ?? [])
      .filter(goal => goal.state !== 'left')
      .slice(0, 20)
      .map(goal => ({
        words: { text: goal.words, lang },
        importance: goal.importance,
        confidence: goal.confidence,
        whatWouldHelp: spoken(record, goal.whatWouldHelp),
        actions: goal.actions.slice(0, 30).map(one => ({
          words: one.words,
          owner: one.owner,
          ownerName: one.ownerName,
          dueOn: one.dueOn?.toString() ?? null,
          doneOn: one.doneOn?.toString() ?? null,
        })),
      })),
    barriers: (plan?.barriers ?? []).slice(0, 30).map(one => ({
      text: one.words ?? view.t.code('barriers', one.code),
      wayRound: one.wayRound,
    })),
    ifThingsGetWorse: spoken(record, plan?.ifThingsGetWorse),
    groups: record.introductions
      .filter(one => !one.restricted && printedStates.has(one.state))
      .map(one => ({ name: one.service })),
  };
}

type Agreed = NonNullable<PlanFacts['agreed']>['how'];
const restricted: ReadonlySet<string> = restrictedNeeds;
const printedStates = new Set([
  'chosen',
  'given',
  'sent',
  'accepted',
  'booked',
  'first_attended',
  'attending',
]);

function common({ house, referral, today, worker }: CaseRecord) {
  return {
    programme: {
      name: house.name,
      hostName: house.hostName,
      lines: house.address.includes('\n') ? linesOf(house.address) : [house.address],
      phone: house.phone,
      email: null,
    },
    reference: referral.reference,
    on: today.toString(),
    signer: {
      name: worker?.name ?? house.hostName,
      role: worker?.role === 'link_worker' ? ('link_worker' as const) : ('coordinator' as const),
    },
  };
}

/** A list of groups on paper: what of each is known is handed in, in the language of the view. */
export function shortlistFactsOf(
  record: CaseRecord,
  view: View,
  list: {
    readonly madeOn: Temporal.PlainDate;
    readonly services: ShortlistFacts['services'];
    /** Null for what the person needs. */
    readonly size: 'standard' | 'large' | null;
  },
): ShortlistFacts {
  const { call, size } = toPerson(record, view);
  return {
    ...common(record),
    person: { called: called(record) },
    madeOn: list.madeOn,
    services: list.services,
    call,
    size: list.size ?? size,
  };
}

/** What both closing letters say: typed once, told twice. */
function shared(record: CaseRecord, view: View) {
  const { referral, sessions, plan, introductions } = record;
  const lang = langOf(record);
  return {
    sessions: {
      held: referral.sessions_held,
      planned: referral.sessions_planned,
      from: sessions.from?.toString() ?? null,
      to: sessions.to?.toString() ?? null,
    },
    reason: referral.closing_reason ?? 'other',
    ...ownWords(record),
    goals: (plan?.goals ?? []).slice(0, 20).map(goal => ({
      words: { text: goal.words, lang },
      state: goal.state,
    })),
    introductions: introductions
      .filter(one => !one.restricted)
      .slice(0, 40)
      .map(one => ({
        service: one.service,
        state: one.state as IntroductionState,
        firstAttendedOn: one.firstAttendedOn?.toString() ?? null,
        why: one.state === 'stopped' && one.barrier ? barrierWords(one.barrier, view) : null,
      })),
  };
}

type IntroductionState = NonNullable<GpClosingFacts['introductions']>[number]['state'];

const barrierWords = (code: string, { t, locale }: View): string =>
  t('letters.went.why', { barrier: lowerFirst(t.code('barriers', code), locale) });

/**
 * What the person said at the start and at the end. A professional's referral is in their words, not in the person's,
 * so it never counts as such.
 */
function ownWords(record: CaseRecord) {
  const { referral, said, house } = record;
  const lang = langOf(record);
  const asked = referral.route === 'self' && referral.words?.trim() ? referral.words : null;
  const first = asked
    ? { text: asked, on: referral.received_at.toZonedDateTimeISO(house.zone).toPlainDate() }
    : (said[0] ?? null);
  const closing = referral.closing_words?.trim() ? referral.closing_words : null;
  const last = closing ? { text: closing, on: closedDay(record) } : (said.at(-1) ?? null);
  const end = last && last.text !== first?.text ? last : null;
  return {
    wordsAtStart: first ? { text: first.text, lang, on: first.on.toString() } : null,
    wordsAtEnd: end ? { text: end.text, lang, on: end.on?.toString() ?? null } : null,
  };
}

function toPerson(record: CaseRecord, view: View) {
  const { person, house, today, worker } = record;
  const profile = regionOf(house.region);
  const { emergency, lines } = crisisLines(profile, today, house.crisis);
  const address = linesOf(person.address);
  const postcode = person.postcode && !address.some(line => line.includes(person.postcode ?? ''));
  return {
    to: { name: fullName(record), lines: postcode ? [...address, person.postcode ?? ''] : address },
    called: called(record),
    call: {
      name: worker?.name.split(' ')[0] ?? house.hostName,
      phone: house.phone,
      hours: hoursIn(house, view.locale),
    },
    crisis: [
      ...lines
        .filter(one => one.phone !== null && one.purpose !== 'codes.crisis_for.domestic_abuse')
        .slice(0, 3)
        .map(one => ({
          number: one.phone ?? '',
          name: one.name,
          note: lowerFirst(one.hours ? view.t(one.hours) : (one.hoursInWords ?? ''), view.locale),
        })),
      { number: emergency.numbers[0] ?? '112', name: view.t(emergency.purpose) },
    ],
    size: needsLargePrint(person.access_needs) ? ('large' as const) : ('standard' as const),
    neutral: person.neutral_sender,
  };
}

const called = ({ person }: CaseRecord): string => person.known_as ?? person.given_name;
const fullName = ({ person }: CaseRecord): string => `${person.given_name} ${person.family_name}`.trim();
/** Words are kept in the language the person speaks with us. */
const langOf = ({ person }: CaseRecord): string => person.locale;

function spoken(record: CaseRecord, text: string | null | undefined) {
  return text?.trim() ? { text, lang: langOf(record) } : null;
}

function closedDay({ referral, house }: CaseRecord): Temporal.PlainDate | null {
  return referral.closed_at?.toZonedDateTimeISO(house.zone).toPlainDate() ?? null;
}

const lowerFirst = (text: string, locale: string): string =>
  /^\p{Lu}{2}|^GP/u.test(text) ? text : text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);

const sameName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
