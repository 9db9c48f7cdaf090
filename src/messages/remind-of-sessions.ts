import type { Scope } from '../platform/database/index.ts';
import { safeContactsOf } from './queries/contact.ts';
import { type House, houseOf, viewsOf } from './queries/house.ts';
import { type SessionAhead, sessionsBetween } from './queries/sessions.ts';
import { queueMessages } from './queue-messages.ts';
import { type AskDeps, askOf } from './replies/ask-of.ts';
import { askStore } from './replies/store.ts';
import { stableId } from './stable-id.ts';
import { messageStore } from './store.ts';
import { valuesOf } from './tell-of-session.ts';

/** The hours before a meeting at which the house reminded before programmes could choose. */
const USUAL = 24;

/**
 * Reminds those who meet their link worker so many hours from now and may be written to, and asks whether they come. Safe to run
 * again at any time: a reminder is written once for a meeting and an hour. Who made the appointment within those hours has just heard of it.
 */
export async function remindOfSessions(scope: Scope, deps: AskDeps): Promise<void> {
  const house = await houseOf(scope);
  const hours = house.settings.reminderHours.toSorted((one, other) => one - other);
  const now = scope.now.toZonedDateTimeISO(house.zone).toPlainDateTime();
  const ahead = await sessionsBetween(scope, now, now.add({ hours: hours.at(-1) ?? 0 }));
  const due = ahead.flatMap(session => {
    const at = hourOf(scope, house, hours, session);
    return at === null ? [] : [{ session, id: idOf(session, at) }];
  });
  const known = await messageStore(scope).known(due.map(({ id }) => id));
  await remindAll(
    scope,
    deps,
    house,
    due.filter(({ id }) => !known.has(id)),
  );
}

type Due = { readonly session: SessionAhead; readonly id: string };

/** For which of the hours before it a meeting is due now; null when for none. */
function hourOf(
  scope: Scope,
  house: House,
  hours: readonly number[],
  { startsAt, plannedAt }: SessionAhead,
): number | null {
  const begins = startsAt.toZonedDateTime(house.zone).toInstant();
  const left = scope.now.until(begins).total('hours');
  const due = hours.find(one => left <= one);
  if (due === undefined) return null;
  return plannedAt.until(begins).total('hours') <= due ? null : due;
}

const idOf = ({ id, startsAt }: SessionAhead, hour: number): string =>
  stableId(id, 'session_reminder', startsAt.toString(), ...(hour === USUAL ? [] : [`${hour}`]));

/** Writes the reminders together: as many questions for ten thousand as for one. */
async function remindAll(scope: Scope, deps: AskDeps, house: House, due: readonly Due[]): Promise<void> {
  const contacts = await safeContactsOf(
    scope,
    due.map(({ session }) => session.personId),
  );
  const views = viewsOf(house, scope.now);
  const reminders = due.flatMap(({ session, id }) => {
    const contact = contacts.get(session.personId);
    if (!contact) return [];
    const view = views(contact.locale);
    const { personId, referralId, startsAt } = session;
    const about = { house, view, contact, personId, about: 'session', startsAt } as const;
    const question = askOf(scope, deps, { ...about, subjectId: session.id });
    // Who has said yes is reminded and not asked again.
    const asks = session.confirmedAt === null;
    const values = {
      ...valuesOf(view, session),
      ...question.values,
      ...(asks ? {} : { ask: 'none', link: '' }),
    };
    const usefulUntil = question.expiresAt;
    const input = { id, template: 'session_reminder', personId, referralId, usefulUntil, values } as const;
    return [{ input, ask: asks ? question.row(id) : null }];
  });
  const queued = await queueMessages(
    scope,
    reminders.map(({ input }) => input),
  );
  const kept = reminders.flatMap(({ ask }, at) => (ask && queued[at]?.added ? [ask] : []));
  await askStore(scope).addAll(kept);
}
