import { audit } from '../audit/index.ts';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { makeReferrerCode } from '../referrals/index.ts';
import { addLine, changeOnCall } from '../safety/index.ts';
import { waitStore } from '../waiting/index.ts';
import type { World } from './world.ts';

/** Who is called at night, and a line nearby beside those of the region. The line is invented, as its number is. */
export async function keepSafetyWatch(scope: Scope, world: World): Promise<void> {
  const { programmeId, calendar, setting } = world;
  const staff = await scope.db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('programme_id', '=', programmeId)
    .where('role', 'in', ['coordinator', 'link_worker'])
    .orderBy('role')
    .orderBy('name')
    .execute();
  const [lead, worker] = staff;
  if (!lead || !worker) return;
  const as = {
    ...scope,
    actor: { ...scope.actor, id: lead.id, name: lead.name, role: 'coordinator' } as const,
  };
  await tellThoseWhoWait(scope);
  await putCardsOut(scope, world, { id: lead.id, name: lead.name });
  await changeOnCall(as, {
    what: 'add',
    staffId: lead.id,
    cover: 'always',
    address: null,
    phone: null,
  });
  await changeOnCall(as, {
    what: 'add',
    staffId: worker.id,
    cover: 'out_of_hours',
    address: null,
    phone: null,
  });
  await addLine(as, {
    line: {
      name: setting.region === 'ie' ? 'Fergusside Night Doctor' : 'Longford Night Doctor',
      phone: setting.region === 'ie' ? '020 915 0188' : '01632 960 188',
      text_word: null,
      text_to: null,
      purpose: 'codes.crisis_for.doctor_out_of_hours',
      hours:
        setting.region === 'ie'
          ? '6 pm to 8 am, all day at weekends'
          : '6.30 pm to 8 am, all day at weekends',
      source: null,
    },
    how: 'rang',
    months: 6,
    today: calendar.today,
  });
}

/** Somebody needed a record of another team, and a co-ordinator has yet to say whether that was right. Only where there are teams. */
export async function openOneInEmergency(scope: Scope, { programmeId }: World): Promise<void> {
  const found = await scope.db
    .selectFrom('referral as r')
    .innerJoin('staff as s', join =>
      join
        .onRef('s.programme_id', '=', 'r.programme_id')
        .on('s.role', '=', 'link_worker')
        .on('s.team_id', 'is not', null)
        .onRef('s.team_id', '<>', 'r.team_id'),
    )
    .select(['r.person_id as personId', 's.id as staffId', 's.name as staffName'])
    .where('r.programme_id', '=', programmeId)
    .where('r.state', '=', 'active')
    .where('r.birth_date', 'is not', null)
    .orderBy('s.name', 'desc')
    .orderBy('r.received_at')
    .limit(1)
    .executeTakeFirst();
  if (!found?.personId) return;
  const { personId, staffId, staffName } = found;
  const as = {
    ...scope,
    actor: { ...scope.actor, id: staffId, name: staffName, role: 'link_worker' } as const,
  };
  const id = newId();
  await scope.db
    .insertInto('break_glass')
    .values({
      programme_id: programmeId,
      id,
      staff_id: staffId,
      person_id: personId,
      reason: 'contact',
      words: 'The daughter rang: nobody opens the door. I looked up who visits and whom to ring.',
      opened_at: scope.now,
      ends_at: scope.now,
    })
    .execute();
  await audit(as, {
    verb: 'glass.opened',
    subject: { kind: 'break_glass', id },
    personId,
    reason: 'contact',
  });
  await emit(scope, { name: 'GlassOpened', subjectId: id });
}

/** Most who wait were told how long it may take when they came on the list; the newest still have to be rung. */
async function tellThoseWhoWait(scope: Scope): Promise<void> {
  for (const [at, one] of (await waitStore(scope).waiting()).entries()) {
    if (at % 4 === 3) continue;
    const told = { ...scope, now: scope.now.subtract({ hours: 24 * (2 + at) }) };
    const way = at % 2 === 0 ? ('letter' as const) : ('sms' as const);
    await waitStore(told).add({ ...one, kind: 'welcome', days: 12, way, messageId: null });
  }
}

/** Practices with cards on their counters; the names are invented, as everything here is. */
async function putCardsOut(
  scope: Scope,
  { setting }: World,
  lead: { id: string; name: string },
): Promise<void> {
  const as = { ...scope, actor: { ...scope.actor, ...lead, role: 'coordinator' } as const };
  const names =
    setting.region === 'ie'
      ? ['Abbeyside Surgery', 'Fergusside Pharmacy']
      : ['Longford Surgery', 'Moss Pharmacy'];
  for (const [at, role] of (['gp', 'pharmacist'] as const).entries()) {
    await makeReferrerCode(as, { organisation: names[at] ?? '', role });
  }
}
