import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';
import { Form } from './form.tsx';

export type PasskeyFormProps = {
  readonly view: View;
  readonly action: string;
  /** What the browser is asked, and what the form brings back beside its answer. */
  readonly ceremony: { readonly options: string; readonly ticket: string };
  /** `get`: show a passkey; `create`: make one. */
  readonly does: 'get' | 'create';
  /** Said when the browser did not do it, or its owner called it off. */
  readonly failed: string;
  /** Fields and the button. */
  readonly children?: Child;
};

/**
 * A form that the browser fills in with a passkey. It needs a script: without one, or in a browser without passkeys, it is not shown, and
 * what carries `data-passkey-none` stays.
 */
export function PasskeyForm({ view, action, ceremony, does, failed, children }: PasskeyFormProps) {
  return (
    <div data-passkey={does} data-options={ceremony.options} data-failed={failed} hidden>
      <Form view={view} action={action}>
        <input type="hidden" name="answer" value="" />
        <input type="hidden" name="ticket" value={ceremony.ticket} />
        {children}
        <p class="quiet small" role="status" data-passkey-said />
      </Form>
    </div>
  );
}
