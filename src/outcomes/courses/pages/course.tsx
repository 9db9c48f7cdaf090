import { z } from 'zod';
import { findGroup } from '../../../groups/index.ts';
import { courseTimepoints } from '../../../programmes/index.ts';
import { BackLink, Button, document, Empty, Form, StaffLayout, type View } from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { type Instrument, instrumentsOf } from '../../instruments/index.ts';
import { askCourse } from '../ask-course.ts';
import { choicesOf } from '../choices.ts';
import { chooseMeasures } from '../choose-measures.ts';
import { chosenOf } from '../course-queries.ts';
import { type PlaceLine, readCourse } from '../read-course.ts';
import { ChooseForm } from './choose-form.tsx';
import { CourseLines } from './course-lines.tsx';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid() });
const path = '/groups/:groupId/measures';
type Page = Ask<{ readonly groupId: string }, unknown, unknown>;

/** What a course asks before and after, and where each person stands. */
const coursePage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { group, chosen, choices, lines } = await read(ask);
    const course = group.kind === 'course';
    const live = group.state !== 'ended' && group.state !== 'cancelled';
    const title = t('outcomes.course.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="groups" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href={`/groups/${group.id}`}>{group.name}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t(course ? 'outcomes.course.lead' : 'outcomes.course.refused.regular')}</p>
          </div>
          {course && chosen.length > 0 ? (
            <>
              <People ask={ask} lines={lines} />
              <p>
                <a href={`/groups/${group.id}/report`}>{t('outcomes.course.report')}</a>
              </p>
            </>
          ) : null}
          {course && chosen.length === 0 ? (
            <Empty title={t('outcomes.course.none')}>
              <p>{t('outcomes.course.none.text')}</p>
            </Empty>
          ) : null}
          {course ? (
            <ChooseForm
              view={view}
              groupId={group.id}
              choices={choices}
              chosen={chosen}
              may={live && ask.actor.role === 'coordinator'}
            />
          ) : null}
        </StaffLayout>,
      ),
    );
  },
});

function read(ask: Page) {
  return ask.within(async scope => {
    const { groupId } = ask.params;
    const { group } = await findGroup(scope, groupId);
    const catalogue = await instrumentsOf(scope, ask.today);
    const chosen = await chosenOf(scope, groupId);
    const choices = choicesOf(ask.programme.settings, catalogue);
    // What was chosen and is not asked by the programme any more is still shown.
    const gone = chosen.flatMap(id =>
      choices.some(one => one.id === id) ? [] : (catalogue.of(id) ?? []),
    ) as readonly Instrument[];
    const lines: readonly PlaceLine[] = chosen.length > 0 ? await readCourse(scope, groupId, ask.today) : [];
    return { group, chosen, choices: [...choices, ...gone], lines };
  });
}

function People({ ask, lines }: { readonly ask: Page; readonly lines: readonly PlaceLine[] }) {
  const { view, actor } = ask;
  const { t } = view;
  const all = actor.role === 'coordinator';
  return (
    <section class="section stack" aria-labelledby="who">
      <h2 id="who">{t('outcomes.course.people')}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{t('outcomes.course.people.none')}</p>
      ) : (
        <CourseLines view={view} lines={lines} />
      )}
      {all ? <AskAll view={view} groupId={ask.params.groupId} lines={lines} /> : null}
      <p class="small quiet">{t('outcomes.course.rule')}</p>
    </section>
  );
}

type AskAllProps = { readonly view: View; readonly groupId: string; readonly lines: readonly PlaceLine[] };

/** One button for everybody who has a page of their own and was not asked yet. */
function AskAll({ view, groupId, lines }: AskAllProps) {
  const { t } = view;
  return (
    <>
      {courseTimepoints.map(timepoint => {
        const count = lines.filter(
          ({ hasPage, moments }) =>
            hasPage && moments.some(one => one.moment.timepoint === timepoint && one.isOpen && !one.ask),
        ).length;
        return count === 0 ? null : (
          <Form view={view} action={`/groups/${groupId}/measures/ask`} inline>
            <input type="hidden" name="timepoint" value={timepoint} />
            <Button look="quiet">{t(`outcomes.course.ask_all.${timepoint}`, { count })}</Button>
          </Form>
        );
      })}
    </>
  );
}

const choose = route({
  method: 'post',
  path,
  door,
  params,
  form: z.object({
    ask: z.preprocess(one => (one === undefined ? [] : [one].flat()), z.array(z.string().max(80)).max(60)),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { groupId } = ask.params;
      await chooseMeasures(scope, { groupId, instruments: ask.form.ask });
      return { to: `/groups/${groupId}/measures`, flash: { key: 'outcomes.course.chosen' } };
    }),
  // Only boxes of ours send it.
  again: async ask => ask.go({ to: `/groups/${ask.params.groupId}/measures` }),
});

const askEverybody = route({
  method: 'post',
  path: '/groups/:groupId/measures/ask',
  door,
  params,
  form: z.object({ timepoint: z.enum(courseTimepoints) }),
  handle: ask =>
    ask.commit(async scope => {
      const { groupId } = ask.params;
      const count = await askCourse(scope, { groupId, timepoint: ask.form.timepoint });
      return {
        to: `/groups/${groupId}/measures`,
        flash: { key: 'outcomes.course.asked', values: { count } },
      };
    }),
  again: async ask => ask.go({ to: `/groups/${ask.params.groupId}/measures` }),
});

export const courseRoutes: readonly Route[] = [coursePage, choose, askEverybody];
