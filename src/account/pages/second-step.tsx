import { z } from 'zod';
import {
  askPasskey,
  type Ceremony,
  checkPasskey,
  findSigningIn,
  type Proofs,
  proofsOf,
  type SigningIn,
  signinActor,
  tryCode,
} from '../../identity/index.ts';
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
import { onwards, type Route, route, signInCookieOf } from '../../web/index.ts';
import { CodeField } from '../app-set-up.tsx';
import { type AccountDeps, type AnyAsk, enter, fromOf, secureOf } from '../entrance.ts';
import { PasskeyButton } from '../passkey-button.tsx';
import { passkeyForm } from './sign-in.tsx';

const query = z.object({ to: onwards.default('/today') });
const codeForm = z.object({ code: text({ max: 60, missing: 'identity.second.missing' }), to: onwards });

/** The sign-in that this browser has begun, or null. */
export async function carriedBy(deps: AccountDeps, ask: AnyAsk): Promise<SigningIn | null> {
  return findSigningIn(deps.database, signInCookieOf(ask.c, 'signingIn', secureOf(deps)));
}

/** The second step after a password: a code of the app, a passkey, or a recovery code. */
export function secondStepRoutes(deps: AccountDeps): readonly Route[] {
  const show = async (ask: AnyAsk, to: string, errors: FieldErrors | null, status: 200 | 422 | 429 = 200) => {
    const carried = await carriedBy(deps, ask);
    if (!carried) return ask.go({ to: `/sign-in?expired=1&to=${encodeURIComponent(to)}` });
    const { proofs, ceremony } = await deps.database.within(
      signinActor(carried.programmeId, carried.staffId),
      async scope => {
        const proofs = await proofsOf(scope, carried.staffId);
        const whose = { scope, staffId: carried.staffId };
        return { proofs, ceremony: proofs.passkeys > 0 ? await askPasskey(deps, whose) : null };
      },
    );
    return ask.page(secondPage(ask, { to, errors, proofs, ceremony }), status);
  };
  const again = async (ask: AnyAsk, faults: Readonly<Record<string, string>>, typed: FormData) =>
    show(ask, onwards.parse(typed.get('to')), sayErrors(ask.view, faults), 422);

  return [
    route({
      method: 'get',
      path: '/sign-in/second',
      door: 'anyone',
      query,
      handle: ask => show(ask, ask.query.to, null),
    }),
    route({
      method: 'post',
      path: '/sign-in/second',
      door: 'anyone',
      form: codeForm,
      async handle(ask) {
        const carried = await carriedBy(deps, ask);
        const { code, to } = ask.form;
        if (!carried) return show(ask, to, null);
        const { programmeId, staffId, method } = carried;
        const answer = await tryCode(deps, { programmeId, staffId, code, from: fromOf(deps, ask) });
        if (answer.kind === 'wait') {
          ask.c.header('retry-after', String(answer.seconds));
          return show(ask, to, { code: ask.view.t('identity.wait', { seconds: answer.seconds }) }, 429);
        }
        if (answer.kind === 'wrong') return show(ask, to, { code: ask.view.t('identity.second.wrong') }, 422);
        return enter(deps, ask, { programmeId, staffId, method: methodOf(method), to, carried });
      },
      again,
    }),
    route({
      method: 'post',
      path: '/sign-in/second/passkey',
      door: 'anyone',
      form: passkeyForm,
      async handle(ask) {
        const carried = await carriedBy(deps, ask);
        const { answer, ticket, to } = ask.form;
        if (!carried) return show(ask, to, null);
        const { programmeId, staffId, method } = carried;
        const shown = await checkPasskey(deps, { answer, ticket, expected: { programmeId, staffId } });
        if (!shown.ok) return show(ask, to, { code: ask.view.t(`identity.passkey.${shown.why}`) }, 422);
        return enter(deps, ask, { programmeId, staffId, method: methodOf(method), to, carried });
      },
      again,
    }),
  ];
}

/** What the list of sign-ins calls it: whoever came by a link has just chosen a password. */
export const methodOf = (method: SigningIn['method']) => (method === 'link' ? 'password' : method);

type Drawn = {
  readonly to: string;
  readonly errors: FieldErrors | null;
  readonly proofs: Proofs;
  readonly ceremony: Ceremony | null;
};

function secondPage({ view }: AnyAsk, { to, errors, proofs, ceremony }: Drawn) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('identity.second.title')} script languages={false}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('identity.second.title')}</h1>
      <p class="lead">{t('identity.second.body')}</p>
      {ceremony ? (
        <PasskeyButton
          view={view}
          action="/sign-in/second/passkey"
          ceremony={ceremony}
          does="get"
          label={t('identity.passkey.use')}
          to={to}
        />
      ) : null}
      <Form view={view} action="/sign-in/second">
        <input type="hidden" name="to" value={to} />
        <CodeField
          view={view}
          label={t(proofs.app ? 'identity.second.code' : 'identity.second.recovery')}
          hint={t(proofs.app ? 'identity.second.codeHint' : 'identity.second.recoveryHint')}
          errors={errors}
        />
        <FormEnd>
          <Button look={ceremony ? 'quiet' : 'main'}>{t('web.signIn.go')}</Button>
          <a href="/sign-in">{t('identity.second.back')}</a>
        </FormEnd>
      </Form>
      <p class="quiet section">{t('identity.second.lost')}</p>
    </BareLayout>,
  );
}
