import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import {
  allTeams,
  changeRole,
  endSessions,
  findStaff,
  LINK_MINUTES,
  type ListedStaff,
  letInAnew,
  makeStaffLink,
  mayLetIn,
  mayManage,
  type Proofs,
  proofsOf,
  putInTeam,
  setActive,
  signinActor,
  staffRoles,
  type Team,
} from '../../identity/index.ts';
import { emit } from '../../platform/events/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  Form,
  FormEnd,
  Ltr,
  Notice,
  optionalId,
  Select,
  StaffLayout,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import type { AccountDeps, AnyAsk } from '../entrance.ts';
import { keepers, RoleChoice } from './staff.tsx';

const params = z.object({ staffId: z.uuid() });
const flash = (key: string, name: string) => ({ key, values: { name } });

/** One member of staff: role, leaving, a new invitation. */
export function staffMemberRoutes(deps: AccountDeps): readonly Route[] {
  const find = async (ask: AnyAsk, id: string): Promise<ListedStaff> => {
    const one = await ask.within(scope => findStaff(scope, id));
    if (!one) throw new NotFound('staff');
    return one;
  };
  /** About somebody's sign-in, by whoever asks: the actor of the sign-in with their id. */
  const signinOf = (ask: AnyAsk) => signinActor(ask.actor.programmeId, ask.actor.id);
  const letIn = async (ask: AnyAsk, id: string): Promise<ListedStaff> => {
    const one = await find(ask, id);
    if (!mayLetIn(ask.actor, one) || !one.active) throw new Forbidden('identity.refused.manage');
    return one;
  };

  /** Somebody invited who has not begun: only then a link alone may let them in. */
  const notBegun = async (ask: AnyAsk, id: string): Promise<ListedStaff> => {
    const one = await letIn(ask, id);
    if (hasBegun(await deps.database.within(signinOf(ask), scope => proofsOf(scope, one.id))))
      throw new Refused('identity.refused.begun');
    return one;
  };

  return [
    route({
      method: 'get',
      path: '/staff/:staffId',
      door: keepers,
      params,
      async handle(ask) {
        const one = await find(ask, ask.params.staffId);
        const teams = await ask.within(allTeams);
        const proofs = await deps.database.within(signinOf(ask), scope => proofsOf(scope, one.id));
        return ask.page(memberPage(ask, one, teams, proofs, deps.mail === true));
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/role',
      door: ['administrator'],
      params,
      stepUp: true,
      form: z.object({ role: choice(staffRoles, 'identity.staff.roleMissing') }),
      async handle(ask) {
        const { staffId } = ask.params;
        const one = await find(ask, staffId);
        return ask.commit(async scope => {
          await changeRole(scope, { staffId, role: ask.form.role });
          return { to: `/staff/${staffId}`, flash: flash('identity.staff.roleChanged', one.name) };
        });
      },
      again: async ask => ask.go({ to: `/staff/${ask.params.staffId}` }),
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/team',
      door: ['administrator'],
      params,
      stepUp: true,
      form: z.object({ team: optionalId() }),
      async handle(ask) {
        const { staffId } = ask.params;
        const one = await find(ask, staffId);
        return ask.commit(async scope => {
          await putInTeam(scope, { staffId, teamId: ask.form.team });
          return { to: `/staff/${staffId}`, flash: flash('identity.team.changed', one.name) };
        });
      },
      again: async ask => ask.go({ to: `/staff/${ask.params.staffId}` }),
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/leave',
      door: ['administrator'],
      params,
      stepUp: true,
      async handle(ask) {
        const { staffId } = ask.params;
        const one = await find(ask, staffId);
        return ask.commit(async scope => {
          await setActive(scope, { staffId, active: false });
          return { to: '/staff', flash: flash('identity.staff.left', one.name) };
        });
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/return',
      door: ['administrator'],
      params,
      stepUp: true,
      async handle(ask) {
        const { staffId } = ask.params;
        const one = await find(ask, staffId);
        return ask.commit(async scope => {
          await setActive(scope, { staffId, active: true });
          return { to: `/staff/${staffId}`, flash: flash('identity.staff.returned', one.name) };
        });
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/sign-out',
      door: ['administrator'],
      params,
      async handle(ask) {
        const one = await find(ask, ask.params.staffId);
        if (!mayManage(ask.actor, one.id)) throw new Forbidden('identity.refused.manage');
        await deps.database.within(signinOf(ask), async scope => {
          await endSessions(scope, one.id, 'ended');
          await audit(scope, { verb: 'staff.signed_out_by_other', subject: { kind: 'staff', id: one.id } });
        });
        return ask.go({ to: `/staff/${one.id}`, flash: flash('identity.staff.signedOut', one.name) });
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/invite-again',
      door: keepers,
      params,
      async handle(ask) {
        const one = await notBegun(ask, ask.params.staffId);
        return ask.commit(async scope => {
          await audit(scope, { verb: 'staff.invited_again', subject: { kind: 'staff', id: one.id } });
          await emit(scope, { name: 'StaffInvited', subjectId: one.id });
          return { to: `/staff/${one.id}`, flash: flash('identity.staff.invited', one.name) };
        });
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/link',
      door: keepers,
      params,
      stepUp: true,
      async handle(ask) {
        const one = await notBegun(ask, ask.params.staffId);
        // Where letters leave, nobody but the one invited sees the link.
        if (deps.mail) throw new Refused('identity.refused.by_mail');
        const token = await ask.within(async scope => {
          await audit(scope, { verb: 'staff.link_shown', subject: { kind: 'staff', id: one.id } });
          return makeStaffLink(scope, one.id, 'invitation');
        });
        return ask.page(linkPage(ask, one, `${deps.publicUrl}/join/${token}`));
      },
    }),
    route({
      method: 'post',
      path: '/staff/:staffId/let-in',
      door: ['administrator'],
      params,
      stepUp: true,
      async handle(ask) {
        const one = await letIn(ask, ask.params.staffId);
        const token = await deps.database.within(signinOf(ask), scope =>
          letInAnew(scope, one.id, 'colleague'),
        );
        if (deps.mail) {
          // The link goes to them, so that whoever lets them in cannot come in as them.
          await ask.within(scope => emit(scope, { name: 'StaffInvited', subjectId: one.id }));
          return ask.go({ to: `/staff/${one.id}`, flash: flash('identity.staff.invited', one.name) });
        }
        return ask.page(linkPage(ask, one, `${deps.publicUrl}/join/${token}`));
      },
    }),
  ];
}

const hasBegun = ({ password, app, passkeys, providers }: Proofs): boolean =>
  password || app || passkeys > 0 || providers.length > 0;

function memberPage(ask: AnyAsk, one: ListedStaff, teams: readonly Team[], proofs: Proofs, mail: boolean) {
  const { view, actor } = ask;
  const { t } = view;
  const manages = mayManage(actor, one.id);
  const letsIn = mayLetIn(actor, one) && one.active;
  const begun = hasBegun(proofs);
  const at = (what: string) => `/staff/${one.id}/${what}`;
  return document(
    <StaffLayout view={view} title={one.name} current="staff" frame="narrow" flash={ask.flash}>
      <div class="page-head">
        <BackLink href="/staff">{t('identity.staff.title')}</BackLink>
        <h1>{one.name}</h1>
        <p class="lead">
          {t.of(`web.role.${one.role}`)} · <Ltr>{one.email}</Ltr>
        </p>
      </div>
      {one.active ? null : <Notice title={t('identity.staff.isGone')} />}
      {one.active && !begun && !view.demo ? (
        <Notice tone="calm" title={t('identity.staff.notBegun')}>
          <p>{t('identity.staff.notBegunBody')}</p>
        </Notice>
      ) : null}
      {letsIn && !begun ? (
        <section class="section stack">
          <h2>{t('identity.staff.invitation')}</h2>
          <div class="acts">
            <Form view={view} action={at(mail ? 'invite-again' : 'link')} inline>
              <Button look="quiet">
                {t(mail ? 'identity.staff.inviteAgain' : 'identity.staff.showLink')}
              </Button>
            </Form>
          </div>
        </section>
      ) : null}
      {manages && one.active ? (
        <section class="section stack">
          <h2>{t('identity.staff.role')}</h2>
          <p>{t('identity.staff.roleBody')}</p>
          <Form view={view} action={at('role')}>
            <RoleChoice view={view} roles={staffRoles} typed={{ role: one.role }} errors={null} />
            <FormEnd>
              <Button look="quiet">{t('identity.staff.roleSave')}</Button>
            </FormEnd>
          </Form>
        </section>
      ) : null}
      {manages && one.active && one.role === 'link_worker' && teams.length > 0 ? (
        <section class="section stack">
          <h2>{t('identity.team.of')}</h2>
          <p>{t('identity.team.ofBody')}</p>
          <Form view={view} action={at('team')}>
            <Select
              view={view}
              name="team"
              label={t('identity.team.of')}
              value={one.teamId}
              blank={t('identity.team.inNone')}
              options={teams.map(team => ({ value: team.id, label: team.name }))}
            />
            <FormEnd>
              <Button look="quiet">{t('identity.team.save')}</Button>
            </FormEnd>
          </Form>
        </section>
      ) : null}
      {manages && one.active && begun ? (
        <section class="section stack">
          <h2>{t('identity.staff.lost')}</h2>
          <p>{t(mail ? 'identity.staff.lostBodyMail' : 'identity.staff.lostBody')}</p>
          <Form view={view} action={at('let-in')} inline>
            <Button look="quiet">{t('identity.staff.letIn')}</Button>
          </Form>
        </section>
      ) : null}
      {manages ? (
        <section class="section stack">
          <h2>{t(one.active ? 'identity.staff.leaving' : 'identity.staff.returning')}</h2>
          <p>{t(one.active ? 'identity.staff.leavingBody' : 'identity.staff.returningBody')}</p>
          <div class="acts">
            <Form view={view} action={at(one.active ? 'leave' : 'return')} inline>
              <Button look="quiet">{t(one.active ? 'identity.staff.leave' : 'identity.staff.return')}</Button>
            </Form>
            {one.active ? (
              <Form view={view} action={at('sign-out')} inline>
                <Button look="quiet">{t('identity.staff.signOut')}</Button>
              </Form>
            ) : null}
          </div>
        </section>
      ) : null}
      {manages || letsIn ? null : <p class="quiet section">{t('identity.staff.notYours')}</p>}
    </StaffLayout>,
  );
}

/** A link to hand over in person, shown this once. */
function linkPage({ view }: AnyAsk, one: ListedStaff, link: string) {
  const { t } = view;
  return document(
    <StaffLayout
      view={view}
      title={t('identity.staff.linkTitle', { name: one.name })}
      current="staff"
      frame="narrow"
    >
      <div class="page-head">
        <BackLink href={`/staff/${one.id}`}>{one.name}</BackLink>
        <h1>{t('identity.staff.linkTitle', { name: one.name })}</h1>
        <p>{t('identity.staff.linkBody', { name: one.name, days: LINK_MINUTES.invitation / 1440 })}</p>
      </div>
      <p class="secret-text section">
        <Ltr>{link}</Ltr>
      </p>
      <Notice title={t('identity.staff.linkOnce')} />
    </StaffLayout>,
  );
}
