import type { Ceremony } from '../identity/index.ts';
import { Button, Form, TextField, type View } from '../ui/index.ts';

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

/**
 * A form that the browser fills in with a passkey. It needs a script: without one it is not shown, and the password is
 * the other way.
 */
export function PasskeyButton(props: PasskeyButtonProps) {
  const { view, action, ceremony, does, label, to, named, look = 'main' } = props;
  const { t } = view;
  return (
    <div
      data-passkey={does}
      data-options={ceremony.options}
      data-failed={t('identity.passkey.failed')}
      hidden
    >
      <Form view={view} action={action}>
        <input type="hidden" name="answer" value="" />
        <input type="hidden" name="ticket" value={ceremony.ticket} />
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
        <p class="quiet small" role="status" data-passkey-said />
      </Form>
    </div>
  );
}
