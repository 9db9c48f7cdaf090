import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

export type Chip = {
  readonly text: string;
  /** The words that raised it, shown in quotation marks. */
  readonly heard?: string | undefined;
  /** An address that shows the page without it, or a button of the form around. */
  readonly remove?: string | { readonly name: string; readonly value: string } | undefined;
};

export type ChipsProps = { readonly view: View; readonly label: string; readonly items: readonly Chip[] };

/**
 * What was heard, each removable.
 *
 * @example <Chips view={view} label={t('matching.heard')} items={[{ text: 'loneliness', heard: 'the house is quiet', remove: href }]} />
 */
export function Chips({ view, label, items }: ChipsProps) {
  return (
    <ul class="chips" aria-label={label}>
      {items.map(({ text, heard, remove }) => (
        <li class={remove ? 'chip' : 'chip chip--stays'}>
          <span>
            {text}
            {heard ? <q>{heard}</q> : null}
          </span>
          {typeof remove === 'string' ? (
            <a class="chip__remove" href={remove}>
              <Icon name="cross" label={view.t('ui.remove', { what: text })} />
            </a>
          ) : null}
          {typeof remove === 'object' ? (
            <button class="chip__remove" type="submit" name={remove.name} value={remove.value}>
              <Icon name="cross" label={view.t('ui.remove', { what: text })} />
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
