import type { View } from '../../ui/index.ts';
import type { CourseEnd } from './course.ts';
import type { PlaceFact } from './queries.ts';

type Props = { readonly view: View; readonly end: CourseEnd; readonly people: readonly PlaceFact[] };

/** The people behind one figure, with a way to their case. */
export function People({ view, end, people }: Props) {
  const { t } = view;
  return (
    <section class="section stack" aria-labelledby="people">
      <h2 id="people">{t(`reports.course.end.${end}`)}</h2>
      <ul class="list-rules">
        {people.map(one => (
          <li>
            {one.referralId ? (
              <a href={`/cases/${one.referralId}`}>{one.name}</a>
            ) : (
              <a href={`/people/${one.personId}`}>{one.name}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
