import type { Child } from '../jsx/html.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

/** going: it is on its way; wait: someone is waited for; look: look at this today; plain: a fact without a next step. */
export type TagTone = 'going' | 'wait' | 'look' | 'plain';

export type TagProps = {
  readonly tone: TagTone;
  readonly icon?: IconName | undefined;
  readonly children?: Child;
};

const usual: Record<TagTone, IconName | null> = { going: 'check', wait: 'clock', look: 'warn', plain: null };

/**
 * A state: icon, word and shape together, so that colour is never alone.
 *
 * @example <Tag tone="wait">{t('introductions.state.no_reply')}</Tag>
 */
export function Tag({ tone, icon, children }: TagProps) {
  const drawn = icon ?? usual[tone];
  return (
    <span class={`tag tag--${tone}`}>
      {drawn ? <Icon name={drawn} /> : null}
      {children}
    </span>
  );
}
