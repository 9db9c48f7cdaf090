import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  endSession,
  type StaffMember,
  staffByPassword,
  staffToTry,
  startSession,
} from '../../identity/index.ts';
import type { Programme } from '../../programmes/index.ts';
import {
  BareLayout,
  Button,
  document,
  ErrorSummary,
  email,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  sayErrors,
  TextField,
  text,
  type View,
} from '../../ui/index.ts';
import type { Ask } from '../ask.ts';
import { clearSignIn, setSignIn, signInOf } from '../cookies.ts';
import type { WebDeps } from '../deps.ts';
import { keptForms } from '../kept-forms.ts';
import { onwards } from '../onwards.ts';
import { type Route, route } from '../route.ts';
import { throttle } from '../throttle.ts';
import { resumeRoutes } from './resume.tsx';

const query = z.object({
  to: onwards.default('/today'),
  expired: z.literal('1').optional().catch(undefined),
});
const passwordForm = z.object({
  programmeId: id(),
  email: email({ missing: 'web.signIn.failed' }),
  password: text({ max: 200, missing: 'web.signIn.failed' }),
  to: onwards,
});
const demoForm = z.object({ programmeId: id(), staffId: id(), to: onwards });

type Entrance = { readonly programme: Programme; readonly staff: readonly StaffMember[] };
type Shown = {
  readonly to: string;
  readonly expired: boolean;
  readonly errors: FieldErrors | null;
  readonly typed?: FormData;
};

/** Sign-in, sign-out and the way back to a form that was interrupted. */
export function signInRoutes(deps: WebDeps): readonly Route[] {
  const secure = { secure: deps.secureCookies };
  const tries = throttle(deps.clock, 5, { minutes: 1 });

  const show = async (ask: Ask<unknown, unknown, unknown>, shown: Shown, status: 200 | 422 = 200) => {
    const programmes = await deps.programmes.all();
    const entrances = await Promise.all(
      programmes.map(async programme => ({
        programme,
        staff: deps.demo ? await staffToTry(deps.database, programme.id) : [],
      })),
    );
    return ask.page(signInPage(ask.view, entrances, shown), status);
  };
  const enter = async (
    ask: Ask<unknown, unknown, unknown>,
    programmeId: string,
    staffId: string,
    to: string,
  ) => {
    setSignIn(ask.c, await startSession(deps.database, programmeId, staffId), secure);
    const kept = await keptForms(deps, ask.c, { programmeId, staffId });
    return ask.go({ to: kept.length > 0 ? '/resume' : to });
  };

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
        const { programmeId, email: address, password, to } = ask.form;
        const fail = (key: 'web.signIn.failed' | 'web.signIn.wait') =>
          show(ask, { to, expired: false, errors: { email: ask.view.t(key) } }, 422);
        const key = `${programmeId}:${address.toLowerCase()}`;
        if (!tries.allow(key)) return fail('web.signIn.wait');
        const staffId = await staffByPassword(deps.database, programmeId, address, password);
        if (!staffId) return fail('web.signIn.failed');
        tries.forget(key);
        return enter(ask, programmeId, staffId, to);
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
      path: '/sign-in/demo',
      door: 'anyone',
      form: demoForm,
      async handle(ask) {
        if (!deps.demo) throw new NotFound('page');
        const { programmeId, staffId, to } = ask.form;
        const staff = await staffToTry(deps.database, programmeId);
        if (!staff.some(one => one.id === staffId)) throw new NotFound('staff');
        return enter(ask, programmeId, staffId, to);
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
        await endSession(deps.database, signInOf(ask.c, secure));
        clearSignIn(ask.c, secure);
        return ask.go({ to: '/', flash: { key: 'web.signOut.done' } });
      },
    }),
    ...resumeRoutes(deps),
  ];
}

function signInPage(view: View, entrances: readonly Entrance[], shown: Shown) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('web.signIn.title')}>
      <ErrorSummary view={view} errors={shown.errors} />
      <h1>{shown.expired ? t('web.signIn.expired.title') : t('web.signIn.title')}</h1>
      {shown.expired && <p class="lead">{t('web.signIn.expired.body')}</p>}
      {view.demo && <p class="lead">{t('web.signIn.demo.body')}</p>}
      {entrances.map(({ programme, staff }) => (
        <section class="section">
          <h2>{programme.name}</h2>
          {view.demo ? (
            <ul class="list-rules">
              {staff.map(one => (
                <li>
                  <Form view={view} action="/sign-in/demo" inline>
                    <input type="hidden" name="programmeId" value={programme.id} />
                    <input type="hidden" name="staffId" value={one.id} />
                    <input type="hidden" name="to" value={shown.to} />
                    <Button look="words">{`${one.name}, ${t.of(`web.role.${one.role}`)}`}</Button>
                  </Form>
                </li>
              ))}
            </ul>
          ) : (
            <Form view={view} action="/sign-in">
              <input type="hidden" name="programmeId" value={programme.id} />
              <input type="hidden" name="to" value={shown.to} />
              <TextField
                view={view}
                name="email"
                type="email"
                label={t('web.signIn.email')}
                autocomplete="username"
                errors={shown.errors}
                value={shown.typed?.get('email')?.toString() ?? ''}
              />
              <TextField
                view={view}
                name="password"
                type="password"
                label={t('web.signIn.password')}
                autocomplete="current-password"
                errors={shown.errors}
              />
              <FormEnd>
                <Button>{t('web.signIn.go')}</Button>
              </FormEnd>
            </Form>
          )}
        </section>
      ))}
    </BareLayout>,
  );
}
