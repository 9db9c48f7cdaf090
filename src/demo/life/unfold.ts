import type { Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';
import { writeAround } from './around.ts';
import { writeIntroductions } from './introductions.ts';
import { writeMeasures } from './measures.ts';
import { writeMessages } from './messages.ts';
import { instantOf, writePerson } from './person.ts';
import { writePlan } from './plan.ts';
import { writeSessions } from './sessions.ts';
import { timelineOf } from './timeline.ts';

/** Turns a story into rows: everything that would be in the record had it happened in this programme. */
export function unfold(world: World, story: Story): void {
  const timeline = timelineOf(world, story);
  const written = writePerson(world, story, timeline);
  const held = writeSessions(world, story, written, timeline.slots);
  const goals = writePlan(world, story, written, held);
  writeIntroductions(world, story, written, held, goals);
  writeMeasures(world, story, written, held);
  writeAround(world, story, written, held);
  writeMessages(world, story, written);
  const closed = instantOf(written.steps, 'close');
  if (closed && written.personId) {
    world.closings.push({
      referralId: written.referralId,
      linkWorkerId: staffOf(world, story.worker ?? '').id,
      at: closed,
      reached: instantOf(written.steps, 'start_work') !== null,
      ask: story.ask ?? null,
    });
  }
}
