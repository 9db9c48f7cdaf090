import { z } from 'zod';
import { Forbidden } from '../../core/index.ts';
import {
  BackLink,
  Button,
  choice,
  DateField,
  date,
  dateTyped,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  Select,
  StaffLayout,
  TextField,
  Tick,
  type Typed,
  tick,
  time,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { cancelDate } from '../cancel-date.ts';
import { groupReasons } from '../group.ts';
import { moveDate } from '../move-date.ts';
import { may } from '../policy.ts';
import { findGroup } from '../queries.ts';
import { groupStore } from '../store.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid(), dateId: z.uuid() });
type DateAsk = Ask<z.output<typeof params>, unknown, unknown>;
const path = '/groups/:groupId/dates/:dateId';

async function shown(ask: DateAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view } = ask;
  const { t, say } = view;
  const { groupId, dateId } = ask.params;
  const { group, date: found } = await ask.within(async scope => {
    const store = groupStore(scope);
    const it = await findGroup(scope, groupId);
    const leave = may(
      scope.actor,
      'keep',
      it.leaders.some(one => one.staffId === scope.actor.id),
    );
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    return { ...it, date: await store.holdDate(groupId, dateId) };
  });
  const local = found.starts_at.toZonedDateTimeISO(view.zone);
  const values = typed ?? {
    ...dateTyped('on', local.toPlainDate()),
    at: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    place: found.place ?? '',
  };
  const why = groupReasons.map(value => ({ value, label: t(`groups.why.${value}`) }));
  return document(
    <StaffLayout view={view} title={t('groups.date.change')} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${groupId}`}>{group.name}</BackLink>
      <h1>{say.when(found.starts_at)}</h1>
      <p class="lead">{t('groups.date.told', { count: group.taken })}</p>
      <Form view={view} action={`/groups/${groupId}/dates/${dateId}`}>
        <h2>{t('groups.date.move')}</h2>
        <DateField view={view} name="on" legend={t('groups.date.on')} values={values} errors={errors} />
        <TextField
          view={view}
          name="at"
          type="time"
          size="short"
          label={t('groups.field.at')}
          values={values}
          errors={errors}
        />
        <TextField
          view={view}
          name="place"
          label={t('groups.date.place')}
          values={values}
          errors={errors}
          optional
        />
        <Select
          view={view}
          name="why"
          label={t('groups.date.why')}
          values={values}
          errors={errors}
          blank={t('groups.choose')}
          options={why}
        />
        <FormEnd>
          <Button>{t('groups.date.move')}</Button>
        </FormEnd>
      </Form>
      <Form view={view} action={`/groups/${groupId}/dates/${dateId}/cancel`}>
        <h2>{t('groups.date.cancel')}</h2>
        <Select
          view={view}
          name="off_why"
          label={t('groups.date.why')}
          values={values}
          errors={errors}
          blank={t('groups.choose')}
          options={why}
        />
        {group.kind === 'course' && group.rhythm ? (
          <Tick view={view} name="another" label={t('groups.date.another')} values={values} errors={errors} />
        ) : null}
        <FormEnd>
          <Button look="quiet">{t('groups.date.cancel')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

/** Moves one date, or calls it off. */
export const dateRoutes: readonly Route[] = [
  route({ method: 'get', path, door, params, handle: async ask => ask.page(await shown(ask, null, null)) }),
  route({
    method: 'post',
    path,
    door,
    params,
    form: z.object({
      on: date({ missing: 'groups.error.begins' }),
      at: time({ missing: 'groups.error.at' }),
      place: optionalText({ max: 200 }),
      why: choice(groupReasons, 'groups.error.why'),
    }),
    handle: ask =>
      ask.commit(async scope => {
        const { on, at, place, why } = ask.form;
        await moveDate(scope, { ...ask.params, startsAt: on.toPlainDateTime(at), place, why });
        return { to: `/groups/${ask.params.groupId}`, flash: { key: 'groups.done.date_moved' } };
      }),
    again: showAgain(shown),
  }),
  route({
    method: 'post',
    path: `${path}/cancel`,
    door,
    params,
    form: z.object({ off_why: choice(groupReasons, 'groups.error.why'), another: tick() }),
    handle: ask =>
      ask.commit(async scope => {
        const { off_why: why, another } = ask.form;
        await cancelDate(scope, { ...ask.params, why, another });
        return { to: `/groups/${ask.params.groupId}`, flash: { key: 'groups.done.date_cancelled' } };
      }),
    again: showAgain((ask: DateAsk, typed, errors) => shown(ask, typed, errors)),
  }),
];
