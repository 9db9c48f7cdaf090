import { newId } from '../../core/index.ts';
import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';

export type FormProps = {
  readonly view: View;
  readonly action: string;
  readonly method?: 'post' | 'get' | undefined;
  readonly id?: string | undefined;
  /** For forms with files. */
  readonly multipart?: boolean | undefined;
  /** Address that keeps a draft while one writes; without script the form is simply sent. */
  readonly autosave?: string | undefined;
  /** Warns before leaving with unsaved text. Autosaved forms do so too. */
  readonly warn?: boolean | undefined;
  /** For search forms: the id of the list that is renewed while one types. */
  readonly live?: string | undefined;
  /** Set with a form inside a row or a sentence, which needs no space between its fields. */
  readonly inline?: boolean | undefined;
  /** The key of this one form, where the page must know it; a new one otherwise. */
  readonly once?: string | undefined;
  readonly children?: Child;
};

/**
 * A form. A post carries the token against forgery and a key of its own, by which the server
 * does a thing once however often the button is pressed.
 *
 * @example <Form view={view} action="/people">…<FormEnd><Button>{t('people.save')}</Button></FormEnd></Form>
 */
export function Form(props: FormProps) {
  const {
    view,
    action,
    method = 'post',
    id,
    multipart,
    autosave,
    warn,
    live,
    inline,
    once,
    children,
  } = props;
  return (
    <form
      class={inline ? 'form-inline' : 'form'}
      id={id}
      action={action}
      method={method}
      novalidate
      enctype={multipart ? 'multipart/form-data' : undefined}
      role={live ? 'search' : undefined}
      data-autosave={autosave}
      data-warn={warn ? '' : undefined}
      data-live={live ? `#${live}` : undefined}
    >
      {method === 'post' ? <input type="hidden" name="_csrf" value={view.csrf} /> : null}
      {method === 'post' ? <input type="hidden" name="_once" value={once ?? newId()} /> : null}
      {method === 'post' && !view.csrf ? <Trap label={view.t('web.moment.trap')} /> : null}
      {children}
      {autosave ? <Saved view={view} /> : null}
    </form>
  );
}

/** Not seen, not heard and not reached with keys: what fills it in is a program. Read by the doorkeeper of `web`. */
function Trap({ label }: { readonly label: string }) {
  return (
    <label class="visually-hidden" aria-hidden="true">
      {label}
      <input name="_website" tabindex={-1} autocomplete="off" />
    </label>
  );
}

/** Where the browser says when the draft was kept; the words are handed over as data. */
function Saved({ view }: { readonly view: View }) {
  const { t } = view;
  return (
    <p
      class="form__saved"
      role="status"
      data-saved={t('ui.form.saved', { time: '%' })}
      data-saving={t('ui.form.saving')}
      data-not-saved={t('ui.form.not_saved')}
    />
  );
}

/** The row with the button that sends the form, and what else one can do. */
export function FormEnd({ children }: { readonly children?: Child }) {
  return <div class="form__end">{children}</div>;
}
