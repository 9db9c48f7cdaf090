import type { Child } from '../jsx/html.ts';
import { typedTexts } from './field.tsx';
import { Group, type GroupProps } from './group.tsx';

export type Choice = { readonly value: string; readonly label: Child; readonly hint?: Child };

export type ChoiceGroupProps = Omit<GroupProps, 'children'> & {
  readonly options: readonly Choice[];
  /** Tick boxes instead of radio buttons. */
  readonly many?: boolean | undefined;
  /** What is chosen when nothing is among `values`. */
  readonly value?: string | readonly string[] | null | undefined;
  readonly columns?: 1 | 2 | 3 | undefined;
};

/**
 * A question with tiles to choose from; the whole tile is the target.
 *
 * @example
 * <ChoiceGroup view={view} name="by" many legend={t('people.contact_by')} options={[
 *   { value: 'sms', label: t('codes.channels.sms') }, { value: 'letter', label: t('codes.channels.letter') },
 * ]} />
 */
export function ChoiceGroup({ options, many, value, columns = 2, ...group }: ChoiceGroupProps) {
  const typed = typedTexts(group.values, group.name);
  const stored = value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const chosen = group.values && Object.keys(group.values).length > 0 ? typed : stored;
  return (
    <Group {...group}>
      <div class={`tiles tiles--${columns}`}>
        {options.map((option, index) => (
          <Tile
            id={index === 0 ? group.name : `${group.name}-${option.value}`}
            type={many ? 'checkbox' : 'radio'}
            name={group.name}
            checked={chosen.includes(option.value)}
            {...option}
          />
        ))}
      </div>
    </Group>
  );
}

type TileProps = Choice & {
  readonly id: string;
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly checked: boolean;
  readonly describedby?: string | undefined;
};

/** One answer. */
export function Tile({ id, type, name, value, label, hint, checked, describedby }: TileProps) {
  return (
    <label class="tile">
      <input id={id} type={type} name={name} value={value} checked={checked} aria-describedby={describedby} />
      <span class="tile__t">
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  );
}
