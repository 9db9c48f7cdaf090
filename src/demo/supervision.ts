import {
  agreeInSupervision,
  holdSupervision,
  openSupervisionItems,
  putByRules,
  putForward,
} from '../care/index.ts';
import type { Role, Scope } from '../platform/database/index.ts';
import type { World } from './world.ts';

/** Questions as link workers ask them, one each. */
const questions = [
  'They ring me most days now. How do I stay kind and keep to what we agreed?',
  'We have come to the end and they are afraid of it. How do I end well?',
  'The son answers for his mother every time. How do I hear her own words?',
  'I have tried three groups and none was right. What am I not hearing?',
] as const;
const agreements = [
  'Agree one day a week for calls, tell them so in a kind letter, and look again in a month.',
  'Meet once more at the group, with the leader, and say goodbye there.',
  'Ask for a walk with her alone, and say beforehand that everybody gets one.',
  'Go back to what mattered at the start, before the groups, and ask again.',
] as const;

/** Supervision as it goes: held every few weeks, one case talked about, and an agenda for the next. */
export async function superviseTeam(scope: Scope, world: World): Promise<void> {
  const { programmeId, calendar } = world;
  const staff = await scope.db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('programme_id', '=', programmeId)
    .where('role', 'in', ['coordinator', 'link_worker'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  const lead = staff.find(one => one.role === 'coordinator');
  if (!lead) return;
  const as = (who: { readonly id: string; readonly name: string }, role: Role, daysAgo = 0): Scope => ({
    ...scope,
    now: scope.now.subtract({ hours: 24 * daysAgo }),
    actor: { ...scope.actor, id: who.id, name: who.name, role },
  });
  const cases = await scope.db
    .selectFrom('referral')
    .select(['id', 'link_worker_id'])
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'active')
    .where('sessions_held', '>=', 3)
    .orderBy('received_at')
    .execute();
  for (const [at, worker] of staff.filter(one => one.role === 'link_worker').entries()) {
    const theirs = cases.filter(one => one.link_worker_id === worker.id);
    const ago = 17 + 5 * at;
    for (const days of [ago + 42, ago]) {
      const heldOn = calendar.today.subtract({ days });
      const way = at % 2 === 0 ? 'in_person' : 'video';
      await holdSupervision(as(lead, 'coordinator', days), { workerId: worker.id, heldOn, minutes: 60, way });
    }
    const [talked, asked] = theirs;
    if (talked) {
      await putForward(as(worker, 'link_worker', ago + 6), {
        referralId: talked.id,
        question: questions[at % questions.length] ?? questions[0],
      });
      const [item] = await openSupervisionItems(as(lead, 'coordinator', ago), worker.id);
      if (item)
        await agreeInSupervision(as(lead, 'coordinator', ago), {
          itemId: item.id,
          agreed: agreements[at % agreements.length] ?? agreements[0],
          todo: { owner: 'worker', on: calendar.today.add({ days: 4 + at }) },
        });
    }
    if (asked)
      await putForward(as(worker, 'link_worker', 2), {
        referralId: asked.id,
        question: questions[(at + 1) % questions.length] ?? questions[0],
      });
  }
  await putByRules(scope);
}
