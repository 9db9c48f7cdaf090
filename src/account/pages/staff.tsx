import { z } from 'zod';
import { Refused } from '../../core/index.ts';
import {
  allStaff,
  inviteStaff,
  type ListedStaff,
  mayInviteTo,
  type StaffRole,
  staffRoles,
} from '../../identity/index.ts';
import type { Role } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  email,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  StaffLayout,
  Tag,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import type { AccountDeps } from '../entrance.ts';

export const keepers = ['coordinator', 'administrator'] as const satisfies readonly Role[];

const form = z.object({
  name: text({ missing: 'identity.staff.nameMissing', max: 120 }),
  email: email(),
  role: choice(staffRoles, 'identity.staff.roleMissing'),
});

/** Who works here, and inviting somebody. */
export function staffRoutes(deps: AccountDeps): readonly Route[] {
  const invite = (ask: StaffAsk, typed: Typed, errors: FieldErrors | null) =>
    invitePage(ask, deps.mail === true, typed, errors);
  return [
    route({
      method: 'get',
      path: '/staff',
      door: keepers,
      async handle(ask) {
        const people = await ask.within(allStaff);
        return ask.page(listPage(ask, people));
      },
    }),
    route({
      method: 'get',
      path: '/staff/invite',
      door: keepers,
      handle: async ask => ask.page(invite(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/staff/invite',
      door: keepers,
      stepUp: true,
      form,
      async handle(ask) {
        try {
          return await ask.commit(async scope => {
            const id = await inviteStaff(scope, ask.form);
            const key = deps.mail ? 'identity.staff.invited' : 'identity.staff.invitedNoMail';
            return { to: `/staff/${id}`, flash: { key, values: { name: ask.form.name } } };
          });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          const typed = { name: ask.form.name, email: ask.form.email, role: ask.form.role };
          return ask.page(invite(ask, typed, { email: ask.view.t('identity.refused.email_taken') }), 422);
        }
      },
      again: showAgain(invite),
    }),
  ];
}

type StaffAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'actor' | 'flash'>;

function listPage({ view, flash }: StaffAsk, people: readonly ListedStaff[]) {
  const { t } = view;
  const here = people.filter(one => one.active);
  const gone = people.filter(one => !one.active);
  return document(
    <StaffLayout view={view} title={t('identity.staff.title')} current="staff" flash={flash}>
      <div class="page-head head-row">
        <h1>{t('identity.staff.title')}</h1>
        <LinkButton href="/staff/invite" icon="plus">
          {t('identity.staff.invite')}
        </LinkButton>
      </div>
      <p>
        <a href="/staff/teams">{t('identity.team.title')}</a>
      </p>
      <People view={view} people={here} />
      {gone.length > 0 ? (
        <section class="section">
          <h2>{t('identity.staff.gone')}</h2>
          <People view={view} people={gone} />
        </section>
      ) : null}
    </StaffLayout>,
  );
}

function People({ view, people }: { readonly view: View; readonly people: readonly ListedStaff[] }) {
  return (
    <ul class="list-rules">
      {people.map(one => (
        <li class="head-row">
          <span>
            <a href={`/staff/${one.id}`}>{one.name}</a>
            <br />
            <span class="quiet small">
              <Ltr>{one.email}</Ltr>
            </span>
          </span>
          <Tag tone="plain">{view.t.of(`web.role.${one.role}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function invitePage({ view, actor }: StaffAsk, mail: boolean, typed: Typed, errors: FieldErrors | null) {
  const { t } = view;
  const roles = mayInviteTo(actor);
  return document(
    <StaffLayout view={view} title={t('identity.staff.invite')} current="staff" frame="narrow">
      <div class="page-head">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/staff">{t('identity.staff.title')}</BackLink>
        <h1>{t('identity.staff.invite')}</h1>
        <p>{t(mail ? 'identity.staff.inviteBody' : 'identity.staff.inviteByHand')}</p>
      </div>
      <Form view={view} action="/staff/invite">
        <TextField view={view} name="name" label={t('identity.staff.name')} values={typed} errors={errors} />
        <TextField
          view={view}
          name="email"
          type="email"
          label={t('identity.staff.email')}
          values={typed}
          errors={errors}
        />
        <RoleChoice view={view} roles={roles} typed={typed} errors={errors} />
        <FormEnd>
          <Button>{t('identity.staff.send')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

type RoleProps = {
  readonly view: View;
  readonly roles: readonly StaffRole[];
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** Roles to choose from, each with what it may do. */
export function RoleChoice({ view, roles, typed, errors }: RoleProps) {
  const { t } = view;
  return (
    <ChoiceGroup
      view={view}
      name="role"
      legend={t('identity.staff.role')}
      values={typed}
      errors={errors}
      options={roles.map(role => ({
        value: role,
        label: t(`web.role.${role}`),
        hint: t(`identity.staff.may.${role}`),
      }))}
    />
  );
}
