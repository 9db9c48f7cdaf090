import type { Scope } from '../platform/database/index.ts';
import { addLine, changeOnCall } from '../safety/index.ts';
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
