import type { Child } from '../jsx/html.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

type Look = {
  /** 'main' once a view; 'words' looks like a link and is as large as a thumb. */
  readonly look?: 'main' | 'quiet' | 'words' | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** An arrow after the words: this leads on. */
  readonly way?: boolean | undefined;
  /** Read out after the words: “Call” + “Breda”. */
  readonly hiddenText?: string | undefined;
  readonly children?: Child;
};

export type ButtonProps = Look & {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Posts the form elsewhere: “Save this for later”. */
  readonly formaction?: string | undefined;
};

export type LinkButtonProps = Look & { readonly href: string };

/**
 * A button that sends the form it stands in.
 *
 * @example <Button way>{t('ui.continue')}</Button>
 * @example <Button look="quiet" name="do" value="decline">{t('referrals.decline')}</Button>
 */
export function Button(props: ButtonProps) {
  return (
    <button
      class={classOf(props)}
      type="submit"
      name={props.name}
      value={props.value}
      formaction={props.formaction}
    >
      <Inside {...props} />
    </button>
  );
}

/**
 * A link that looks like a button.
 *
 * @example <LinkButton href="/people/new" icon="plus">{t('people.add')}</LinkButton>
 */
export function LinkButton(props: LinkButtonProps) {
  return (
    <a class={classOf(props)} href={props.href}>
      <Inside {...props} />
    </a>
  );
}

/** A row of buttons and link-buttons. */
export function Acts({ children }: { readonly children?: Child }) {
  return <div class="acts">{children}</div>;
}

function Inside({ icon, children, hiddenText, way }: Look) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span>
        {children}
        {hiddenText === undefined ? null : <span class="visually-hidden"> {hiddenText}</span>}
      </span>
      {way ? <Icon name="arrow" turn="way" /> : null}
    </>
  );
}

function classOf({ look = 'main', small }: Look): string {
  if (look === 'words') return 'link-btn';
  return `btn${look === 'quiet' ? ' btn--quiet' : ''}${small ? ' btn--small' : ''}`;
}
