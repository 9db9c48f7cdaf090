import { Tile } from './choice-group.tsx';
import { describedBy, errorOf, type FieldProps, HintAndError, typedText } from './field.tsx';

export type TickProps = Omit<FieldProps, 'optional' | 'hiddenLabel'> & {
  readonly value?: string | undefined;
  readonly checked?: boolean | undefined;
};

/**
 * A single tick box.
 *
 * @example <Tick view={view} name="helped" label={t('referrals.someone_helps')} values={typed} />
 */
export function Tick({ value = 'yes', checked = false, hint, ...props }: TickProps) {
  const typed = props.values && Object.keys(props.values).length > 0;
  const plain = { name: props.name, errors: props.errors };
  return (
    <div class={errorOf(props) ? 'tick has-error' : 'tick'}>
      <HintAndError {...plain} />
      <Tile
        id={props.name}
        type="checkbox"
        name={props.name}
        value={value}
        label={props.label}
        hint={hint}
        checked={typed ? typedText(props.values, props.name) === value : checked}
        describedby={describedBy(plain)}
      />
    </div>
  );
}
