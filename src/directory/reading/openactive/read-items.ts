import type { PlaceOf } from '../../derive/locate.ts';
import type { Reading } from '../../record.ts';
import { fieldsOf } from '../fields.ts';
import { finishReading } from '../finish.ts';
import { gather } from '../gathering.ts';
import { readService } from '../hsds-object.ts';
import { collectProblems } from '../problems.ts';
import type { OpenItem } from './item.ts';
import { joinItems } from './join-items.ts';
import { serviceFrom } from './to-service.ts';
import type { When } from './to-times.ts';

export type ItemsInput = {
  readonly items: readonly OpenItem[];
  readonly placeOf: PlaceOf;
  readonly fallbackKinds: readonly string[];
  readonly when: When;
};

/**
 * Reads an OpenActive feed as it stands: every series, event, course and facility as a service with its organization, places
 * and times. `present` names all the feed holds, so that a record that could not be read is not taken for gone.
 */
export function readItems(input: ItemsInput): {
  readonly reading: Reading;
  readonly present: readonly string[];
} {
  const problems = collectProblems();
  const gathered = gather(problems);
  const { placeOf, fallbackKinds, when } = input;
  const context = { gathered, problems, placeOf, fallbackKinds };
  const joined = joinItems(input.items);
  for (const item of joined.unread) {
    problems.add({ file: item.key, row: null }, 'row', 'not_a_record', null, item.data);
  }
  for (const key of joined.alone) {
    problems.add({ file: key, row: null }, 'value', 'unknown_reference', 'superEvent', key);
  }
  for (const activity of joined.activities) {
    const where = { file: activity.key, row: null };
    readService(fieldsOf(serviceFrom(activity, joined.split, when), where, problems), context, null);
  }
  const facts = { format: 'rpde', rows: input.items.length, complete: true, file: null } as const;
  return {
    reading: finishReading(facts, gathered, problems),
    present: [...joined.activities.map(({ key }) => key), ...joined.unread.map(({ key }) => key)],
  };
}
