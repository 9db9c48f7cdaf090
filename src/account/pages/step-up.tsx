import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  askPasskey,
  type Ceremony,
  checkPasskey,
  findStaff,
  type Proofs,
  proofsOf,
  renewSession,
  type SignedIn,
  signinActor,
  tryCode,
  tryPassword,
} from '../../identity/index.ts';
import {
  BareLayout,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  sayErrors,
  TextField,
} from '../../ui/index.ts';
import { keptForms, onwards, type Route, route, setSignIn } from '../../web/index.ts';
import { CodeField } from '../app-set-up.tsx';
import { type AccountDeps, type AnyAsk, everybody, fromOf, secureOf } from '../entrance.ts';
import { PasskeyButton } from '../passkey-button.tsx';
import { asTyped } from '../password-field.tsx';
import { passkeyForm } from './sign-in.tsx';

const query = z.object({ to: onwards.default('/today') });
const form = z.object({
  /** A password, or the code of an app where there is no password. */
  proof: asTyped('identity.stepUp.missing'),
  to: onwards,
});

/** Showing once more who one is, before what takes more than a sign-in. What was typed waits. */
export function stepUpRoutes(deps: AccountDeps): readonly Route[] {
  const mine = (ask: AnyAsk): SignedIn => {
    if (!ask.signedIn) throw new NotFound('sign-in');
    return ask.signedIn;
  };
  const show = async (ask: AnyAsk, to: string, errors: FieldErrors | null, status: 200 | 422 | 429 = 200) => {
    const { programmeId, staffId } = mine(ask);
    const { proofs, ceremony } = await deps.database.within(
      signinActor(programmeId, staffId),
      async scope => {
        const proofs = await proofsOf(scope, staffId);
        return { proofs, ceremony: proofs.passkeys > 0 ? await askPasskey(deps, { scope, staffId }) : null };
      },
    );
    return ask.page(stepUpPage(ask, deps, { to, errors, proofs, ceremony }), status);
  };
  /** It is them: the sign-in goes on under a new token. */
  const proven = async (ask: AnyAsk, to: string): Promise<Response> => {
    const { programmeId, staffId, tokenHash } = mine(ask);
    const value = await deps.database.within(signinActor(programmeId, staffId), async scope => {
      await audit(scope, { verb: 'staff.shown_again', subject: { kind: 'staff', id: staffId } });
      return renewSession(scope, tokenHash);
    });
    if (!value) return ask.go({ to: '/sign-in?expired=1' });
    setSignIn(ask.c, value, secureOf(deps));
    const kept = await keptForms(deps, ask.c, { programmeId, staffId });
    if (kept.length > 0) return ask.go({ to: '/resume' });
    return ask.go({ to: isFile(to) ? `/step-up/done?to=${encodeURIComponent(to)}` : to });
  };
  const wait = (ask: AnyAsk, to: string, seconds: number) => {
    ask.c.header('retry-after', String(seconds));
    return show(ask, to, { proof: ask.view.t('identity.wait', { seconds }) }, 429);
  };
  const again = (ask: AnyAsk, faults: Readonly<Record<string, string>>, typed: FormData) =>
    show(ask, onwards.parse(typed.get('to')), sayErrors(ask.view, faults), 422);

  return [
    route({
      method: 'get',
      path: '/step-up',
      door: everybody,
      query,
      handle: ask => show(ask, ask.query.to, null),
    }),
    route({
      method: 'post',
      path: '/step-up',
      door: everybody,
      form,
      async handle(ask) {
        const { proof, to } = ask.form;
        const { programmeId, staffId } = mine(ask);
        const { proofs, me } = await deps.database.within(signinActor(programmeId, staffId), async scope => ({
          proofs: await proofsOf(scope, staffId),
          me: await findStaff(scope, staffId),
        }));
        const from = fromOf(deps, ask);
        const answer = proofs.password
          ? await tryPassword(deps, { programmeId, email: me?.email ?? '', password: proof, from })
          : await tryCode(deps, { programmeId, staffId, code: proof, from });
        if (answer.kind === 'wait') return wait(ask, to, answer.seconds);
        if (answer.kind === 'wrong' || answer.staffId !== staffId) {
          const words = ask.view.t(proofs.password ? 'identity.stepUp.wrong' : 'identity.second.wrong');
          return show(ask, to, { proof: words }, 422);
        }
        return proven(ask, to);
      },
      again,
    }),
    route({
      method: 'post',
      path: '/step-up/passkey',
      door: everybody,
      form: passkeyForm,
      async handle(ask) {
        const { answer, ticket, to } = ask.form;
        const { programmeId, staffId } = mine(ask);
        const shown = await checkPasskey(deps, { answer, ticket, expected: { programmeId, staffId } });
        if (!shown.ok) return show(ask, to, { proof: ask.view.t(`identity.passkey.${shown.why}`) }, 422);
        return proven(ask, to);
      },
      again,
    }),
    route({
      method: 'post',
      path: '/step-up/demo',
      door: everybody,
      form: z.object({ to: onwards }),
      async handle(ask) {
        if (!deps.demo) throw new NotFound('page');
        return proven(ask, ask.form.to);
      },
      again: async ask => ask.go({ to: '/step-up' }),
    }),
    route({
      method: 'get',
      path: '/step-up/done',
      door: everybody,
      query,
      async handle(ask) {
        const { t } = ask.view;
        return ask.page(
          document(
            <BareLayout view={ask.view} title={t('identity.stepUp.done')}>
              <h1>{t('identity.stepUp.done')}</h1>
              <p class="lead">{t('identity.stepUp.doneBody')}</p>
              <p class="row section">
                <LinkButton href={ask.query.to} icon="download">
                  {t('identity.stepUp.download')}
                </LinkButton>
                <a href="/today">{t('identity.stepUp.today')}</a>
              </p>
            </BareLayout>,
          ),
        );
      },
    }),
  ];
}

/** An address that gives a file and no page: the browser would stay where it is. */
const isFile = (to: string): boolean =>
  /\.(csv|json|ndjson|pdf|zip|xlsx)(\?|$)/.test(to) || /\/(export|download)(\?|\/|$)/.test(to);

type Drawn = {
  readonly to: string;
  readonly errors: FieldErrors | null;
  readonly proofs: Proofs;
  readonly ceremony: Ceremony | null;
};

function stepUpPage({ view }: AnyAsk, deps: AccountDeps, { to, errors, proofs, ceremony }: Drawn) {
  const { t } = view;
  const linked = (deps.providers ?? []).filter(({ issuer }) => proofs.providers.includes(issuer));
  return document(
    <BareLayout view={view} title={t('identity.stepUp.title')} script languages={false}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('identity.stepUp.title')}</h1>
      <p class="lead">{t('identity.stepUp.body')}</p>
      {deps.demo ? (
        <Form view={view} action="/step-up/demo">
          <input type="hidden" name="to" value={to} />
          <p>{t('identity.stepUp.demo')}</p>
          <FormEnd>
            <Button>{t('identity.stepUp.demoGo')}</Button>
          </FormEnd>
        </Form>
      ) : null}
      {ceremony ? (
        <PasskeyButton
          view={view}
          action="/step-up/passkey"
          ceremony={ceremony}
          does="get"
          label={t('identity.passkey.use')}
          to={to}
        />
      ) : null}
      {proofs.password || proofs.app ? (
        <Form view={view} action="/step-up">
          <input type="hidden" name="to" value={to} />
          {proofs.password ? (
            <TextField
              view={view}
              name="proof"
              type="password"
              label={t('identity.stepUp.password')}
              autocomplete="current-password"
              errors={errors}
            />
          ) : (
            <CodeField view={view} name="proof" label={t('identity.second.code')} errors={errors} />
          )}
          <FormEnd>
            <Button look={ceremony ? 'quiet' : 'main'}>{t('identity.stepUp.go')}</Button>
          </FormEnd>
        </Form>
      ) : null}
      {linked.map(({ id, name }) => (
        <Form view={view} action={`/step-up/with/${id}`}>
          <input type="hidden" name="to" value={to} />
          <Button look="quiet">{t('identity.provider.use', { provider: name })}</Button>
        </Form>
      ))}
    </BareLayout>,
  );
}
