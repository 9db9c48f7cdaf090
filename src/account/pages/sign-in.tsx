import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  askPasskey,
  beginSigningIn,
  checkPasskey,
  endSession,
  signinActor,
  staffToTry,
  startSession,
  tryPassword,
} from '../../identity/index.ts';
import { email, id, sayErrors } from '../../ui/index.ts';
import { clearSignIn, keptForms, onwards, type Route, route, setSignIn, signInOf } from '../../web/index.ts';
import {
  type AccountDeps,
  type AnyAsk,
  enter,
  fromOf,
  secureOf,
  toSecondStep,
  withWhat,
} from '../entrance.ts';
import { asTyped } from '../password-field.tsx';
import { type Shown, signInPage } from '../sign-in-view.tsx';

const query = z.object({
  to: onwards.default('/today'),
  expired: z.literal('1').optional().catch(undefined),
});
const passwordForm = z.object({
  programmeId: id(),
  email: email({ missing: 'web.signIn.failed' }),
  password: asTyped('web.signIn.failed'),
  to: onwards,
});
const demoForm = z.object({ programmeId: id(), staffId: id(), to: onwards });
export const passkeyForm = z.object({
  answer: z.string().max(60_000),
  ticket: z.string().max(2000),
  to: onwards.default('/today'),
});

/** The door: password, passkey, providers, one click in a demonstration; and the way out. */
export function doorRoutes(deps: AccountDeps): readonly Route[] {
  const secure = secureOf(deps);
  const show = async (ask: AnyAsk, shown: Shown, status: 200 | 422 | 429 = 200) => {
    const programmes = await deps.programmes.all();
    const entrances = await Promise.all(
      programmes.map(async programme => ({
        programme,
        staff: deps.demo ? await staffToTry(deps.database, programme.id) : [],
      })),
    );
    const ceremony = await askPasskey(deps);
    return ask.page(signInPage(ask, deps, { entrances, ceremony, shown }), status);
  };
  const failed = (ask: AnyAsk, to: string, words: string, status: 422 | 429, typed?: FormData) =>
    show(ask, { to, expired: false, errors: { email: words }, ...(typed ? { typed } : {}) }, status);

  return [
    route({
      method: 'get',
      path: '/sign-in',
      door: 'anyone',
      query,
      handle: ask => show(ask, { to: ask.query.to, expired: ask.query.expired === '1', errors: null }),
    }),
    route({
      method: 'post',
      path: '/sign-in',
      door: 'anyone',
      form: passwordForm,
      async handle(ask) {
        const { programmeId, to } = ask.form;
        const { t } = ask.view;
        if (!(await deps.programmes.byId(programmeId))) return failed(ask, to, t('web.signIn.failed'), 422);
        let cookie = '';
        const tried = { ...ask.form, from: fromOf(deps, ask) };
        const answer = await tryPassword(deps, tried, async (scope, staffId) => {
          cookie = await beginSigningIn(scope, staffId, 'password');
        });
        if (answer.kind === 'wait') {
          ask.c.header('retry-after', String(answer.seconds));
          return failed(ask, to, t('identity.wait', { seconds: answer.seconds }), 429);
        }
        if (answer.kind === 'wrong') return failed(ask, to, t('web.signIn.failed'), 422);
        return toSecondStep(deps, ask, { programmeId, staffId: answer.staffId, to, cookie });
      },
      again: (ask, faults, typed) =>
        show(
          ask,
          { to: onwards.parse(typed.get('to')), expired: false, errors: sayErrors(ask.view, faults), typed },
          422,
        ),
    }),
    route({
      method: 'post',
      path: '/sign-in/passkey',
      door: 'anyone',
      form: passkeyForm,
      async handle(ask) {
        const { answer, ticket, to } = ask.form;
        const shown = await checkPasskey(deps, { answer, ticket });
        if (!shown.ok) return failed(ask, to, ask.view.t(`identity.passkey.${shown.why}`), 422);
        return enter(deps, ask, { ...shown, method: 'passkey', to });
      },
      again: (ask, _, typed) =>
        failed(ask, onwards.parse(typed.get('to')), ask.view.t('identity.passkey.wrong'), 422),
    }),
    route({
      method: 'post',
      path: '/sign-in/demo',
      door: 'anyone',
      form: demoForm,
      async handle(ask) {
        if (!deps.demo) throw new NotFound('page');
        const { programmeId, staffId, to } = ask.form;
        const staff = await staffToTry(deps.database, programmeId);
        if (!staff.some(one => one.id === staffId)) throw new NotFound('staff');
        const begun = { method: 'demo', ...withWhat(ask) } as const;
        setSignIn(ask.c, await startSession(deps.database, programmeId, staffId, begun), secure);
        const kept = await keptForms(deps, ask.c, { programmeId, staffId });
        return ask.go({ to: kept.length > 0 ? '/resume' : to });
      },
      again: async () => {
        throw new NotFound('staff');
      },
    }),
    route({
      method: 'post',
      path: '/sign-out',
      door: 'anyone',
      async handle(ask) {
        const mine = ask.signedIn;
        if (mine) {
          const subject = { kind: 'staff', id: mine.staffId };
          await deps.database.within(signinActor(mine.programmeId, mine.staffId), scope =>
            audit(scope, { verb: 'staff.signed_out', subject }),
          );
        }
        await endSession(deps.database, signInOf(ask.c, secure));
        clearSignIn(ask.c, secure);
        // What the browser still holds of pages that were open goes too, on a shared computer as well.
        ask.c.header('clear-site-data', '"cache", "storage"');
        return ask.go({ to: '/', flash: { key: 'web.signOut.done' } });
      },
    }),
  ];
}
