import type { Ceremony } from '../identity/index.ts';
import { Button, PasskeyForm, TextField, type View } from '../ui/index.ts';

type PasskeyButtonProps = {
  readonly view: View;
  readonly action: string;
  readonly ceremony: Ceremony;
  /** `get`: show a passkey; `create`: make one. */
  readonly does: 'get' | 'create';
  readonly label: string;
  readonly to?: string;
  /** Asks for the name of a new one. */
  readonly named?: boolean;
  readonly look?: 'main' | 'quiet';
};

/** The form of a passkey of staff. Without a script it is not shown, and the password is the other way. */
export function PasskeyButton(props: PasskeyButtonProps) {
  const { view, action, ceremony, does, label, to, named, look = 'main' } = props;
  const { t } = view;
  return (
    <PasskeyForm
      view={view}
      action={action}
      ceremony={ceremony}
      does={does}
      failed={t('identity.passkey.failed')}
    >
      {to ? <input type="hidden" name="to" value={to} /> : null}
      {named ? (
        <TextField
          view={view}
          name="name"
          label={t('identity.passkey.name')}
          hint={t('identity.passkey.nameHint')}
          maxlength={60}
        />
      ) : null}
      <Button look={look} icon="lock">
        {label}
      </Button>
    </PasskeyForm>
  );
}
