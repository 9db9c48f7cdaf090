import type { Ceremony, StaffMember } from '../identity/index.ts';
import type { Programme } from '../programmes/index.ts';
import {
  BareLayout,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Select,
  TextField,
  type View,
} from '../ui/index.ts';
import type { AccountDeps, AnyAsk } from './entrance.ts';
import { PasskeyButton } from './passkey-button.tsx';

/** A programme, and in a demonstration its people. */
type Entrance = { readonly programme: Programme; readonly staff: readonly StaffMember[] };
/** How the door is shown: where it leads, and what was wrong. */
export type Shown = {
  readonly to: string;
  readonly expired: boolean;
  readonly errors: FieldErrors | null;
  readonly typed?: FormData;
};

type Drawn = {
  readonly entrances: readonly Entrance[];
  readonly ceremony: Ceremony;
  readonly shown: Shown;
};

/** The door: a passkey, a password, providers; in a demonstration one click. */
export function signInPage({ view }: AnyAsk, deps: AccountDeps, { entrances, ceremony, shown }: Drawn) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('web.signIn.title')} script>
      <ErrorSummary view={view} errors={shown.errors} />
      <h1>{shown.expired ? t('web.signIn.expired.title') : t('web.signIn.title')}</h1>
      {shown.expired && <p class="lead">{t('web.signIn.expired.body')}</p>}
      {view.demo && <p class="lead">{t('web.signIn.demo.body')}</p>}
      {view.demo ? entrances.map(one => <OneClick view={view} entrance={one} to={shown.to} />) : null}
      {!view.demo && entrances.length === 0 ? <p class="lead">{t('web.programmes.none')}</p> : null}
      {!view.demo && entrances.length > 0 ? (
        <>
          <div class="section">
            <PasskeyButton
              view={view}
              action="/sign-in/passkey"
              ceremony={ceremony}
              does="get"
              label={t('identity.passkey.use')}
              to={shown.to}
              look="quiet"
            />
          </div>
          <Password view={view} deps={deps} entrances={entrances} shown={shown} />
        </>
      ) : null}
    </BareLayout>,
  );
}

type PasswordProps = {
  readonly view: View;
  readonly deps: AccountDeps;
  readonly entrances: readonly Entrance[];
  readonly shown: Shown;
};

function Password({ view, deps, entrances, shown }: PasswordProps) {
  const { t } = view;
  const typed = (name: string) => shown.typed?.get(name)?.toString() ?? '';
  return (
    <Form view={view} action="/sign-in">
      <WhichProgramme
        view={view}
        programmes={entrances.map(one => one.programme)}
        chosen={typed('programmeId')}
      />
      <input type="hidden" name="to" value={shown.to} />
      <TextField
        view={view}
        name="email"
        type="email"
        label={t('web.signIn.email')}
        autocomplete="username"
        errors={shown.errors}
        value={typed('email')}
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
        <a href="/forgotten">{t('identity.forgotten.link')}</a>
      </FormEnd>
      {(deps.providers ?? []).map(({ id: provider, name }) => (
        <Button look="quiet" formaction={`/sign-in/with/${provider}`}>
          {t('identity.provider.use', { provider: name })}
        </Button>
      ))}
    </Form>
  );
}

type WhichProps = {
  readonly view: View;
  readonly programmes: readonly Programme[];
  readonly chosen?: string;
};

/** Which programme somebody works for; not asked where there is one. */
export function WhichProgramme({ view, programmes, chosen }: WhichProps) {
  const [only] = programmes;
  if (only && programmes.length === 1) return <input type="hidden" name="programmeId" value={only.id} />;
  return (
    <Select
      view={view}
      name="programmeId"
      label={view.t('web.signIn.programme')}
      value={chosen ?? ''}
      options={programmes.map(({ id: value, name }) => ({ value, label: name }))}
    />
  );
}

function OneClick({
  view,
  entrance,
  to,
}: {
  readonly view: View;
  readonly entrance: Entrance;
  readonly to: string;
}) {
  const { t } = view;
  return (
    <section class="section">
      <h2>{entrance.programme.name}</h2>
      <ul class="list-rules">
        {entrance.staff.map(one => (
          <li>
            <Form view={view} action="/sign-in/demo" inline>
              <input type="hidden" name="programmeId" value={entrance.programme.id} />
              <input type="hidden" name="staffId" value={one.id} />
              <input type="hidden" name="to" value={to} />
              <Button look="words">{`${one.name}, ${t.of(`web.role.${one.role}`)}`}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
