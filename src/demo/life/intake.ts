import type { Insertable } from 'kysely';
import { nobody, type Tables } from '../../platform/database/index.ts';
import type { Story } from '../story.ts';
import { emailOf, townOf, type World } from '../world.ts';

/** What came in, as referrals keep it (`referral.submitted`). */
export type DemoIntake = ReturnType<typeof intakeFor>;

const letters = [...'ACDEFHKNPRTVWXY'];

export function intakeFor(world: World, story: Story) {
  const { chance, setting } = world;
  const town = townOf(world, story.town);
  const referrer = setting.referrers[story.via];
  const gp =
    referrer?.role === 'gp'
      ? referrer
      : chance.pick(Object.values(setting.referrers).filter(one => one.role === 'gp'));
  const ways = story.ways ?? usualWays(world, story);
  return {
    givenName: story.given,
    familyName: story.family,
    knownAs: story.knownAs ?? null,
    birthDate: (story.born ? Temporal.PlainDate.from(story.born) : birthOf(world, story.age)).toString(),
    statedAdult: true,
    identifier: null,
    phone: setting.phoneOf(story.phone ?? String(chance.between(51_000, 58_999))),
    email: ways.includes('email') ? emailOf(story.given, story.family) : null,
    address: story.home?.address ?? `${chance.between(1, 48)} ${chance.pick(town.roads)}, ${story.town}`,
    postcode: story.home?.postcode ?? postcodeIn(world, town.code),
    locale: story.locale ?? 'en',
    interpreter: story.interpreter ?? null,
    ways: [...ways],
    bestTime: story.best ?? null,
    contactNote: story.contactNote ?? null,
    words: story.reason,
    needs: [...story.needs],
    barriers: (story.plan?.barriers ?? []).map(([code]) => code),
    accessNeeds: story.access ?? null,
    riskNote: story.risk ?? null,
    notSafe: false,
    gpName: gp.name,
    gpPractice: gp.organisation,
    referrer: referrer
      ? { ...referrer, relation: null }
      : story.helper
        ? {
            name: story.helper[0],
            role: 'family_friend',
            organisation: null,
            email: null,
            phone: null,
            relation: story.helper[1],
          }
        : null,
    consents: consentsGiven(story),
    consentHow:
      story.via === 'phone'
        ? ('by_phone' as const)
        : referrer
          ? ('through_referrer' as const)
          : ('online' as const),
    consentBy: `${story.given} ${story.family}`,
  };
}

function usualWays({ chance }: World, story: Story) {
  const ways: ('voicemail' | 'text' | 'email' | 'post')[] = [];
  if (chance.happens(0.6)) ways.push('voicemail');
  if (chance.happens(story.age < 70 ? 0.9 : 0.4)) ways.push('text');
  if (chance.happens(story.age < 60 ? 0.6 : 0.25)) ways.push('email');
  if (chance.happens(0.55)) ways.push('post');
  return ways;
}

function birthOf({ chance, calendar }: World, age: number): Temporal.PlainDate {
  return calendar.today.subtract({ years: age, days: chance.between(1, 360) });
}

/** A postcode of the right form in the area; it is nobody's. */
function postcodeIn({ chance, setting }: World, code: string): string {
  const letter = () => chance.pick(letters);
  if (setting.region === 'ie')
    return `${code} ${letter()}${chance.between(0, 9)}${letter()}${chance.between(0, 9)}`;
  return `${code} ${chance.between(1, 9)}${chance.pick([...'ABDEFHJLNPRSTW'])}${chance.pick([...'ABDEFHJLNPRSTW'])}`;
}

const purposes = [
  'take_part',
  'keep_record',
  'share_with_gp',
  'share_with_referrer',
  'share_with_groups',
  'contact_later',
  'use_for_statistics',
] as const;
function consentsGiven(story: Story) {
  return purposes
    .filter(purpose => !(story.via === 'self' && purpose === 'share_with_referrer'))
    .map(purpose => ({ purpose, given: !(story.refuses ?? []).includes(purpose) }));
}

/** Consent as given when the referral came, and for groups once more at the first meeting. */
export function consentsOf(
  world: World,
  story: Story,
  intake: DemoIntake,
  ids: {
    readonly referralId: string;
    readonly personId: string | null;
    readonly received: Temporal.Instant;
    readonly acceptedAt: Temporal.Instant | null;
  },
): Insertable<Tables['consent']>[] {
  const left =
    story.stage.at === 'withdrawn'
      ? world.calendar.at(
          world.calendar.before(world.calendar.today.subtract({ days: story.stage.ago }), 0),
          '12:10',
        )
      : null;
  // One in sixteen changed their mind about being counted, ten days on; the id decides, so that no other chance of the story moves.
  const mind = ids.referralId.endsWith('7') ? ids.received.add({ hours: 240 }) : null;
  const changed =
    mind && Temporal.Instant.compare(mind, world.calendar.at(world.calendar.today, '00:00')) < 0
      ? mind
      : null;
  const backOn = (purpose: string) => ({ take_part: left, use_for_statistics: changed })[purpose] ?? null;
  return intake.consents.map(({ purpose, given }) => ({
    programme_id: world.programmeId,
    id: world.chance.id(ids.received),
    person_id: ids.personId,
    referral_id: ids.referralId,
    purpose,
    recipient: purpose === 'share_with_gp' ? intake.gpPractice : null,
    scope: null,
    given,
    at: ids.received,
    how: intake.consentHow,
    by_whom: intake.consentBy,
    recorded_by: nobody,
    withdrawn_at: given ? backOn(purpose) : null,
    withdrawn_how: given && backOn(purpose) ? 'by_phone' : null,
    withdrawn_by_whom: given && backOn(purpose) ? intake.consentBy : null,
  }));
}
