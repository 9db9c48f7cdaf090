import type { ListedStaff, OpenSession, Passkey, Proofs, Provider } from '../identity/index.ts';
import { placeOf } from '../identity/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Notice,
  StaffLayout,
  Tag,
  type View,
} from '../ui/index.ts';
import type { AnyAsk } from './entrance.ts';
import { NewPassword } from './password-field.tsx';

export type AccountShown = {
  readonly me: ListedStaff;
  readonly proofs: Proofs;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly OpenSession[];
  /** The sign-in this page is looked at with. */
  readonly current: string;
  readonly providers: readonly Provider[];
};

/** One's own sign-in on one page. */
export function accountPage(ask: AnyAsk, shown: AccountShown) {
  const { view } = ask;
  const { t } = view;
  const { me, proofs } = shown;
  return document(
    <StaffLayout view={view} title={t('identity.account.title')} flash={ask.flash} frame="narrow">
      <div class="page-head">
        <h1>{t('identity.account.title')}</h1>
        <p class="lead">
          {me.name}, {t.of(`web.role.${me.role}`)}
        </p>
      </div>
      {view.demo ? (
        <Notice tone="calm" title={t('identity.account.demo')}>
          <p>{t('identity.account.demoBody')}</p>
        </Notice>
      ) : null}
      <section class="section stack">
        <h2>{t('identity.account.how')}</h2>
        <Facts
          items={[
            { term: t('web.signIn.email'), detail: <Ltr>{me.email}</Ltr> },
            {
              term: t('web.signIn.password'),
              detail: t(proofs.password ? 'identity.account.set' : 'identity.account.notSet'),
              change: {
                href: '/account/password',
                label: t(proofs.password ? 'identity.account.change' : 'identity.account.choose'),
                what: t('web.signIn.password'),
              },
            },
            {
              term: t('identity.app.title'),
              detail: t(proofs.app ? 'identity.account.set' : 'identity.account.notSet'),
              change: {
                href: '/account/app',
                label: t(proofs.app ? 'identity.account.change' : 'identity.account.setUp'),
                what: t('identity.app.title'),
              },
            },
            {
              term: t('identity.codes.title'),
              detail: t('identity.codes.left', { count: proofs.codes }),
            },
          ]}
        />
        <Form view={view} action="/account/codes" inline>
          <Button look="quiet" small>
            {t('identity.codes.make')}
          </Button>
        </Form>
      </section>
      <Passkeys view={view} passkeys={shown.passkeys} />
      <Providers view={view} shown={shown} />
      <Sessions ask={ask} shown={shown} />
    </StaffLayout>,
  );
}

function Passkeys({ view, passkeys }: { readonly view: View; readonly passkeys: readonly Passkey[] }) {
  const { t, say } = view;
  return (
    <section class="section stack" id="passkeys">
      <h2>{t('identity.passkey.title')}</h2>
      <p>{t('identity.passkey.what')}</p>
      {passkeys.length > 0 ? (
        <ul class="list-rules">
          {passkeys.map(one => (
            <li class="head-row">
              <span>
                <b dir="auto">{one.name}</b>
                <br />
                <span class="quiet small">
                  {one.lastUsedAt
                    ? t('identity.passkey.used', { day: say.day(one.lastUsedAt) })
                    : t('identity.passkey.made', { day: say.day(one.createdAt) })}
                </span>
              </span>
              <LinkButton href={`/account/passkeys/${one.id}`} look="quiet" small hiddenText={one.name}>
                {t('identity.passkey.change')}
              </LinkButton>
            </li>
          ))}
        </ul>
      ) : null}
      <LinkButton href="/account/passkeys/new" look="quiet" icon="plus">
        {t('identity.passkey.add')}
      </LinkButton>
    </section>
  );
}

function Providers({ view, shown }: { readonly view: View; readonly shown: AccountShown }) {
  const { t } = view;
  if (shown.providers.length === 0) return null;
  return (
    <section class="section stack">
      <h2>{t('identity.provider.title')}</h2>
      <ul class="list-rules">
        {shown.providers.map(({ id, name, issuer }) => {
          const linked = shown.proofs.providers.includes(issuer);
          return (
            <li class="head-row">
              <span>{name}</span>
              <Form view={view} action={`/account/${linked ? 'without' : 'with'}/${id}`} inline>
                <Button look="quiet" small>
                  {t(linked ? 'identity.provider.unlink' : 'identity.provider.link')}
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where somebody is signed in, in plain words. */
function Sessions({ ask, shown }: { readonly ask: AnyAsk; readonly shown: AccountShown }) {
  const { view } = ask;
  const { t, say } = view;
  const here = placeOf(ask.from.address);
  return (
    <section class="section stack" id="sign-ins">
      <h2>{t('identity.sessions.title')}</h2>
      <p>{t('identity.sessions.body')}</p>
      <ul class="list-rules">
        {shown.sessions.map(one => (
          <li class="head-row">
            <span>
              <b>{deviceWords(view, one)}</b>{' '}
              {one.id === shown.current ? <Tag tone="going">{t('identity.sessions.this')}</Tag> : null}
              <br />
              <span class="quiet small">
                {one.place === null || one.place === 'unknown'
                  ? t('identity.sessions.placeUnknown')
                  : one.place === here
                    ? t('identity.sessions.placeHere')
                    : t('identity.sessions.placeOther', { place: one.place })}
                {'. '}
                {t('identity.sessions.since', { when: say.when(one.beganAt) })}
              </span>
            </span>
            {one.id === shown.current ? null : (
              <Form view={view} action={`/account/sign-ins/${one.id}/end`} inline>
                <Button look="quiet" small hiddenText={deviceWords(view, one)}>
                  {t('identity.sessions.end')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {shown.sessions.length > 1 ? (
        <Form view={view} action="/account/sign-ins/end-others" inline>
          <Button look="quiet">{t('identity.sessions.endOthers')}</Button>
        </Form>
      ) : null}
    </section>
  );
}

function deviceWords({ t }: View, { device: { browser, system } }: OpenSession): string {
  if (browser && system) return t('identity.sessions.device', { browser, system });
  return browser ?? system ?? t('identity.sessions.deviceUnknown');
}

/** A new password for oneself. */
export function passwordPage(ask: AnyAsk, me: ListedStaff, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('identity.password.title')} frame="narrow">
      <div class="page-head">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/account">{t('identity.account.title')}</BackLink>
        <h1>{t('identity.password.title')}</h1>
        <p>{t('identity.password.others')}</p>
      </div>
      <Form view={view} action="/account/password">
        <NewPassword view={view} email={me.email} errors={errors} />
        <FormEnd>
          <Button>{t('identity.password.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
