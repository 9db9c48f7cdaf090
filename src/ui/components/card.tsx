import type { Child } from '../jsx/html.ts';

export type CardProps = {
  readonly title?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children?: Child;
};

/**
 * Only for a thing one could pick up: a letter, a list, a question. Everything else uses hairlines.
 *
 * @example <Card title={t('plans.next_meeting')}>…</Card>
 */
export function Card({ title, level = 2, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="card">
      {title === undefined ? null : <Heading>{title}</Heading>}
      {children}
    </div>
  );
}
