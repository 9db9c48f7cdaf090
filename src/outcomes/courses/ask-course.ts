import { houseRules } from '../../care/index.ts';
import { allowedGroup } from '../../groups/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { CourseTimepoint } from '../../programmes/index.ts';
import { askForMeasures } from '../schedule/ask-for-measures.ts';
import { readCourse } from './read-course.ts';

/**
 * Asks everybody of a course by the link of their own page whose moment is open, who has such a page and was not asked yet.
 * @returns how many were asked
 * @throws NotFound, Forbidden (who did not found it asks one by one)
 */
export async function askCourse(
  scope: Scope,
  { groupId, timepoint }: { readonly groupId: string; readonly timepoint: CourseTimepoint },
): Promise<number> {
  await allowedGroup(scope, groupId, 'found');
  const { today } = await houseRules(scope);
  const lines = await readCourse(scope, groupId, today);
  let asked = 0;
  for (const { place, hasPage, moments } of lines) {
    const line = moments.find(one => one.moment.timepoint === timepoint);
    if (!line?.isOpen || line.ask || !hasPage || !place.referralId) continue;
    const { referralId, placeId } = place;
    if (await askForMeasures(scope, { referralId, timepoint, placeId, way: 'link' })) asked += 1;
  }
  return asked;
}
