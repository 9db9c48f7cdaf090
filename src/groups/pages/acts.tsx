import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { cancelGroup } from '../cancel-group.ts';
import { cancelPlace, giveUpReasons, ourPlaceReasons } from '../cancel-place.ts';
import { groupReasons } from '../group.ts';
import { setBooking } from '../open-group.ts';
import { placeStore } from '../place-store.ts';
import { may } from '../policy.ts';
import { promotePlace } from '../promote-place.ts';
import { findGroup, peopleOf } from '../queries.ts';

const door = ['link_worker', 'coordinator'] as const;
const groupParams = z.object({ groupId: z.uuid() });
const placeParams = z.object({ placeId: z.uuid() });
type GroupAsk = Ask<z.output<typeof groupParams>, unknown, unknown>;
type PlaceAsk = Ask<z.output<typeof placeParams>, unknown, unknown>;

const booking = route({
  method: 'post',
  path: '/groups/:groupId/booking',
  door,
  params: groupParams,
  form: z.object({ booking: z.enum(['open', 'closed']) }),
  handle: ask =>
    ask.commit(async scope => {
      await setBooking(scope, { groupId: ask.params.groupId, booking: ask.form.booking });
      return { to: `/groups/${ask.params.groupId}`, flash: { key: `groups.done.${ask.form.booking}` } };
    }),
  again: async ask => ask.go({ to: `/groups/${ask.params.groupId}` }),
});

async function cancelShown(ask: GroupAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const { group } = await ask.within(scope => {
    const leave = may(scope.actor, 'found', false);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    return findGroup(scope, ask.params.groupId);
  });
  return document(
    <StaffLayout view={view} title={t('groups.cancel.title')} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${group.id}`}>{group.name}</BackLink>
      <h1>{t('groups.cancel.title')}</h1>
      <p class="lead">{t('groups.cancel.lead', { booked: group.taken, waiting: group.waiting })}</p>
      <Form view={view} action={`/groups/${group.id}/cancel`}>
        <ChoiceGroup
          view={view}
          name="why"
          legend={t('groups.cancel.why')}
          values={typed ?? {}}
          errors={errors}
          options={groupReasons.map(value => ({ value, label: t(`groups.why.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('groups.cancel.do')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

const cancelPage = route({
  method: 'get',
  path: '/groups/:groupId/cancel',
  door,
  params: groupParams,
  handle: async ask => ask.page(await cancelShown(ask, null, null)),
});

const cancel = route({
  method: 'post',
  path: '/groups/:groupId/cancel',
  door,
  params: groupParams,
  form: z.object({ why: choice(groupReasons, 'groups.error.why') }),
  handle: ask =>
    ask.commit(async scope => {
      await cancelGroup(scope, { groupId: ask.params.groupId, why: ask.form.why });
      return { to: `/groups/${ask.params.groupId}`, flash: { key: 'groups.done.cancelled' } };
    }),
  again: showAgain(cancelShown),
});

const promote = route({
  method: 'post',
  path: '/group-places/:placeId/promote',
  door,
  params: placeParams,
  handle: ask =>
    ask.commit(async scope => {
      const { groupId } = await promotePlace(scope, ask.params);
      return { to: `/groups/${groupId}`, flash: { key: 'groups.done.promoted' } };
    }),
});

const reasons = [
  ...giveUpReasons.filter(one => one !== 'refused_offer').map(one => `person:${one}` as const),
  ...ourPlaceReasons.map(one => `us:${one}` as const),
];

async function endShown(ask: PlaceAsk, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const { placeId } = ask.params;
  const { group, name } = await ask.within(async scope => {
    const place = await placeStore(scope).find(placeId);
    // Whoever leads the group sees that there is a place; it is ended by those who see whose it is.
    if (!(await placeStore(scope).seesPerson(place.person_id))) throw new NotFound('group_place');
    const found = await findGroup(scope, place.group_id);
    const who = (await peopleOf(scope, place.group_id)).find(one => one.id === placeId);
    await auditAll(scope, [
      { verb: 'group_place.read', subject: { kind: 'group_place', id: placeId }, personId: place.person_id },
    ]);
    return { group: found.group, name: who?.name ?? '' };
  });
  return document(
    <StaffLayout view={view} title={t('groups.end.title')} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${group.id}`}>{group.name}</BackLink>
      <h1>{t('groups.end.of', { name, group: group.name })}</h1>
      <p class="lead">{t('groups.end.lead')}</p>
      <Form view={view} action={`/group-places/${placeId}/end`}>
        <ChoiceGroup
          view={view}
          name="why"
          legend={t('groups.end.why')}
          values={typed ?? {}}
          errors={errors}
          options={reasons.map(value => ({ value, label: t.of(`groups.end.${value.replace(':', '.')}`) }))}
        />
        <FormEnd>
          <Button>{t('groups.end.do')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

const endPage = route({
  method: 'get',
  path: '/group-places/:placeId/end',
  door,
  params: placeParams,
  handle: async ask => ask.page(await endShown(ask, null, null)),
});

const end = route({
  method: 'post',
  path: '/group-places/:placeId/end',
  door,
  params: placeParams,
  form: z.object({
    why: choice(reasons as [(typeof reasons)[number], ...typeof reasons], 'groups.error.why'),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { placeId } = ask.params;
      const [by, code] = ask.form.why.split(':');
      const ours = ourPlaceReasons.find(one => one === code);
      const theirs = giveUpReasons.find(one => one === code);
      const { groupId } =
        by === 'us'
          ? await cancelPlace(scope, { placeId, by: 'us', why: ours ?? 'other' })
          : await cancelPlace(scope, { placeId, by: 'person', why: theirs ?? 'other' });
      return { to: `/groups/${groupId}`, flash: { key: 'groups.done.ended' } };
    }),
  again: showAgain(endShown),
});

/** Opening and closing, calling off, giving a place and ending one. */
export const actRoutes: readonly Route[] = [booking, cancelPage, cancel, promote, endPage, end];
