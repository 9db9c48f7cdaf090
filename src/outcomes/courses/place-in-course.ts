import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { CourseTimepoint, Timepoint } from '../../programmes/index.ts';
import { type CourseMoment, momentsOf } from './course-moment.ts';
import { coursePlaces, type NamedCoursePlace } from './course-queries.ts';

/** A place with the moment of it that is asked about. */
export type PlaceAsked = { readonly place: NamedCoursePlace; readonly moment: CourseMoment };

/** Whether a moment is one of a course, so that it needs a place. */
export const isOfCourse = (timepoint: Timepoint): timepoint is CourseTimepoint =>
  timepoint === 'course_start' || timepoint === 'course_end';

/**
 * The place that a moment of a course is about; null for a moment of the case itself.
 * @throws NotFound (no place was named, it is of another case, or its course asks nothing)
 */
export async function placeAsked(
  scope: Scope,
  asked: {
    readonly referralId: string;
    readonly timepoint: Timepoint;
    readonly placeId?: string | null | undefined;
  },
): Promise<PlaceAsked | null> {
  const { referralId, timepoint, placeId } = asked;
  if (!isOfCourse(timepoint)) return null;
  const [place] = placeId ? await coursePlaces(scope, { placeIds: [placeId] }) : [];
  const moment = place && momentsOf(place).find(one => one.timepoint === timepoint);
  if (!place || place.referralId !== referralId || !moment) throw new NotFound('group_place');
  return { place, moment };
}
