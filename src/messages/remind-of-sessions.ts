import type { Scope } from '../platform/database/index.ts';
import { safeContactOf } from './queries/contact.ts';
import { type House, houseOf, viewOf } from './queries/house.ts';
import { type SessionAhead, sessionsBetween } from './queries/sessions.ts';
import { queueMessage } from './queue-message.ts';
import { type AskDeps, askOf } from './replies/ask-of.ts';
import { stableId } from './stable-id.ts';
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
  for (const session of ahead) {
    const begins = session.startsAt.toZonedDateTime(house.zone).toInstant();
    const left = scope.now.until(begins).total('hours');
    const due = hours.find(one => left <= one);
    if (due === undefined) continue;
    if (session.plannedAt.until(begins).total('hours') <= due) continue;
    await remind(scope, deps, house, session, due);
  }
}

async function remind(
  scope: Scope,
  deps: AskDeps,
  house: House,
  session: SessionAhead,
  due: number,
): Promise<void> {
  const contact = await safeContactOf(scope, session.personId);
  if (!contact) return;
  const view = viewOf(house, scope.now, contact.locale);
  const { personId, referralId, startsAt } = session;
  const id = stableId(
    session.id,
    'session_reminder',
    startsAt.toString(),
    ...(due === USUAL ? [] : [`${due}`]),
  );
  const about = {
    house,
    view,
    contact,
    personId,
    about: 'session',
    subjectId: session.id,
    startsAt,
  } as const;
  const question = askOf(scope, deps, about);
  // Who has said yes is reminded and not asked again.
  const asks = session.confirmedAt === null;
  const { added } = await queueMessage(scope, {
    id,
    template: 'session_reminder',
    personId,
    referralId,
    usefulUntil: question.expiresAt,
    values: {
      ...valuesOf(view, session),
      ...question.values,
      ...(asks ? {} : { ask: 'none', link: '' }),
    },
  });
  if (added && asks) await question.keep(id);
}
