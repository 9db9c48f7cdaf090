import { Notice, type View } from '../../../ui/index.ts';
import type { Assessment } from '../../assessment.ts';
import { type Catalogue, wordsIn } from '../../instruments/index.ts';
import { dueFor } from '../course-moment.ts';
import type { PlaceAsked } from '../place-in-course.ts';

type Props = {
  readonly view: View;
  readonly asked: PlaceAsked;
  readonly facts: { readonly taken: readonly Assessment[]; readonly catalogue: Catalogue };
  readonly today: Temporal.PlainDate;
};

/** Between which days an answer counts for the course, and what counts already because it was asked for something else. */
export function CourseRule({ view, asked: { place, moment }, facts, today }: Props) {
  const { t, say, locale } = view;
  const { reused } = dueFor(place, moment, facts.taken, { catalogue: facts.catalogue, today });
  return (
    <Notice tone="calm">
      <p>
        {t(`outcomes.course.days.${moment.timepoint}`, {
          course: moment.course,
          from: say.dayShort(moment.opensOn),
          until: say.dayShort(moment.closesOn),
        })}
      </p>
      {reused.length > 0 ? (
        <p>
          {t('outcomes.course.reused', {
            which: say.list(reused.map(one => wordsIn(one.title, locale))),
          })}
        </p>
      ) : null}
    </Notice>
  );
}
