import type { Calendar } from './calendar.ts';
import { type Chance, makeChance } from './chance.ts';
import { unfold } from './life/unfold.ts';
import { gatherRows, type Rows } from './rows.ts';
import type { Setting } from './setting.ts';
import type { Story } from './story.ts';
import { type KnownService, makeDiary, type Worker, type World } from './world.ts';

/** What a programme is made with; its stories are told once the world stands. */
export type ProgrammePlan = {
  readonly setting: Setting;
  readonly chance: Chance;
  readonly calendar: Calendar;
  readonly services: ReadonlyMap<string, KnownService>;
  readonly programmeId: string;
};

/** Adds the programme itself, its areas and its staff to rows, and gives the world its stories happen in. */
export function foundProgramme(plan: ProgrammePlan): World {
  const { setting, chance, calendar, programmeId } = plan;
  const rows = gatherRows();
  const founded = calendar.now.subtract({ hours: 24 * 560 });
  rows.add('programme', {
    id: programmeId,
    slug: setting.slug,
    name: setting.name,
    host_name: setting.hostName,
    region: setting.region,
    area_name: setting.areaName,
    time_zone: setting.zone,
    locales: [...setting.locales],
    phone: setting.phone,
    phone_hours: setting.phoneHours,
    email: setting.email,
    address: setting.address,
    settings: { words: setting.words },
    created_at: founded,
  });
  const areaIds = addAreas(plan, rows, founded);
  const teamIds = addTeams(plan, rows, founded);
  const staff: Worker[] = setting.staff.map(one => ({ ...one, id: chance.id(founded) }));
  for (const one of staff) {
    rows.add('staff', {
      programme_id: programmeId,
      id: one.id,
      name: one.name,
      email: `${one.key}@hedgerow.example`,
      phone: setting.phoneOf(one.phone),
      role: one.role,
      team_id: teamIds.get(one.team ?? '') ?? null,
      area_ids: one.areas.flatMap(name => areaIds.get(name) ?? []),
      languages: [...one.languages],
      skills: [...one.skills],
      capacity: one.capacity,
      active: true,
      password_hash: null,
      created_at: founded,
    });
  }
  return {
    programmeId,
    setting,
    chance,
    calendar,
    rows,
    staff,
    areaIds,
    services: plan.services,
    diary: makeDiary(),
    referralIds: new Map(),
    loads: new Map(),
    closings: [],
  };
}

/** Teams have a chance of their own, so that what happens in a programme stays as it was before it had any. */
function addTeams(
  { setting, programmeId }: ProgrammePlan,
  rows: Rows,
  at: Temporal.Instant,
): Map<string, string> {
  const chance = makeChance(setting.staff.length);
  const names = [...new Set(setting.staff.flatMap(one => one.team ?? []))];
  const teams = new Map(names.map(name => [name, chance.id(at)]));
  for (const [name, id] of teams) rows.add('team', { programme_id: programmeId, id, name });
  return teams;
}

function addAreas(plan: ProgrammePlan, rows: Rows, at: Temporal.Instant): Map<string, string> {
  const { setting, chance, programmeId } = plan;
  const ids = new Map<string, string>();
  for (const area of setting.areas) {
    const id = chance.id(at);
    const town = setting.towns[area.at];
    ids.set(area.name, id);
    rows.add('area', {
      programme_id: programmeId,
      id,
      name: area.name,
      postcode_areas: [...area.codes],
      lat: town?.lat ?? null,
      lon: town?.lon ?? null,
    });
  }
  return ids;
}

/** Tells stories in this order: the hand-written ones first, because their times are fixed and others give way. */
export function tell(world: World, stories: readonly Story[]): void {
  for (const story of stories) unfold(world, story);
}
