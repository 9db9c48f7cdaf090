import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  holdSecondSteps,
  keepPasskey,
  offerPasskey,
  passkeysOf,
  proofsOf,
  removePasskey,
  renamePasskey,
} from '../../identity/index.ts';
import { emit } from '../../platform/events/index.ts';
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
  sayErrors,
  TextField,
  text,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type AccountDeps, type AnyAsk, everybody } from '../entrance.ts';
import { PasskeyButton } from '../passkey-button.tsx';
import { meOf, withinMine } from './account.tsx';
import { newPasskeyForm } from './set-up.tsx';

const params = z.object({ passkeyId: z.uuid() });
const nameForm = z.object({ name: text({ max: 60, missing: 'identity.passkey.nameMissing' }) });

/** One's own passkeys: another one, another name, away with one. */
export function passkeyRoutes(deps: AccountDeps): readonly Route[] {
  const showNew = async (ask: AnyAsk, errors: FieldErrors | null, status: 200 | 422 = 200) => {
    const ceremony = await withinMine(deps, ask, async scope => {
      const { id: staffId, name, email } = await meOf(scope);
      return offerPasskey(deps, scope, { staffId, name, email, house: ask.programme.name });
    });
    const { t } = ask.view;
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={t('identity.passkey.add')} frame="narrow">
          <div class="page-head">
            <ErrorSummary view={ask.view} errors={errors} />
            <BackLink href="/account">{t('identity.account.title')}</BackLink>
            <h1>{t('identity.passkey.add')}</h1>
            <p>{t('identity.passkey.what')}</p>
          </div>
          <PasskeyButton
            view={ask.view}
            action="/account/passkeys/new"
            ceremony={ceremony}
            does="create"
            label={t('identity.passkey.make')}
            named
          />
          <noscript>
            <Notice title={t('identity.passkey.script')} />
          </noscript>
        </StaffLayout>,
      ),
      status,
    );
  };
  const showOne = async (ask: AnyAsk, id: string, errors: FieldErrors | null, status: 200 | 422 = 200) => {
    const all = await withinMine(deps, ask, scope => passkeysOf(scope, scope.actor.id));
    const one = all.find(key => key.id === id);
    if (!one) throw new NotFound('passkey');
    const { t, say } = ask.view;
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={one.name} frame="narrow">
          <div class="page-head">
            <ErrorSummary view={ask.view} errors={errors} />
            <BackLink href="/account">{t('identity.account.title')}</BackLink>
            <h1 dir="auto">{one.name}</h1>
            <p>
              {t('identity.passkey.made', { day: say.day(one.createdAt) })}
              {'. '}
              {t(one.backedUp ? 'identity.passkey.synced' : 'identity.passkey.here')}
            </p>
          </div>
          <Form view={ask.view} action={`/account/passkeys/${one.id}`}>
            <TextField
              view={ask.view}
              name="name"
              label={t('identity.passkey.name')}
              value={one.name}
              errors={errors}
              maxlength={60}
            />
            <FormEnd>
              <Button>{t('identity.passkey.rename')}</Button>
            </FormEnd>
          </Form>
          <section class="section stack">
            <h2>{t('identity.passkey.removeTitle')}</h2>
            <p>{t('identity.passkey.removeBody')}</p>
            <Form view={ask.view} action={`/account/passkeys/${one.id}/remove`} inline>
              <Button look="quiet">{t('identity.passkey.remove')}</Button>
            </Form>
          </section>
        </StaffLayout>,
      ),
      status,
    );
  };
  return [
    route({
      method: 'get',
      path: '/account/passkeys/new',
      door: everybody,
      stepUp: true,
      handle: ask => showNew(ask, null),
    }),
    route({
      method: 'post',
      path: '/account/passkeys/new',
      door: everybody,
      stepUp: true,
      form: newPasskeyForm,
      async handle(ask) {
        const kept = await withinMine(deps, ask, async scope => {
          if (!(await keepPasskey(deps, scope, ask.form))) return false;
          await audit(scope, { verb: 'staff.passkey_added', subject: { kind: 'staff', id: scope.actor.id } });
          await emit(scope, {
            name: 'StaffSignInChanged',
            subjectId: scope.actor.id,
            payload: { what: 'passkey_added' },
          });
          return true;
        });
        if (!kept) return showNew(ask, { name: ask.view.t('identity.passkey.notMade') }, 422);
        return ask.go({ to: '/account', flash: { key: 'identity.passkey.added' } });
      },
      again: (ask, faults) => showNew(ask, sayErrors(ask.view, faults), 422),
    }),
    route({
      method: 'get',
      path: '/account/passkeys/:passkeyId',
      door: everybody,
      params,
      handle: ask => showOne(ask, ask.params.passkeyId, null),
    }),
    route({
      method: 'post',
      path: '/account/passkeys/:passkeyId',
      door: everybody,
      params,
      form: nameForm,
      async handle(ask) {
        await withinMine(deps, ask, async scope => {
          await renamePasskey(scope, scope.actor.id, ask.params.passkeyId, ask.form.name);
          await audit(scope, {
            verb: 'staff.passkey_renamed',
            subject: { kind: 'staff', id: scope.actor.id },
          });
        });
        return ask.go({ to: '/account', flash: { key: 'identity.passkey.renamed' } });
      },
      again: (ask, faults) => showOne(ask, ask.params.passkeyId, sayErrors(ask.view, faults), 422),
    }),
    route({
      method: 'post',
      path: '/account/passkeys/:passkeyId/remove',
      door: everybody,
      params,
      stepUp: true,
      async handle(ask) {
        const gone = await withinMine(deps, ask, async scope => {
          await holdSecondSteps(scope, scope.actor.id);
          const mine = await passkeysOf(scope, scope.actor.id);
          if (!mine.some(({ id }) => id === ask.params.passkeyId)) throw new NotFound('passkey');
          const { app, passkeys } = await proofsOf(scope, scope.actor.id);
          // A second step always stays.
          if (!app && passkeys < 2) return false;
          await removePasskey(scope, scope.actor.id, ask.params.passkeyId);
          await audit(scope, {
            verb: 'staff.passkey_removed',
            subject: { kind: 'staff', id: scope.actor.id },
          });
          await emit(scope, {
            name: 'StaffSignInChanged',
            subjectId: scope.actor.id,
            payload: { what: 'passkey_removed' },
          });
          return true;
        });
        const key = gone ? 'identity.passkey.removed' : 'identity.passkey.stays';
        return ask.go({ to: '/account', flash: { key, tone: gone ? 'done' : 'problem' } });
      },
    }),
  ];
}
