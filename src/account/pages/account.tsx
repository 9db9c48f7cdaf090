import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  changePassword,
  endSessionById,
  endSessions,
  findStaff,
  type ListedStaff,
  makeRecoveryCodes,
  openSessions,
  passkeysOf,
  proofsOf,
  type SignedIn,
  signinActor,
  unlinkKnown,
} from '../../identity/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { type FieldErrors, sayErrors } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { accountPage, passwordPage } from '../account-view.tsx';
import { codesPage } from '../codes-page.tsx';
import { type AccountDeps, type AnyAsk, everybody } from '../entrance.ts';
import { asTyped, faultOf } from '../password-field.tsx';

/** The sign-in of whoever asks. */
export function mineOf(ask: AnyAsk): SignedIn {
  if (!ask.signedIn) throw new NotFound('sign-in');
  return ask.signedIn;
}

/** One transaction about one's own sign-in. */
export function withinMine<T>(
  deps: AccountDeps,
  ask: AnyAsk,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const { programmeId, staffId } = mineOf(ask);
  return deps.database.within(signinActor(programmeId, staffId), work);
}

/** How one signs in: password, second step, passkeys, providers, and where one is signed in. */
export function accountRoutes(deps: AccountDeps): readonly Route[] {
  const showPassword = async (ask: AnyAsk, errors: FieldErrors | null, status: 200 | 422 = 200) => {
    const me = await withinMine(deps, ask, scope => meOf(scope));
    return ask.page(passwordPage(ask, me, errors), status);
  };
  return [
    route({
      method: 'get',
      path: '/account',
      door: everybody,
      async handle(ask) {
        const { staffId, sessionId } = mineOf(ask);
        const known = await withinMine(deps, ask, async scope => ({
          me: await meOf(scope),
          proofs: await proofsOf(scope, staffId),
          passkeys: await passkeysOf(scope, staffId),
          sessions: await openSessions(scope, staffId),
        }));
        return ask.page(accountPage(ask, { ...known, current: sessionId, providers: deps.providers ?? [] }));
      },
    }),
    route({
      method: 'get',
      path: '/account/password',
      door: everybody,
      stepUp: true,
      handle: ask => showPassword(ask, null),
    }),
    route({
      method: 'post',
      path: '/account/password',
      door: everybody,
      stepUp: true,
      form: z.object({ password: asTyped('identity.password.missing') }),
      async handle(ask) {
        const { password } = ask.form;
        const me = await withinMine(deps, ask, scope => meOf(scope));
        const fault = faultOf(ask.view, password, me, ask.programme);
        if (fault) return showPassword(ask, { password: fault }, 422);
        await changePassword(deps, { ...mineOf(ask), password });
        return ask.go({ to: '/account', flash: { key: 'identity.password.changed' } });
      },
      again: (ask, faults) => showPassword(ask, sayErrors(ask.view, faults), 422),
    }),
    route({
      method: 'post',
      path: '/account/codes',
      door: everybody,
      stepUp: true,
      async handle(ask) {
        const { staffId } = mineOf(ask);
        const codes = await withinMine(deps, ask, async scope => {
          await audit(scope, { verb: 'staff.codes_made', subject: { kind: 'staff', id: staffId } });
          await emit(scope, { name: 'StaffSignInChanged', subjectId: staffId, payload: { what: 'codes' } });
          return makeRecoveryCodes(scope, deps.secret, staffId);
        });
        return ask.page(codesPage(ask.view, codes, '/account'));
      },
    }),
    route({
      method: 'post',
      path: '/account/without/:provider',
      door: everybody,
      params: z.object({ provider: z.enum(['1', '2']) }),
      stepUp: true,
      async handle(ask) {
        const { staffId } = mineOf(ask);
        const provider = (deps.providers ?? []).find(({ id }) => id === ask.params.provider);
        if (!provider) throw new NotFound('provider');
        await withinMine(deps, ask, async scope => {
          if (!(await unlinkKnown(scope, staffId, provider.issuer))) throw new NotFound('provider');
          await audit(scope, { verb: 'staff.provider_unlinked', subject: { kind: 'staff', id: staffId } });
          await emit(scope, {
            name: 'StaffSignInChanged',
            subjectId: staffId,
            payload: { what: 'provider_unlinked' },
          });
        });
        return ask.go({
          to: '/account',
          flash: { key: 'identity.provider.unlinked', values: { provider: provider.name } },
        });
      },
    }),
    route({
      method: 'post',
      path: '/account/sign-ins/end-others',
      door: everybody,
      async handle(ask) {
        const { staffId, sessionId } = mineOf(ask);
        await withinMine(deps, ask, async scope => {
          await endSessions(scope, staffId, 'ended', sessionId);
          await audit(scope, { verb: 'staff.signed_out_elsewhere', subject: { kind: 'staff', id: staffId } });
        });
        return ask.go({ to: '/account', flash: { key: 'identity.sessions.othersEnded' } });
      },
    }),
    route({
      method: 'post',
      path: '/account/sign-ins/:signInId/end',
      door: everybody,
      params: z.object({ signInId: z.uuid() }),
      async handle(ask) {
        const { staffId } = mineOf(ask);
        await withinMine(deps, ask, async scope => {
          await endSessionById(scope, staffId, ask.params.signInId);
          await audit(scope, { verb: 'staff.signed_out_elsewhere', subject: { kind: 'staff', id: staffId } });
        });
        return ask.go({ to: '/account', flash: { key: 'identity.sessions.ended' } });
      },
    }),
  ];
}

/** Whoever the transaction is about. */
export async function meOf(scope: Scope): Promise<ListedStaff> {
  const me = await findStaff(scope, scope.actor.id);
  if (!me) throw new NotFound('staff');
  return me;
}
