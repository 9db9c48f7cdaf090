import { z } from 'zod';
import { type FieldErrors, TextField, type View } from '../../ui/index.ts';

/** Six figures, with spaces and dashes as people write them down. */
export const pinTyped = z
  .string()
  .default('')
  .transform(text => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'portals.pin.error.shape'));

/** The field for the PIN. What was typed is not shown again: somebody may look over a shoulder. */
export const pinField = (view: View, errors: FieldErrors | null) => (
  <TextField
    view={view}
    name="pin"
    label={view.t('portals.pin.pin')}
    hint={view.t('portals.pin.hint')}
    errors={errors}
    inputmode="numeric"
    autocomplete="one-time-code"
    size="short"
    maxlength={12}
  />
);
