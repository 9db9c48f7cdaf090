import { foldName } from '../core/index.ts';
import type { Calendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.ts';
import type { Setting, StaffPart } from './setting.ts';

export type Worker = StaffPart & { readonly id: string };

/** A service of the directory that introductions can point to. */
export type KnownService = { readonly id: string; readonly name: string };

/** One programme while it is being written: who is there, what time it is, and what has been written so far. */
export type World = {
  readonly programmeId: string;
  readonly setting: Setting;
  readonly chance: Chance;
  readonly calendar: Calendar;
  readonly rows: Rows;
  readonly staff: readonly Worker[];
  readonly areaIds: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, KnownService>;
  readonly diary: Diary;
  /** Ids of referrals by the key of their story, for those that point to another. */
  readonly referralIds: Map<string, string>;
  /** Cases that were closed, for their letters. */
  readonly closings: Closing[];
  /** People dealt to each link worker so far, 'open aoife' and 'ended aoife'. */
  readonly loads: Map<string, number>;
};

/** A case that was closed: when, by whom, and what is asked of the GP. */
export type Closing = {
  readonly referralId: string;
  readonly linkWorkerId: string;
  readonly at: Temporal.Instant;
  readonly reached: boolean;
  readonly ask: string | null;
};

/** Which times of a day a link worker has already given away. */
export type Diary = {
  /** The time wished for if it is free, else another of that day: 'HH:MM'. */
  book(workerId: string, day: Temporal.PlainDate, wish: string): string;
};

const times = ['09:30', '11:00', '13:30', '15:00', '16:15', '12:15', '17:30', '08:30', '18:30'];

export function makeDiary(): Diary {
  const taken = new Set<string>();
  return {
    book(workerId, day, wish) {
      const free = [wish, ...times].find(time => !taken.has(`${workerId} ${day} ${time}`)) ?? '19:30';
      taken.add(`${workerId} ${day} ${free}`);
      return free;
    },
  };
}

/** @throws RangeError for a key nobody has */
export function staffOf(world: World, key: string): Worker {
  const found = world.staff.find(one => one.key === key);
  if (!found) throw new RangeError(`no member of staff is called ${key}`);
  return found;
}

export function coordinatorOf(world: World): Worker {
  const found = world.staff.find(one => one.role === 'coordinator');
  if (!found) throw new RangeError('a programme has a co-ordinator');
  return found;
}

/** @throws RangeError for a town the setting does not know */
export function townOf(world: World, name: string) {
  const town = world.setting.towns[name];
  if (!town) throw new RangeError(`no town is called ${name}`);
  return town;
}

/** An address for mail that cannot exist. */
export function emailOf(given: string, family: string): string {
  const plain = (name: string) => foldName(name).replace(/[^a-z]/g, '');
  return `${plain(given)}.${plain(family)}@post.example`;
}
