import { houseRules, makeTask } from '../care/index.ts';
import { addOfferLink } from '../groups/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import type { View } from '../ui/index.ts';
import { type KnownContact, safeContactOf } from './queries/contact.ts';
import { type AboutPlace, aboutDate, aboutPlace, bookedIn, guestsAt, saidOfDate } from './queries/groups.ts';
import { type House, houseOf, viewOf } from './queries/house.ts';
import { queueMessage } from './queue-message.ts';
import { type AskDeps, askOf } from './replies/ask-of.ts';
import { stableId } from './stable-id.ts';
import { messageStore } from './store.ts';
import type { MessageValues } from './write-message.ts';

type GroupTemplate =
  | 'group_booked'
  | 'group_waiting'
  | 'group_offered'
  | 'group_lapsed'
  | 'group_cannot'
  | 'group_ended'
  | 'group_over'
  | 'group_moved'
  | 'group_date_off'
  | 'group_reminder';
type Telling = {
  readonly place: AboutPlace;
  readonly house: House;
  readonly view: View;
  readonly contact: KnownContact;
};

/**
 * What people are told of the groups they are in or wait for. What they must hear and no message can tell them, because they allow no way or
 * their messages must say nothing, becomes a task: somebody rings.
 */
export function groupNews(deps: AskDeps): readonly Listener[] {
  const { publicUrl } = deps;
  return [
    {
      name: 'messages.group_places',
      on: [
        'GroupPlaceBooked',
        'GroupPlaceAccepted',
        'GroupPlaceWaiting',
        'GroupPlaceOffered',
        'GroupPlaceLapsed',
        'GroupPlaceCancelled',
        'GroupNeedsCannotBeMet',
      ],
      handle: (scope, event) => onPlace(scope, event, publicUrl),
    },
    {
      name: 'messages.group_dates',
      on: ['GroupDateMoved', 'GroupDateCancelled', 'GroupReminderDue'],
      handle: (scope, event) => onDate(scope, event, deps),
    },
  ];
}

async function onPlace(scope: Scope, event: HedgerowEvent, publicUrl: string): Promise<void> {
  const place = await aboutPlace(scope, event.subjectId);
  const telling = place && (await tellingOf(scope, place));
  if (!telling) return;
  const { state } = place;
  const { t, say } = telling.view;
  const tell = (template: GroupTemplate, values: MessageValues = {}, must = false) =>
    tellPlace(scope, stableId(event.id, template), template, telling, values, must);
  // What is told is how it stands now: who was offered a place in the meantime is not told that they wait.
  switch (event.name) {
    case 'GroupPlaceBooked':
    case 'GroupPlaceAccepted':
      if (state === 'booked' && place.nextAt) await tell('group_booked', whenAndWhere(telling, place.nextAt));
      return;
    case 'GroupPlaceWaiting':
      if (state === 'waiting') await tell('group_waiting', { position: place.queuePlace ?? 1 });
      return;
    case 'GroupPlaceOffered': {
      const id = stableId(event.id, 'group_offered');
      if (state !== 'offered' || !place.offerUntil || (await messageStore(scope).has(id))) return;
      const token = await addOfferLink(scope, place.placeId);
      const link = `${publicUrl}/${telling.house.slug}/place/${token}`;
      await tell('group_offered', { until: say.when(place.offerUntil), link }, true);
      return;
    }
    case 'GroupPlaceLapsed':
      await tell('group_lapsed');
      return;
    case 'GroupNeedsCannotBeMet':
      if (state !== 'waiting' || place.cannotMeet.length === 0) return;
      await tell(
        'group_cannot',
        { needs: say.list(place.cannotMeet.map(need => t.of(`groups.need.${need}`))) },
        true,
      );
      return;
    case 'GroupPlaceCancelled':
      // Who gave it up themselves knows.
      if (event.payload['by'] !== 'us') return;
      if (place.endedWhy === 'group_ended') await tell('group_ended');
      else await tell('group_over', {}, true);
      return;
  }
}

async function onDate(scope: Scope, event: HedgerowEvent, deps: AskDeps): Promise<void> {
  const date = await aboutDate(scope, event.subjectId);
  if (!date || Temporal.Instant.compare(date.startsAt, scope.now) <= 0) return;
  const { from, days } = event.payload;
  const guests = await guestsAt(scope, date.id);
  const said = await saidOfDate(scope, date.id);
  for (const place of [...(await bookedIn(scope, date.groupId)), ...guests]) {
    const telling = await tellingOf(scope, place);
    if (!telling) continue;
    const { say } = telling.view;
    const at = whenAndWhere(telling, date.startsAt, date.place);
    // By what is told, not by the event: a reminder that is asked for twice, or a date moved back and forth, is told once each.
    const id = (template: GroupTemplate) =>
      stableId(
        place.placeId,
        template,
        template === 'group_reminder' ? `${date.id} ${days} ${date.startsAt}` : event.id,
      );
    if (event.name === 'GroupReminderDue' && date.state === 'planned' && !said.excused.has(place.placeId)) {
      const asks = !guests.includes(place) && !said.coming.has(place.personId);
      await remind(scope, deps, id('group_reminder'), { telling, date, at, asks });
    }
    if (event.name === 'GroupDateMoved' && date.state === 'planned') {
      const was = typeof from === 'string' ? say.when(Temporal.Instant.from(from)) : '';
      await tellPlace(scope, id('group_moved'), 'group_moved', telling, { ...at, was }, true);
    }
    if (event.name === 'GroupDateCancelled' && date.state === 'cancelled') {
      const next = place.nextAt ? say.when(place.nextAt) : '';
      const values = { when: say.when(date.startsAt), more: place.nextAt ? 'yes' : 'no', next };
      await tellPlace(scope, id('group_date_off'), 'group_date_off', telling, values, true);
      // Another date is to be found for whoever came to make one up.
      if (guests.includes(place)) await ringAbout(scope, place);
    }
  }
}

type Reminding = {
  readonly telling: Telling;
  readonly date: { readonly id: string; readonly startsAt: Temporal.Instant };
  readonly at: MessageValues;
  /** Guests of another course are reminded, and who said that they come; they are not asked. */
  readonly asks: boolean;
};

/** Reminds of a date, and asks whether they come where an answer can come in. */
async function remind(
  scope: Scope,
  deps: AskDeps,
  id: string,
  { telling, date, at, asks }: Reminding,
): Promise<void> {
  const { place, house, view, contact } = telling;
  const question = askOf(scope, deps, {
    house,
    view,
    contact,
    personId: place.personId,
    about: 'group_date',
    subjectId: date.id,
    startsAt: date.startsAt.toZonedDateTimeISO(house.zone).toPlainDateTime(),
  });
  if (await messageStore(scope).has(id)) return;
  const values = { ...at, ...question.values, ...(asks ? {} : { ask: 'none', link: '' }) };
  await tellPlace(scope, id, 'group_reminder', telling, values, false);
  if (asks) await question.keep(id);
}

async function tellingOf(scope: Scope, place: AboutPlace): Promise<Telling | null> {
  const contact = await safeContactOf(scope, place.personId);
  if (!contact || contact.died) return null;
  const house = await houseOf(scope);
  return { place, house, contact, view: viewOf(house, scope.now, contact.locale) };
}

/** When and where, in the person’s language. The link of a video meeting goes along. */
function whenAndWhere(
  { place, view }: Telling,
  at: Temporal.Instant,
  elsewhere: string | null = null,
): MessageValues {
  const { say, t } = view;
  const venue = elsewhere ?? [place.place, place.address].filter(Boolean).join(', ');
  const where =
    place.mode === 'video' && !elsewhere ? [t('groups.offer.by_video'), place.videoLink] : [venue];
  return { when: say.when(at), place: where.filter(Boolean).join(': '), dates: place.toCome };
}

async function tellPlace(
  scope: Scope,
  id: string,
  template: GroupTemplate,
  { place }: Telling,
  values: MessageValues,
  must: boolean,
): Promise<void> {
  const told = await queueMessage(scope, {
    id,
    template,
    personId: place.personId,
    referralId: place.referralId,
    values: { name: place.called, group: place.group, ...values },
  });
  if (!must || (told.state === 'queued' && !(await isNeutral(scope, place.personId)))) return;
  await ringAbout(scope, place);
}

async function ringAbout(scope: Scope, place: AboutPlace): Promise<void> {
  const { today } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'group_place',
    subjectId: place.placeId,
    referralId: place.referralId,
    personId: place.personId,
    assigneeId: place.workerId,
    dueOn: today,
  });
}

/** Words that must say nothing cannot hold a link, so nothing can be answered by it. */
async function isNeutral(scope: Scope, personId: string): Promise<boolean> {
  return (await safeContactOf(scope, personId))?.neutralSender ?? true;
}
