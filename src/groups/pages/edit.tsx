import { z } from 'zod';
import { houseRules } from '../../care/index.ts';
import { Forbidden } from '../../core/index.ts';
import { activeStaff } from '../../identity/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { editGroup } from '../edit-group.ts';
import { foundGroup } from '../found-group.ts';
import { type PlannedDate, planDates } from '../plan-dates.ts';
import { may } from '../policy.ts';
import { findGroup } from '../queries.ts';
import { groupStore } from '../store.ts';
import { Preview, WhatFields, WhenFields, WhoFields } from './fields.tsx';
import { type GroupFormValues, groupForm, readGroup, typedGroup } from './form.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid() });
type EditAsk = Ask<{ readonly groupId?: string }, unknown, unknown>;

const empty: Typed = {
  kind: 'course',
  mode: 'venue',
  rhythm: 'weekly',
  weeks: '6',
  minutes: '90',
  places: '12',
  offer: '48',
};

/** The form of a group: new, or one that is there; what was typed, with the dates it would make. */
async function shown(
  ask: EditAsk,
  typed: Typed | null,
  errors: FieldErrors | null,
  preview: readonly PlannedDate[] | null = null,
): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const { groupId } = ask.params;
  const { staff, values, draft } = await ask.within(async scope => {
    mustFound(scope);
    const colleagues = (await activeStaff(scope)).filter(one =>
      ['link_worker', 'coordinator'].includes(one.role),
    );
    if (!groupId) return { staff: colleagues, values: empty, draft: true };
    const { group, leaders } = await findGroup(scope, groupId);
    const dates = await groupStore(scope).dates(groupId);
    return {
      staff: colleagues,
      values: typedGroup(group, leaders, dates, view.zone),
      draft: group.state === 'draft',
    };
  });
  const title = t(groupId ? 'groups.edit.title' : 'groups.new');
  const props = { view, values: typed ?? values, errors };
  return document(
    <StaffLayout view={view} title={title} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={groupId ? `/groups/${groupId}` : '/groups'}>
        {t(groupId ? 'groups.back' : 'groups.title')}
      </BackLink>
      <h1>{title}</h1>
      <Form view={view} action={groupId ? `/groups/${groupId}/edit` : '/groups'}>
        {groupId ? (
          <input type="hidden" name="version" value={String(props.values['version'] ?? '')} />
        ) : null}
        <WhatFields {...props} />
        <h2>{t('groups.part.when')}</h2>
        {draft ? null : <Notice tone="calm">{t('groups.edit.dates_stand')}</Notice>}
        <WhenFields {...props} />
        {preview ? <Preview view={view} dates={preview} /> : null}
        <h2>{t('groups.part.who')}</h2>
        <WhoFields {...props} staff={staff} />
        <FormEnd>
          <Button>{t('groups.save')}</Button>
          <Button look="quiet" name="do" value="look">
            {t('groups.show_dates')}
          </Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

function mustFound(scope: Scope): void {
  const leave = may(scope.actor, 'found', false);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
}

/** The dates that the form would make. */
async function datesOf(ask: EditAsk, form: GroupFormValues): Promise<readonly PlannedDate[]> {
  const { facts, times } = readGroup(form);
  const house = await ask.within(houseRules);
  return planDates(facts.kind, times, house, house.today);
}

async function lookFirst(
  ask: EditAsk & { readonly form: GroupFormValues; readonly c: Ask<unknown, unknown, unknown>['c'] },
) {
  const typed = typedIn(await ask.c.req.formData());
  return ask.page(await shown(ask, typed, null, await datesOf(ask, ask.form)));
}

/** A new group, and a change to one that is there. */
export const editRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/groups/new',
    door,
    handle: async ask => ask.page(await shown({ ...ask, params: {} }, null, null)),
  }),
  route({
    method: 'post',
    path: '/groups',
    door,
    form: groupForm,
    handle: async ask => {
      if (ask.form.do === 'look') return lookFirst({ ...ask, params: {} });
      return ask.commit(async scope => {
        const id = await foundGroup(scope, readGroup(ask.form));
        return { to: `/groups/${id}`, flash: { key: 'groups.done.founded' } };
      });
    },
    again: showAgain((ask: EditAsk, typed, errors) => shown({ ...ask, params: {} }, typed, errors)),
  }),
  route({
    method: 'get',
    path: '/groups/:groupId/edit',
    door,
    params,
    handle: async ask => ask.page(await shown(ask, null, null)),
  }),
  route({
    method: 'post',
    path: '/groups/:groupId/edit',
    door,
    params,
    form: groupForm,
    handle: async ask => {
      if (ask.form.do === 'look') return lookFirst(ask);
      const { groupId } = ask.params;
      return ask.commit(async scope => {
        await editGroup(scope, { groupId, version: ask.form.version ?? 0, ...readGroup(ask.form) });
        return { to: `/groups/${groupId}`, flash: { key: 'groups.done.changed' } };
      });
    },
    again: showAgain(shown),
  }),
];
