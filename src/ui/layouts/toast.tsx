import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import type { View } from '../view.ts';

/** One sentence about what just happened, and how to take it back. */
export type Flash = {
  readonly text: string;
  readonly tone?: 'done' | 'problem' | undefined;
  readonly undo?:
    | { readonly action: string; readonly fields?: Readonly<Record<string, string>> | undefined }
    | undefined;
};

/** The toast. It stays without script; with script it leaves after a while, later when there is something to undo. */
export function Toast({ view, flash }: { readonly view: View; readonly flash?: Flash | null | undefined }) {
  if (!flash) return null;
  const { text, tone = 'done', undo } = flash;
  return (
    <div
      class={tone === 'problem' ? 'toast toast--problem' : 'toast'}
      role={tone === 'problem' ? 'alert' : 'status'}
      data-toast={tone === 'problem' ? 'stays' : undo ? 'undo' : 'fades'}
    >
      <p>{text}</p>
      {undo ? (
        <Form view={view} action={undo.action} inline>
          {Object.entries(undo.fields ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button look="words" icon="undo">
            {view.t('ui.undo')}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
