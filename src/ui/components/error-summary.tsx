import type { FieldErrors } from '../form/field-errors.ts';
import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

export type ErrorSummaryProps = { readonly view: View; readonly errors: FieldErrors | null };

/**
 * What to look at again, first on the page, each a link to its field and in the same words as beside it.
 *
 * @example <ErrorSummary view={view} errors={errors} />
 */
export function ErrorSummary({ view, errors }: ErrorSummaryProps) {
  const list = Object.entries(errors ?? {});
  if (list.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary" tabindex={-1} data-focus>
      <h2 id="error-summary">
        <Icon name="warn" />
        {view.t('ui.errors.title', { count: list.length })}
      </h2>
      <ul class="error-list">
        {list.map(([field, words]) => (
          <li>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
