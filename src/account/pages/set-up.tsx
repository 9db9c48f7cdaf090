import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import {
  type Ceremony,
  type Completed,
  completeSignIn,
  endSession,
  endSigningIn,
  keepPasskey,
  makeRecoveryCodes,
  offerPasskey,
  proofsOf,
  type SigningIn,
  signinActor,
} from '../../identity/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  BareLayout,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  sayErrors,
  text,
} from '../../ui/index.ts';
import {
  onwards,
  type Route,
  route,
  setSignIn,
  setSignInCookie,
  signInCookieOf,
  signInOf,
} from '../../web/index.ts';
import { AppFields, keepApp, offerApp } from '../app-set-up.tsx';
import { codesPage } from '../codes-page.tsx';
import { type AccountDeps, type AnyAsk, secureOf, withWhat } from '../entrance.ts';
import { PasskeyButton } from '../passkey-button.tsx';
import { carriedBy, methodOf } from './second-step.tsx';

const query = z.object({ to: onwards.default('/today') });
const appForm = z.object({
  code: text({ max: 30, missing: 'identity.app.missing' }),
  ticket: z.string().max(2000),
  to: onwards,
});
export const newPasskeyForm = z.object({
  answer: z.string().max(60_000),
  ticket: z.string().max(2000),
  name: text({ max: 60, missing: 'identity.passkey.nameMissing' }),
  to: onwards.default('/account'),
});

/**
 * Setting up a second step, before the first sign-in is complete: everybody has one. Whoever has one already does not get here: a
 * password alone could otherwise replace it.
 */
export function setUpRoutes(deps: AccountDeps): readonly Route[] {
  const secure = secureOf(deps);
  const show = async (
    ask: AnyAsk,
    to: string,
    { errors = null, ticket = '' }: { errors?: FieldErrors | null; ticket?: string },
    status: 200 | 422 = 200,
  ) => {
    const carried = await carriedBy(deps, ask);
    if (!carried) return ask.go({ to: `/sign-in?expired=1&to=${encodeURIComponent(to)}` });
    const house = (await deps.programmes.byId(carried.programmeId))?.name ?? 'Hedgerow';
    const { ready, ceremony } = await deps.database.within(actorOf(carried), async scope => {
      const { app, passkeys } = await proofsOf(scope, carried.staffId);
      return { ready: app || passkeys > 0, ceremony: await offerPasskey(deps, scope, { ...carried, house }) };
    });
    if (ready) return ask.go({ to: `/sign-in/second?to=${encodeURIComponent(to)}` });
    return ask.page(setUpPage(ask, deps, { carried, ceremony, to, errors, ticket }), status);
  };

  /** Keeps the second step, makes recovery codes and completes the sign-in, in one transaction. */
  const finish = async (
    ask: AnyAsk,
    to: string,
    what: 'app' | 'passkey',
    keep: (scope: Scope, carried: SigningIn) => Promise<boolean>,
    onFault: () => Promise<Response>,
  ): Promise<Response> => {
    const carried = await carriedBy(deps, ask);
    if (!carried) return ask.go({ to: '/sign-in?expired=1' });
    const knownAs = signInCookieOf(ask.c, 'device', secure);
    type Done = { readonly completed: Completed; readonly codes: readonly string[] };
    const done = await deps.database.within(actorOf(carried), async (scope): Promise<Done | null> => {
      const { app, passkeys } = await proofsOf(scope, carried.staffId);
      if (app || passkeys > 0 || !(await keep(scope, carried))) return null;
      if (!(await endSigningIn(scope, carried.tokenHash))) return null;
      const codes = await makeRecoveryCodes(scope, deps.secret, carried.staffId);
      const subject = { kind: 'staff', id: carried.staffId };
      await audit(scope, { verb: 'staff.second_step_set_up', subject, reason: what });
      const method = methodOf(carried.method);
      return { codes, completed: await completeSignIn(scope, { method, ...withWhat(ask), knownAs }) };
    });
    if (!done) return onFault();
    await endSession(deps.database, signInOf(ask.c, secure));
    setSignInCookie(ask.c, 'signingIn', '', secure);
    setSignIn(ask.c, done.completed.session, secure);
    setSignInCookie(ask.c, 'device', done.completed.device, secure);
    return ask.page(codesPage(ask.view, done.codes, to));
  };

  return [
    route({
      method: 'get',
      path: '/sign-in/set-up',
      door: 'anyone',
      query,
      handle: ask => show(ask, ask.query.to, {}),
    }),
    route({
      method: 'post',
      path: '/sign-in/set-up',
      door: 'anyone',
      form: appForm,
      handle(ask) {
        const { to, ticket } = ask.form;
        const errors = { code: ask.view.t('identity.app.wrong') };
        return finish(
          ask,
          to,
          'app',
          (scope, { staffId, email }) => keepApp(deps, scope, { id: staffId, email }, ask.form),
          () => show(ask, to, { errors, ticket }, 422),
        );
      },
      again: (ask, faults, typed) =>
        show(
          ask,
          onwards.parse(typed.get('to')),
          { errors: sayErrors(ask.view, faults), ticket: String(typed.get('ticket') ?? '') },
          422,
        ),
    }),
    route({
      method: 'post',
      path: '/sign-in/set-up/passkey',
      door: 'anyone',
      form: newPasskeyForm,
      handle(ask) {
        const { to } = ask.form;
        const errors = { name: ask.view.t('identity.passkey.notMade') };
        return finish(
          ask,
          to === '/account' ? '/today' : to,
          'passkey',
          scope => keepPasskey(deps, scope, ask.form),
          () => show(ask, to, { errors }, 422),
        );
      },
      again: (ask, faults, typed) =>
        show(ask, onwards.parse(typed.get('to')), { errors: sayErrors(ask.view, faults) }, 422),
    }),
  ];
}

const actorOf = ({ programmeId, staffId }: SigningIn) => signinActor(programmeId, staffId);

type Drawn = {
  readonly carried: SigningIn;
  readonly ceremony: Ceremony;
  readonly to: string;
  readonly errors: FieldErrors | null;
  readonly ticket: string;
};

function setUpPage({ view }: AnyAsk, deps: AccountDeps, { carried, ceremony, to, errors, ticket }: Drawn) {
  const { t } = view;
  const owner = { id: carried.staffId, email: carried.email };
  return document(
    <BareLayout view={view} title={t('identity.setUp.title')} script languages={false}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('identity.setUp.title')}</h1>
      <p class="lead">{t('identity.setUp.body')}</p>
      <section class="section stack">
        <h2>{t('identity.setUp.app')}</h2>
        <Form view={view} action="/sign-in/set-up">
          <input type="hidden" name="to" value={to} />
          <AppFields view={view} offer={offerApp(deps, owner, ticket)} owner={owner} errors={errors} />
          <FormEnd>
            <Button>{t('identity.setUp.done')}</Button>
          </FormEnd>
        </Form>
      </section>
      <section class="section stack">
        <h2>{t('identity.setUp.passkey')}</h2>
        <p>{t('identity.passkey.what')}</p>
        <PasskeyButton
          view={view}
          action="/sign-in/set-up/passkey"
          ceremony={ceremony}
          does="create"
          label={t('identity.passkey.make')}
          to={to}
          named
          look="quiet"
        />
      </section>
    </BareLayout>,
  );
}
