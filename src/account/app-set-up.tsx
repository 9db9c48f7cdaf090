import {
  confirmTotp,
  makeTicket,
  newTotpSecret,
  readTicket,
  type SignInDeps,
  totpAddress,
  totpText,
} from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type FieldErrors, Ltr, TextField, type View } from '../ui/index.ts';
import { Qr } from './qr.tsx';

type Owner = { readonly id: string; readonly email: string };

/** A new secret for an authenticator app, as the page hands it out and the form brings it back. */
export type AppOffer = { readonly secret: Buffer; readonly ticket: string };

/** Offers a secret; the one that was offered before, when the page is shown again. */
export function offerApp({ secret }: Pick<SignInDeps, 'secret'>, owner: Owner, before = ''): AppOffer {
  const known = readOffer(secret, owner, before);
  if (known) return { secret: known, ticket: before };
  const made = newTotpSecret();
  return { secret: made, ticket: makeTicket(secret, 'app', [made.toString('hex'), owner.id]) };
}

function readOffer(secret: Buffer, owner: Owner, ticket: string): Buffer | null {
  const value = readTicket(secret, 'app', ticket) as [string, string] | null;
  return value?.[1] === owner.id ? Buffer.from(value[0], 'hex') : null;
}

/** Keeps the app when the code shows that it has the secret. @returns whether it did */
export async function keepApp(
  { secret }: Pick<SignInDeps, 'secret'>,
  scope: Scope,
  owner: Owner,
  typed: { readonly ticket: string; readonly code: string },
): Promise<boolean> {
  const totp = readOffer(secret, owner, typed.ticket);
  return totp !== null && confirmTotp(scope, owner.id, { totp, code: typed.code });
}

type FieldsProps = {
  readonly view: View;
  readonly offer: AppOffer;
  readonly owner: Owner;
  readonly errors: FieldErrors | null;
};

/** The picture, the secret in letters, and the code that the app then shows. */
export function AppFields({ view, offer, owner, errors }: FieldsProps) {
  const { t } = view;
  const issuer = view.programme?.name ?? t('ui.product');
  return (
    <>
      <ol class="in-order stack">
        <li>{t('identity.app.step1')}</li>
        <li>
          <p>{t('identity.app.step2')}</p>
          <Qr text={totpAddress(offer.secret, issuer, owner.email)} label={t('identity.app.picture')} />
          <p class="quiet">{t('identity.app.byHand')}</p>
          <p class="secret-text">
            <Ltr>{totpText(offer.secret)}</Ltr>
          </p>
        </li>
        <li>{t('identity.app.step3')}</li>
      </ol>
      <input type="hidden" name="ticket" value={offer.ticket} />
      <CodeField view={view} label={t('identity.app.code')} errors={errors} />
    </>
  );
}

type CodeProps = {
  readonly view: View;
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly errors: FieldErrors | null;
};

/** Six figures from an app. */
export function CodeField({ view, name = 'code', label, hint, errors }: CodeProps) {
  return (
    <TextField
      view={view}
      name={name}
      label={label}
      hint={hint}
      inputmode={hint ? 'text' : 'numeric'}
      autocomplete="one-time-code"
      maxlength={30}
      size="medium"
      errors={errors}
    />
  );
}
