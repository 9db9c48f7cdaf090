import type { Scope } from '../../platform/database/index.ts';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import { readTyped } from '../worth/typed.ts';
import type { PackFigures } from './compose.ts';
import { gatherPack } from './gather.ts';
import { packPlan } from './plan-store.ts';
import type { PackSpan } from './span.ts';

type Given = {
  readonly span: PackSpan;
  readonly today: Temporal.PlainDate;
  readonly settings: ProgrammeSettings;
};

/** The figures of a span with the costs that the programme gave for its packs. @param scope of the system */
export async function figuresFor(scope: Scope, given: Given): Promise<PackFigures> {
  const { worth } = await packPlan(scope);
  return gatherPack(scope, { ...given, costs: readTyped(worth), source: worth.source });
}
