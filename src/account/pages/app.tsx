import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { dropTotp, holdSecondSteps, proofsOf } from '../../identity/index.ts';
import { emit } from '../../platform/events/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  sayErrors,
  text,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { AppFields, keepApp, offerApp } from '../app-set-up.tsx';
import { type AccountDeps, type AnyAsk, everybody } from '../entrance.ts';
import { meOf, withinMine } from './account.tsx';

/** One's own authenticator app: a new one in place of the old, or none where a passkey is left. */
export function appRoutes(deps: AccountDeps): readonly Route[] {
  const show = async (ask: AnyAsk, errors: FieldErrors | null, ticket = '', status: 200 | 422 = 200) => {
    const { me, proofs } = await withinMine(deps, ask, async scope => ({
      me: await meOf(scope),
      proofs: await proofsOf(scope, scope.actor.id),
    }));
    const { view } = ask;
    const { t } = view;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('identity.app.title')} frame="narrow">
          <div class="page-head">
            <ErrorSummary view={view} errors={errors} />
            <BackLink href="/account">{t('identity.account.title')}</BackLink>
            <h1>{t('identity.app.title')}</h1>
            {proofs.app ? <p>{t('identity.app.replaces')}</p> : null}
          </div>
          <Form view={view} action="/account/app">
            <AppFields view={view} offer={offerApp(deps, me, ticket)} owner={me} errors={errors} />
            <FormEnd>
              <Button>{t('identity.app.keep')}</Button>
            </FormEnd>
          </Form>
          {proofs.app && proofs.passkeys > 0 ? (
            <Form view={view} action="/account/app/remove" inline>
              <Button look="words">{t('identity.app.remove')}</Button>
            </Form>
          ) : null}
        </StaffLayout>,
      ),
      status,
    );
  };
  return [
    route({
      method: 'get',
      path: '/account/app',
      door: everybody,
      stepUp: true,
      handle: ask => show(ask, null),
    }),
    route({
      method: 'post',
      path: '/account/app',
      door: everybody,
      stepUp: true,
      form: z.object({
        code: text({ max: 30, missing: 'identity.app.missing' }),
        ticket: z.string().max(2000),
      }),
      async handle(ask) {
        const kept = await withinMine(deps, ask, async scope => {
          const me = await meOf(scope);
          if (!(await keepApp(deps, scope, me, ask.form))) return false;
          await audit(scope, { verb: 'staff.app_changed', subject: { kind: 'staff', id: me.id } });
          await emit(scope, { name: 'StaffSignInChanged', subjectId: me.id, payload: { what: 'app' } });
          return true;
        });
        if (!kept) return show(ask, { code: ask.view.t('identity.app.wrong') }, ask.form.ticket, 422);
        return ask.go({ to: '/account', flash: { key: 'identity.app.kept' } });
      },
      again: (ask, faults, typed) =>
        show(ask, sayErrors(ask.view, faults), String(typed.get('ticket') ?? ''), 422),
    }),
    route({
      method: 'post',
      path: '/account/app/remove',
      door: everybody,
      stepUp: true,
      async handle(ask) {
        const gone = await withinMine(deps, ask, async scope => {
          await holdSecondSteps(scope, scope.actor.id);
          const { app, passkeys } = await proofsOf(scope, scope.actor.id);
          // A second step always stays.
          if (!app || passkeys === 0) return false;
          await dropTotp(scope, scope.actor.id);
          await audit(scope, { verb: 'staff.app_removed', subject: { kind: 'staff', id: scope.actor.id } });
          await emit(scope, {
            name: 'StaffSignInChanged',
            subjectId: scope.actor.id,
            payload: { what: 'app' },
          });
          return true;
        });
        const key = gone ? 'identity.app.removed' : 'identity.app.stays';
        return ask.go({ to: '/account', flash: { key, tone: gone ? 'done' : 'problem' } });
      },
    }),
  ];
}
