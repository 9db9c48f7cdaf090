import {
  addEntry,
  answerEntry,
  askFacts,
  askGroup,
  editableService,
  findDuplicates,
  mustBeRung,
  reportWrong,
  setKeeping,
  writeNote,
} from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { coordinatorOf, staffOf, type World } from './world.ts';

const notes = [
  ['aoife', 'Ring before ten. Maura at the door is kind, and keeps a seat for whoever is new.'],
  ['fintan', 'Parking is at the back, past the church. The front door is heavy.'],
] as const;
const reports = [
  ['times', 'They meet an hour later since the clocks changed.'],
  ['cost', 'It was three euro last week, not free.'],
  ['contact', null],
] as const;

/**
 * What a directory looks like that is in use: notes of link workers, things reported wrong by visitors and colleagues, facts that
 * were asked for, and two entries that look like one.
 */
export async function keepDirectory(scope: Scope, world: World, region: 'ie' | 'uk'): Promise<void> {
  const services = [...world.services.values()];
  const as = (actor: Partial<Scope['actor']>): Scope => ({ ...scope, actor: { ...scope.actor, ...actor } });
  for (const [index, [worker, text]] of notes.entries()) {
    const service = services[index];
    const staff = world.staff.find(one => one.key === worker);
    if (!service || !staff) continue;
    const { id, name } = staffOf(world, worker);
    await writeNote(as({ id, name, role: 'link_worker' }), { serviceId: service.id, text });
  }
  for (const [index, [part, words]] of reports.entries()) {
    const service = services[index + 3];
    if (!service) continue;
    const role = index === 0 ? 'coordinator' : 'public';
    const { id, name } = coordinatorOf(world);
    await reportWrong(as(role === 'public' ? { role } : { id, name, role }), {
      serviceId: service.id,
      part,
      words,
    });
  }
  await askFacts(
    scope,
    services
      .slice(6, 9)
      .flatMap(({ id }, index) => [
        { serviceId: id, fact: 'step_free' as const },
        ...(index === 0 ? [{ serviceId: id, fact: 'cost' as const }] : []),
      ]),
  );
  if (region === 'ie')
    await groupsSpeak(
      as,
      world,
      services.map(one => one.id),
    );
  await findDuplicates(scope, region);
}

/**
 * Groups of the invented county are written to; one has proposed other times, one has not answered three letters, one stands
 * in the directory twice. Those of Trafford are real and are left alone.
 */
async function groupsSpeak(
  as: (actor: Partial<Scope['actor']>) => Scope,
  world: World,
  services: readonly string[],
): Promise<void> {
  const { id, name } = coordinatorOf(world);
  const lead = as({ id, name, role: 'coordinator' });
  await setKeeping(lead, { chasing: true, mostADay: 5 });
  const [written, proposing, silent, twice] = services.slice(9);
  if (written) await askGroup(lead, written, world.calendar.today);
  if (proposing) {
    const entry = await editableService(lead.db, proposing);
    const cost = { free: 'no', options: [], words: 'Three euro, with tea. Nobody is turned away.' } as const;
    await answerEntry(as({ id: proposing, name: '', role: 'public' }), {
      entry,
      kind: 'change',
      change: { cost },
    });
  }
  if (silent) await mustBeRung(lead, silent);
  if (twice) {
    const { edit } = await editableService(lead.db, twice);
    const entry = { ...edit.entry, name: `${edit.entry.name} Clare` };
    await addEntry(lead, { edit: { ...edit, entry, where: { ...edit.where, places: [] } }, how: 'phone' });
  }
}
