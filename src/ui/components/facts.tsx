import type { Child } from '../jsx/html.ts';

export type Fact = {
  readonly term: string;
  readonly detail: Child;
  /** A link to change it; `what` is read out after the word: “Change” + “your phone number”. */
  readonly change?: { readonly href: string; readonly label: string; readonly what: string } | undefined;
};

/**
 * A summary list: what is known, one line each.
 *
 * @example <Facts items={[{ term: t('people.gp'), detail: gp.name }]} />
 */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl class="facts">
      {items.map(({ term, detail, change }) => (
        <div>
          <dt>{term}</dt>
          <dd>
            {detail}
            {change ? (
              <a class="facts__change" href={change.href}>
                {change.label}
                <span class="visually-hidden"> {change.what}</span>
              </a>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
