export type Tab = {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
};

/**
 * Several views of the same thing, each with its own address.
 *
 * @example <Tabs label={t('reports.questions')} items={[{ label: t('reports.reach'), href: '/reports/reach', current: true }]} />
 */
export function Tabs({ label, items }: { readonly label: string; readonly items: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {items.map(({ label: name, href, current, count }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {name}
              {count === undefined ? null : <span class="quiet"> ({count})</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
