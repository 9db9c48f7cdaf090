import { audit } from '../../audit/index.ts';
import { houseRules, makeTask, settleTasks } from '../../care/index.ts';
import { newId } from '../../core/index.ts';
import { houseOf, queueMessage, viewOf } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { colleagues, type Listed, onCallList, openAlarms, unreadNow, watchOf } from './queries.ts';
import { isCallDue, isOutOfHours, isTooLong, type Watch, whoNext } from './rules.ts';
import { watchStore } from './store.ts';
import type { Waiting } from './waiting.ts';

type Hour = { readonly out: boolean; readonly today: Temporal.PlainDate; readonly watch: Watch };
type Due = { readonly alarmId: string; readonly calls: number; readonly waiting: Waiting };

/**
 * Looks whether something that speaks of danger lies unread for longer than it may, and calls: first who is on call, then the next,
 * then everybody, again and again until somebody has read it. Runs every minute, day and night; running it twice calls nobody twice.
 * What is sent names nobody: an e-mail is a postcard.
 */
export async function keepWatch(scope: Scope, publicUrl: string): Promise<void> {
  const store = watchStore(scope);
  await store.look();
  const unread = await unreadNow(scope);
  const open = await openAlarms(scope);
  if (unread.length === 0 && open.length === 0) return;
  for (const alarm of open) {
    if (unread.some(one => isAbout(alarm, one))) continue;
    await store.changeAlarm(alarm.id, { ended_at: scope.now });
    await settleTasks(scope, 'answer_alarm', alarm.id);
  }
  const hour = await hourOf(scope);
  const due: Due[] = [];
  for (const waiting of unread) {
    const alarm = open.find(one => isAbout(one, waiting));
    if (alarm) {
      if (isCallDue(alarm, scope.now, hour.watch))
        due.push({ alarmId: alarm.id, calls: alarm.calls, waiting });
    } else if (isTooLong(waiting.since, scope.now, hour.out, hour.watch)) {
      due.push({ alarmId: await raise(scope, waiting), calls: 0, waiting });
    }
  }
  if (due.length > 0) await call(scope, due, hour, publicUrl);
}

const isAbout = (
  alarm: { readonly kind: string; readonly subjectId: string },
  { kind, subjectId }: Waiting,
): boolean => alarm.kind === kind && alarm.subjectId === subjectId;

async function hourOf(scope: Scope): Promise<Hour> {
  const watch = await watchOf(scope);
  const { now, today, holidays } = await houseRules(scope);
  return { watch, today, out: isOutOfHours(now, watch, holidays) };
}

async function raise(scope: Scope, waiting: Waiting): Promise<string> {
  const id = await watchStore(scope).raise(waiting.kind, waiting.subjectId, waiting.since);
  await audit(scope, {
    verb: 'alarm.raised',
    subject: { kind: waiting.kind, id: waiting.subjectId },
    personId: waiting.personId,
  });
  return id;
}

/** One message for each who is called, however much waits; a task for each, and what was called goes on record. */
async function call(scope: Scope, due: readonly Due[], hour: Hour, publicUrl: string): Promise<void> {
  const list = await onCallList(scope);
  const staff = await colleagues(scope);
  const leads = staff.filter(one => one.role === 'coordinator').map(one => one.id);
  const store = watchStore(scope);
  const byStaff = new Map<string, Due[]>();
  for (const one of due) {
    for (const id of whoNext(list, one.calls, hour.out, leads))
      byStaff.set(id, [...(byStaff.get(id) ?? []), one]);
    await store.changeAlarm(one.alarmId, { calls: one.calls + 1, called_at: scope.now });
  }
  for (const [staffId, about] of byStaff) {
    const who = staff.find(one => one.id === staffId);
    if (!who) continue;
    const listed = list.find(one => one.staffId === staffId);
    const messageId = await send(
      scope,
      { name: who.name, email: listed?.address ?? who.email },
      about,
      list,
      publicUrl,
    );
    await store.addCalls(
      about.map(({ alarmId }) => ({
        alarm_id: alarmId,
        staff_id: staffId,
        staff_name: who.name,
        message_id: messageId,
      })),
    );
    for (const { alarmId, waiting } of about) {
      const { referralId, personId } = waiting;
      await makeTask(
        scope,
        {
          kind: 'answer_alarm',
          subjectId: alarmId,
          referralId,
          personId,
          assigneeId: staffId,
          dueOn: hour.today,
        },
        { assignee: true },
      );
      await audit(scope, {
        verb: 'alarm.called',
        subject: { kind: 'alarm', id: alarmId },
        personId,
      });
    }
  }
}

async function send(
  scope: Scope,
  who: { readonly name: string; readonly email: string },
  about: readonly Due[],
  list: readonly Listed[],
  publicUrl: string,
): Promise<string> {
  const house = await houseOf(scope);
  const { t, say } = viewOf(house, scope.now, house.locale);
  const [oldest] = about.map(one => one.waiting.since).toSorted(Temporal.Instant.compare);
  const other = list.find(one => one.name !== who.name && one.phone !== null);
  const queued = await queueMessage(scope, {
    id: newId(),
    template: 'alarm',
    recipient: { email: who.email },
    values: {
      name: who.name,
      count: about.length,
      since: say.when(oldest ?? scope.now),
      link: `${publicUrl}/safety`,
      other: other ? `${other.name} ${say.phone(other.phone ?? '')}` : t('safety.call.another'),
    },
  });
  return queued.id;
}
