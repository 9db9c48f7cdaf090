import { createHash } from 'node:crypto';
import { type MessageValues, type TemplateName, writeMessage } from '../../messages/index.ts';
import { initialsOf } from '../../people/index.ts';
import { programmeSettings } from '../../programmes/index.ts';
import { makeView, type View } from '../../ui/index.ts';
import type { Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';
import type { Written } from './person.ts';
import type { Step } from './timeline.ts';

type Made = {
  readonly at: Temporal.Instant;
  readonly template: TemplateName;
  readonly values: MessageValues;
  readonly to: 'person' | 'referrer';
  readonly channel: 'email' | 'sms';
  readonly recipient: string;
  readonly state: 'sent' | 'queued' | 'held' | 'failed';
  readonly reason?: string;
};

/** Writes what was sent to the referrer at each step, and the texts and e-mails that wait for somebody today. */
export function writeMessages(world: World, story: Story, written: Written): void {
  const view = viewOf(world);
  const referrer = world.setting.referrers[story.via];
  if (referrer) {
    for (const step of written.steps) {
      const told = toReferrer(world, view, story, written, step);
      if (!told) continue;
      const failed = step.name === 'accept' && story.via === 'housing';
      writeOne(world, story, view, written, {
        ...told,
        at: laterBy(world, step.at, 2),
        to: 'referrer',
        channel: 'email',
        recipient: referrer.email,
        state: failed ? 'failed' : 'sent',
        ...(failed ? { reason: 'refused' } : {}),
      });
    }
  }
  const allocated = written.steps.find(step => step.name === 'allocate');
  const recent = story.stage.at === 'allocated' || story.stage.at === 'contacting';
  if (allocated && recent) writeWillRing(world, story, view, written, allocated);
}

function toReferrer(
  world: World,
  view: View,
  story: Story,
  written: Written,
  step: Step,
): Pick<Made, 'template' | 'values'> | null {
  const days = programmeSettings.parse({}).firstContactDays;
  const initials = initialsOf({ given_name: story.given, family_name: story.family });
  const about = { initials, reference: written.reference };
  const { stage } = story;
  switch (step.name) {
    case 'receive':
      return {
        template: 'receipt',
        values: {
          ...about,
          day: view.say.day(world.calendar.dayOf(step.at)),
          days,
          link: linkFor(world, written, step.at),
        },
      };
    case 'accept':
      return { template: 'accepted', values: { ...about, days } };
    case 'decline':
      return stage.at === 'declined'
        ? {
            template: 'declined',
            values: { ...about, reason: view.t.code('decline_reasons', stage.reason), note: stage.note },
          }
        : null;
    case 'redirect':
      return stage.at === 'redirected'
        ? {
            template: 'redirected',
            values: { ...about, place: stage.to, handed: stage.handover ? 'yes' : 'no' },
          }
        : null;
    case 'ask':
      return {
        template: 'question',
        values: { ...about, question: step.note ?? '', link: linkFor(world, written, step.at) },
      };
    case 'start_work':
      return {
        template: 'first_contact',
        values: {
          ...about,
          worker: staffOf(world, story.worker ?? '').name,
          day: view.say.day(world.calendar.dayOf(step.at)),
        },
      };
    case 'close':
      return step.reason === 'could_not_be_contacted'
        ? { template: 'not_reached', values: about }
        : { template: 'closed', values: { ...about, held: written.held } };
    case 'withdraw':
      return { template: 'withdrawn', values: about };
    default:
      return null;
  }
}

/** The private link of a receipt opens the status page: its token is kept as a hash, as everywhere. */
function linkFor(world: World, written: Written, at: Temporal.Instant): string {
  const token = Array.from({ length: 43 }, () =>
    world.chance.pick([...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789']),
  ).join('');
  world.rows.add('private_link', {
    programme_id: world.programmeId,
    token_hash: `\\x${createHash('sha256').update(token).digest('hex')}` as unknown as Buffer,
    purpose: 'referral_status',
    subject_id: written.referralId,
    created_at: at,
    expires_at: at.add({ hours: 180 * 24 }),
    revoked_at: null,
  });
  return `/${world.setting.slug}/status/${token}`;
}

/** "A link worker will ring you": by text where texts are welcome, else held until somebody decides. */
function writeWillRing(world: World, story: Story, view: View, written: Written, step: Step): void {
  const texts = written.ways.includes('text');
  writeOne(world, story, view, written, {
    at: laterBy(world, step.at, 3),
    template: 'worker_will_ring',
    values: { name: story.knownAs ?? story.given, worker: staffOf(world, story.worker ?? '').name },
    to: 'person',
    channel: 'sms',
    recipient: texts ? written.phone : '',
    state: texts ? 'sent' : 'held',
    ...(texts ? {} : { reason: 'way_not_allowed' }),
  });
}

function writeOne(world: World, story: Story, view: View, written: Written, made: Made): void {
  const { setting } = world;
  const neutral = made.to === 'person' && (story.neutral ?? false);
  const text = writeMessage({
    view,
    programme: {
      name: setting.name,
      hostName: setting.hostName,
      phone: setting.phone,
      phoneHours: setting.phoneHours,
    },
    template: made.template,
    channel: made.channel,
    values: made.values,
    neutral,
    codeWord: neutral ? (story.codeWord ?? null) : null,
  });
  world.rows.add('message', {
    programme_id: world.programmeId,
    id: world.chance.id(made.at),
    referral_id: written.referralId,
    person_id: written.personId,
    to_whom: made.to,
    channel: made.channel,
    template: made.template,
    recipient: made.recipient,
    ...text,
    letter_id: null,
    state: made.state,
    state_reason: made.reason ?? null,
    created_at: made.at,
    sent_at: made.state === 'sent' ? made.at : null,
    tries: made.state === 'held' ? 0 : 1,
    locale: 'en',
    neutral,
    next_try_at: null,
    decided_by: null,
    decided_at: null,
  });
}

function laterBy({ calendar }: World, at: Temporal.Instant, minutes: number): Temporal.Instant {
  const later = at.add({ minutes });
  return Temporal.Instant.compare(later, calendar.now) > 0 ? calendar.now : later;
}

const views = new WeakMap<World, View>();

function viewOf(world: World): View {
  const known = views.get(world);
  if (known) return known;
  const { setting, calendar } = world;
  const view = makeView({
    locale: 'en',
    now: calendar.now,
    path: '/',
    csrf: '',
    zone: setting.zone,
    programme: {
      id: world.programmeId,
      slug: setting.slug,
      name: setting.name,
      hostName: setting.hostName,
      phone: setting.phone,
      region: setting.region,
    },
  });
  views.set(world, view);
  return view;
}
