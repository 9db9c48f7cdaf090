import { z } from 'zod';
import { serviceCards } from '../../directory/index.ts';
import {
  Acts,
  BackLink,
  Button,
  Card,
  Caveat,
  choice,
  document,
  Empty,
  Form,
  id,
  StaffLayout,
  Tag,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { conceptName } from '../concept-names.ts';
import { lexiconInUse } from '../editing/lexicon-in-use.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { decideLesson } from './decide-lesson.ts';
import { fewestOutcomes, fewestPeople, highestFactor, lowestFactor } from './factor.ts';
import { type Lesson, learningStore } from './store.ts';

const door = ['coordinator', 'administrator'] as const;

/** Where a lesson stands: nobody decided, in use, in use while newer counts say otherwise, or put aside. */
const standings = ['waiting', 'newer', 'in_use', 'aside'] as const;
type Standing = (typeof standings)[number];

const page = route({
  method: 'get',
  path: '/concepts/learned',
  door,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { lessons, names, lexicon } = await ask.within(async scope => {
      const lessons = await learningStore(scope).lessons();
      const cards = await serviceCards(scope.db, [...new Set(lessons.map(one => one.serviceId))]);
      return { lessons, lexicon: await lexiconInUse(scope), names: cards };
    });
    const groups = Map.groupBy(lessons, standingOf);
    const title = t('matching.learned.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="concepts" frame="narrow" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href="/concepts">{t('matching.concepts.title')}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('matching.learned.lead')}</p>
          </div>
          {lessons.length === 0 ? (
            <Empty title={t('matching.learned.empty')}>
              <p>{t('matching.learned.empty_how', { outcomes: fewestOutcomes, people: fewestPeople })}</p>
            </Empty>
          ) : (
            standings.map(standing => {
              const own = groups.get(standing) ?? [];
              return own.length === 0 ? null : (
                <section class="section stack" aria-labelledby={`learned-${standing}`}>
                  <h2 id={`learned-${standing}`}>{t(`matching.learned.standing.${standing}`)}</h2>
                  {own.map(one => (
                    <OneLesson
                      view={view}
                      lexicon={lexicon}
                      lesson={one}
                      service={names.get(one.serviceId)?.name ?? t('matching.learned.gone')}
                      standing={standing}
                    />
                  ))}
                </section>
              );
            })
          )}
          <Caveat title={t('matching.learned.caveat')} level={2}>
            <p>
              {t('matching.learned.caveat_text', {
                outcomes: fewestOutcomes,
                people: fewestPeople,
                most: percentOf(view, highestFactor),
                least: percentOf(view, lowestFactor),
              })}
            </p>
          </Caveat>
        </StaffLayout>,
      ),
    );
  },
});

const decide = route({
  method: 'post',
  path: '/concepts/learned',
  door,
  form: z.object({
    concept: z.string().max(80),
    service: id(),
    version: wholeNumber({ min: 1, max: 1_000_000 }),
    do: choice(['use', 'leave']),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { concept, service, version } = ask.form;
      const use = ask.form.do === 'use';
      await decideLesson(scope, { conceptId: concept, serviceId: service, version, use });
      const key = use ? 'matching.learned.done_use' : 'matching.learned.done_leave';
      return { to: '/concepts/learned', flash: { key } };
    }),
  async again(ask) {
    return ask.go({ to: '/concepts/learned' });
  },
});

export const learnedRoutes: readonly Route[] = [page, decide];

function standingOf({ approved, factor, decidedAt, proposedOn }: Lesson): Standing {
  if (approved !== null) return approved === factor ? 'in_use' : 'newer';
  if (decidedAt === null) return 'waiting';
  const decidedOn = decidedAt.toZonedDateTimeISO('UTC').toPlainDate();
  return Temporal.PlainDate.compare(proposedOn, decidedOn) > 0 ? 'waiting' : 'aside';
}

type LessonProps = {
  readonly view: View;
  readonly lexicon: Lexicon;
  readonly lesson: Lesson;
  readonly service: string;
  readonly standing: Standing;
};

/** One lesson: what was counted, what it would change, and the step that makes it so or takes it back. */
function OneLesson({ view, lexicon, lesson, service, standing }: LessonProps) {
  const { t, say } = view;
  const { conceptId, serviceId, outcomes, people, went, usual, factor, approved, decidedBy, decidedAt } =
    lesson;
  const concept = conceptName(view, lexicon, conceptId);
  const up = factor > 1;
  // The counts that stand here are the older ones: there is nothing newer to show.
  const even = factor === 1;
  const again = standing === 'newer';
  return (
    <Card>
      <h3>
        <a href={`/services/${serviceId}`}>{service}</a>
      </h3>
      <p>
        {even ? (
          <Tag tone="plain">{t('matching.learned.even')}</Tag>
        ) : (
          <Tag tone={up ? 'going' : 'wait'}>{t(up ? 'matching.learned.up' : 'matching.learned.down')}</Tag>
        )}{' '}
        {t('matching.learned.for', { concept })}
      </p>
      {even ? null : (
        <p>
          {t('matching.learned.evidence', { outcomes, people, went })}{' '}
          {usual === null ? null : t('matching.learned.usual', { usual: Math.round(usual * 10) })}
        </p>
      )}
      <p>
        {even
          ? t('matching.learned.effect_even')
          : t(up ? 'matching.learned.effect_up' : 'matching.learned.effect_down', {
              concept,
              percent: percentOf(view, factor),
            })}{' '}
        {again && approved !== null
          ? t(approved > 1 ? 'matching.learned.now_up' : 'matching.learned.now_down', {
              percent: percentOf(view, approved),
            })
          : null}
      </p>
      {decidedBy && decidedAt ? (
        <p class="small quiet">
          {t(approved === null ? 'matching.learned.left_by' : 'matching.learned.used_by', {
            who: decidedBy,
            day: say.date(decidedAt),
          })}
        </p>
      ) : null}
      <Form view={view} action="/concepts/learned" inline>
        <input type="hidden" name="concept" value={conceptId} />
        <input type="hidden" name="service" value={serviceId} />
        <input type="hidden" name="version" value={String(lesson.version)} />
        <Acts>
          {standing === 'in_use' || even ? null : (
            <Button small name="do" value="use">
              {t(again ? 'matching.learned.use_newer' : 'matching.learned.use')}
            </Button>
          )}
          {standing === 'aside' ? null : (
            <Button small look="quiet" name="do" value="leave">
              {t(standing === 'waiting' ? 'matching.learned.leave' : 'matching.learned.revert')}
            </Button>
          )}
        </Acts>
      </Form>
    </Card>
  );
}

/** How much a factor lifts or lowers, in whole percent. */
function percentOf({ say }: View, factor: number): string {
  return say.number(Math.round(Math.abs(factor - 1) * 100));
}
