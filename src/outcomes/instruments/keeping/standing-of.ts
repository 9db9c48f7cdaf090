import { NotFound } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import type { Standing } from '../fold-steps.ts';
import { instrumentsOf } from '../queries.ts';

/** Where one questionnaire of the actor's programme stands. @throws NotFound for one that nobody knows here */
export async function standingOf(
  scope: Scope,
  instrument: string,
  day: Temporal.PlainDate,
): Promise<Standing> {
  const { standings } = await instrumentsOf(scope, day);
  const found = standings.find(one => one.instrument.id === instrument);
  if (!found) throw new NotFound('questionnaire');
  return found;
}
