import type { Child } from '../jsx/html.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export type NoticeProps = {
  /** wait: mind this; calm: good to know; safe: how to keep somebody safe. */
  readonly tone?: 'wait' | 'calm' | 'safe' | undefined;
  readonly icon?: IconName | undefined;
  readonly title?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children?: Child;
};

const usual = { wait: 'warn', calm: 'info', safe: 'novoice' } as const;

/**
 * Something to know before going on.
 *
 * @example <Notice tone="safe" title={t('people.safe_contact')}>{rules}</Notice>
 */
export function Notice({ tone = 'wait', icon, title, level = 2, children }: NoticeProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class={tone === 'wait' ? 'notice' : `notice notice--${tone}`}>
      <Icon name={icon ?? usual[tone]} />
      <div>
        {title === undefined ? null : <Heading>{title}</Heading>}
        {children}
      </div>
    </div>
  );
}

/**
 * What a number cannot tell, beside the number.
 *
 * @example <Caveat title={t('reports.caveat')}>{t('reports.caveat.funnel')}</Caveat>
 */
export function Caveat({
  title,
  level = 3,
  children,
}: {
  readonly title: string;
  /** 2 where it speaks of the whole page. */
  readonly level?: 2 | 3;
  readonly children?: Child;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="caveat">
      <Icon name="info" />
      <div>
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  );
}
