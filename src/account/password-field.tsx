import { z } from 'zod';
import { PASSWORD_LEAST, PASSWORD_MOST, passwordFault } from '../identity/index.ts';
import type { Programme } from '../programmes/index.ts';
import { errorKey, type FieldErrors, TextField, type View } from '../ui/index.ts';

/** Longer than any secret, and short enough to be hashed. */
const LONGEST = 1000;

/** A secret exactly as it was typed: nothing is trimmed or taken out. @param missing words key when nothing was typed */
export function asTyped(missing: string) {
  return z
    .unknown()
    .optional()
    .transform(value => (typeof value === 'string' ? value : ''))
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(LONGEST, errorKey('identity.password.long', { most: LONGEST })),
    );
}

type Owner = { readonly name: string; readonly email: string };

/** What is wrong with a new password, in the reader's words; null when nothing is. */
export function faultOf(
  view: View,
  password: string,
  owner: Owner,
  programme: Pick<Programme, 'name' | 'hostName'> | null,
): string | null {
  const house = programme ? [programme.name, programme.hostName] : [];
  const fault = passwordFault(password, [owner.name, owner.email, ...house]);
  return fault && view.t(`identity.password.${fault}`, { least: PASSWORD_LEAST, most: PASSWORD_MOST });
}

type NewPasswordProps = { readonly view: View; readonly email: string; readonly errors: FieldErrors | null };

/** The field for a new password. The e-mail stands hidden beside it, so that a password manager keeps both together. */
export function NewPassword({ view, email, errors }: NewPasswordProps) {
  const { t } = view;
  return (
    <>
      <input hidden type="text" name="username" autocomplete="username" value={email} readonly />
      <TextField
        view={view}
        name="password"
        type="password"
        label={t('identity.password.new')}
        hint={t('identity.password.hint', { least: PASSWORD_LEAST })}
        autocomplete="new-password"
        errors={errors}
      />
    </>
  );
}
