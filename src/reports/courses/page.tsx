import { z } from 'zod';
import { ruleOf } from '../../groups/index.ts';
import { type Actor, systemActor } from '../../platform/database/index.ts';
import { BackLink, Caveat, document, Empty, StaffLayout } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { Attendance, Journey, Line, Why } from './counts.tsx';
import { courseEnds, endOf } from './course.ts';
import { Changes } from './measures.tsx';
import { People } from './people.tsx';
import { leadsGroup, onRecord, readReport, type Sight, sightOf } from './read.ts';

const query = z.object({ end: z.enum(courseEnds).optional().catch(undefined) });
type Page = Ask<{ readonly groupId: string }, z.output<typeof query>, unknown>;

/** What became of a course: who asked, had a place, came, finished and left, and what changed for those who answered twice. */
const coursePage = route({
  method: 'get',
  path: '/groups/:groupId/report',
  door: ['coordinator', 'link_worker'],
  params: z.object({ groupId: z.uuid() }),
  query,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const { groupId } = ask.params;
    const { report, sight, shown } = await read(ask);
    const { group, figures, dates, changes } = report;
    const { end } = ask.query;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reports.course.title')} current="groups">
          <div class="page-head stack stack--tight">
            <BackLink href={`/groups/${groupId}`}>{group.name}</BackLink>
            <h1>{t('reports.course.title')}</h1>
            <p class="lead">
              {t(`reports.course.lead.${report.over ? 'over' : 'now'}`, {
                group: group.name,
                day: say.date(group.begins_on),
                dates: dates.length,
              })}
            </p>
          </div>
          {figures.asked === 0 ? (
            <Empty title={t('reports.course.none')}>
              <p>{t('reports.course.none.text')}</p>
            </Empty>
          ) : sight === 'figures' ? (
            <Line view={view} figures={figures} />
          ) : (
            <>
              <Journey view={view} group={group} figures={figures} drill={sight === 'people'} />
              {sight === 'people' && end ? <People view={view} end={end} people={shown} /> : null}
              <Attendance view={view} dates={dates} />
              <Why view={view} figures={figures} />
            </>
          )}
          <Changes view={view} changes={changes} exact={sight === 'people'} groupId={groupId} />
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reports.course.caveat.compare')}</p>
            <p>{t('reports.help.caveat.mean')}</p>
            <p>{t('reports.course.caveat.missing')}</p>
            {sight === 'people' ? <p>{t('reports.course.caveat.inside')}</p> : null}
            {sight === 'people' ? null : <p>{t('reports.course.caveat.hidden')}</p>}
            <p>{t('reports.caveat.uncounted')}</p>
          </Caveat>
        </StaffLayout>,
      ),
    );
  },
});

/** The report as far as the reader may see it, put on record. */
async function read(ask: Page) {
  const { groupId } = ask.params;
  const { actor, today } = ask;
  const sight: Sight = await ask.within(async scope => sightOf(actor, await leadsGroup(scope, groupId)));
  const as: Actor = sight === 'people' ? actor : systemActor(ask.programme.id);
  const report = await ask.withinAs(as, scope => readReport(scope, groupId, today));
  const { end } = ask.query;
  const shown =
    sight === 'people' && end
      ? report.places.filter(one => endOf(one, ruleOf(report.group), report.over) === end)
      : [];
  await ask.within(scope => onRecord(scope, groupId, shown));
  return { report, sight, shown };
}

export const courseReportRoutes: readonly Route[] = [coursePage];
