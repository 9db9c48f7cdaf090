import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import {
  Acts,
  BackLink,
  Button,
  type Child,
  document,
  Facts,
  Fold,
  Form,
  LinkButton,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import type { GroupDate, OwnGroup } from '../group.ts';
import { placeStore } from '../place-store.ts';
import { findGroup, type GroupLeader, peopleOf } from '../queries.ts';
import { hasCome } from '../register/keep-register.ts';
import { groupStore } from '../store.ts';
import { GroupStateTag } from './list.tsx';
import { BookedSection, WaitingSection } from './people.tsx';
import { languageName } from './words.ts';

/** One group: its dates, who comes, who waits and in which order, and what can be done. */
export const groupPage = route({
  method: 'get',
  path: '/groups/:groupId',
  door: ['link_worker', 'coordinator'],
  params: z.object({ groupId: z.uuid() }),
  async handle(ask) {
    const { view, actor, flash } = ask;
    const { t } = view;
    const { groupId } = ask.params;
    const { group, leaders, dates, people, queue } = await ask.within(async scope => {
      const found = await findGroup(scope, groupId);
      const rest = await allOf({
        dates: groupStore(scope).dates(groupId),
        people: peopleOf(scope, groupId),
        queue: placeStore(scope).queue(groupId),
      });
      await auditAll(
        scope,
        rest.people.map(one => ({
          verb: 'group_place.listed' as const,
          subject: { kind: 'group_place', id: one.id },
          personId: one.personId,
        })),
      );
      return { ...found, ...rest };
    });
    const leads = leaders.some(one => one.staffId === actor.id);
    const coordinates = actor.role === 'coordinator';
    const live = group.state === 'open' || group.state === 'running';
    return ask.page(
      document(
        <StaffLayout view={view} title={group.name} current="groups" flash={flash}>
          <div class="stack">
            <BackLink href="/groups">{t('groups.title')}</BackLink>
            <div class="head-row">
              <h1>{group.name}</h1>
              <GroupStateTag view={view} group={group} />
            </div>
            <p class="lead">
              {t('groups.left_of', { left: group.places - group.taken, places: group.places })}
              {group.waiting > 0 ? ` ${t('groups.waiting_count', { count: group.waiting })}.` : ''}
            </p>
            {live && group.booking === 'open' ? (
              <Acts>
                <LinkButton look="main" href={`/groups/${groupId}/book`} icon="plus">
                  {t('groups.book.title')}
                </LinkButton>
              </Acts>
            ) : null}
          </div>
          <div class="columns">
            <div class="columns__main">
              <BookedSection view={view} group={group} people={people} total={group.taken} />
              <WaitingSection view={view} group={group} people={people} queue={queue} />
            </div>
            <div class="columns__side">
              <DatesSection
                view={view}
                group={group}
                dates={dates}
                keeps={coordinates || leads}
                now={ask.now}
              />
              <AboutSection view={view} group={group} leaders={leaders} />
              <MoreSection view={view} group={group} signed={dates.some(one => one.signed_at !== null)} />
              {coordinates ? <DoSection view={view} group={group} /> : null}
            </div>
          </div>
        </StaffLayout>,
      ),
    );
  },
});

type Props = { readonly view: View; readonly group: OwnGroup };
/** Dates that are shown without unfolding. */
const SHOWN = 6;

function DatesSection(
  props: Props & {
    readonly dates: readonly GroupDate[];
    readonly keeps: boolean;
    readonly now: Temporal.Instant;
  },
) {
  const { view, group, dates, keeps, now } = props;
  const { t } = view;
  const coming = dates.filter(one => Temporal.Instant.compare(one.starts_at, now) > 0);
  const past = dates.filter(one => Temporal.Instant.compare(one.starts_at, now) <= 0);
  const list = (rows: readonly GroupDate[]) => (
    <ol class="list-rules">
      {rows.map(row => (
        <li id={`date-${row.id}`}>
          <DateCell
            view={view}
            date={row}
            course={group.kind === 'course'}
            keeps={keeps && row.state === 'planned' && coming.includes(row) && group.state !== 'draft'}
            register={keeps && row.state !== 'cancelled' && hasCome(row.starts_at, now, view.zone)}
          />
        </li>
      ))}
    </ol>
  );
  const [soon, later] = [coming.slice(0, SHOWN), coming.slice(SHOWN)];
  return (
    <section aria-labelledby="dates" class="section">
      <h2 id="dates">{t('groups.part.when')}</h2>
      {coming.length > 0 ? list(soon) : <p class="quiet">{t('groups.no_next')}</p>}
      {later.length > 0 ? (
        <Fold summary={t('groups.dates.later', { count: later.length })}>{list(later)}</Fold>
      ) : null}
      {past.length > 0 ? (
        <Fold summary={t('groups.dates.past', { count: past.length })}>{list(past)}</Fold>
      ) : null}
    </section>
  );
}

function DateCell({
  view,
  date,
  course,
  keeps,
  register,
}: {
  readonly view: View;
  readonly date: GroupDate;
  readonly course: boolean;
  readonly keeps: boolean;
  readonly register: boolean;
}) {
  const { t, say } = view;
  return (
    <>
      {course ? <span class="quiet">{date.number}. </span> : null}
      {date.state === 'cancelled' ? <s>{say.when(date.starts_at)}</s> : say.when(date.starts_at)}
      {date.state === 'cancelled' ? (
        <p class="small">
          <Tag tone="look">{t('groups.date.cancelled')}</Tag>{' '}
          {date.why ? t(`groups.why.${date.why as 'other'}`) : ''}
        </p>
      ) : null}
      {date.moved_from && date.state !== 'cancelled' ? (
        <p class="small">
          {t('groups.date.moved_from', { when: say.when(date.moved_from) })}{' '}
          {date.why ? t(`groups.why.${date.why as 'other'}`) : ''}
        </p>
      ) : null}
      {date.place ? <p class="small">{t('groups.date.elsewhere', { place: date.place })}</p> : null}
      {register ? (
        <p>
          <a href={`/groups/${date.group_id}/dates/${date.id}/register`}>
            {t(date.signed_at ? 'groups.register.see' : 'groups.register.open')}
            <span class="visually-hidden"> {say.when(date.starts_at)}</span>
          </a>
        </p>
      ) : null}
      {keeps ? (
        <p class="small">
          <a href={`/groups/${date.group_id}/dates/${date.id}`}>
            {t('groups.date.change')}
            <span class="visually-hidden"> {say.when(date.starts_at)}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}

function AboutSection({ view, group, leaders }: Props & { readonly leaders: readonly GroupLeader[] }) {
  const { t, say } = view;
  const fact = (term: string, detail: Child) => (detail ? [{ term, detail }] : []);
  return (
    <section aria-labelledby="about" class="section">
      <h2 id="about">{t('groups.part.about')}</h2>
      <Facts
        items={[
          ...fact(t('groups.field.kind'), t(`groups.kind.${group.kind}`)),
          ...fact(
            t('groups.field.leaders'),
            leaders.length > 0 ? say.list(leaders.map(one => one.name)) : t('groups.no_leader'),
          ),
          ...fact(t('groups.field.mode'), t(`groups.mode.${group.mode}`)),
          ...fact(t('groups.field.place'), [group.place, group.address].filter(Boolean).join(', ')),
          ...fact(t('groups.field.directions'), group.directions),
          ...fact(
            t('groups.field.languages'),
            group.languages.length > 0 ? say.list(group.languages.map(one => languageName(view, one))) : null,
          ),
          ...fact(
            t('groups.field.needs'),
            group.needs_met.length > 0 ? (
              <ul class="bullets">
                {group.needs_met.map(one => (
                  <li>{t(`groups.meets.${one as 'carer'}`)}</li>
                ))}
              </ul>
            ) : (
              t('groups.meets_none')
            ),
          ),
          ...fact(t('groups.field.about'), group.about),
          ...fact(t('groups.field.expect'), group.what_to_expect),
          ...fact(
            t('groups.cancelled_why'),
            group.cancelled_why ? t(`groups.why.${group.cancelled_why as 'other'}`) : null,
          ),
        ]}
      />
    </section>
  );
}

/** What else there is to a group: its questions, its report, its certificates. */
function MoreSection({ view, group, signed }: Props & { readonly signed: boolean }) {
  const { t } = view;
  const more = [
    ...(group.kind === 'course' && group.state !== 'draft' ? (['measures', 'report'] as const) : []),
    ...(signed ? (['certificates'] as const) : []),
  ];
  if (more.length === 0) return null;
  return (
    <section aria-labelledby="more" class="section">
      <h2 id="more">{t('groups.more.title')}</h2>
      <ul class="list-rules">
        {more.map(one => (
          <li>
            <a href={`/groups/${group.id}/${one}`}>{t(`groups.more.${one}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the co-ordinator may do with the whole group. */
function DoSection({ view, group }: Props) {
  const { t } = view;
  if (group.state === 'ended' || group.state === 'cancelled') return null;
  const opens = group.booking === 'closed';
  return (
    <section aria-labelledby="do" class="section">
      <h2 id="do">{t('groups.part.do')}</h2>
      <Form view={view} action={`/groups/${group.id}/booking`} inline>
        <Button
          look={group.state === 'draft' ? 'main' : 'quiet'}
          name="booking"
          value={opens ? 'open' : 'closed'}
        >
          {t(group.state === 'draft' ? 'groups.do.open' : opens ? 'groups.do.reopen' : 'groups.do.close')}
        </Button>
      </Form>
      <Acts>
        <LinkButton look="words" href={`/groups/${group.id}/edit`}>
          {t('groups.edit.title')}
        </LinkButton>
        <LinkButton look="words" href={`/groups/${group.id}/cancel`}>
          {t('groups.cancel.title')}
        </LinkButton>
      </Acts>
    </section>
  );
}
