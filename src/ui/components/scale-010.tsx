import type { Child } from '../jsx/html.ts';
import { Tile } from './choice-group.tsx';
import { typedText } from './field.tsx';
import { Group, type GroupProps } from './group.tsx';

export type Scale010Props = Omit<GroupProps, 'children'> & {
  /** Words of the two ends: “not at all” and “completely”. */
  readonly low: Child;
  readonly high: Child;
  readonly value?: number | null | undefined;
};

const STEPS = Array.from({ length: 11 }, (_, step) => String(step));

/**
 * A question answered by a number from 0 to 10.
 *
 * @example <Scale010 view={view} name="happy" legend={question} low={t('…not_at_all')} high={t('…completely')} values={typed} />
 */
export function Scale010({ low, high, value, ...group }: Scale010Props) {
  const chosen = typedText(group.values, group.name) ?? (value === null ? undefined : value?.toString());
  return (
    <Group {...group}>
      <p class="scale-ends">
        <span>0 {low}</span>
        <span>10 {high}</span>
      </p>
      <div class="tiles tiles--scale">
        {STEPS.map((step, index) => (
          <Tile
            id={index === 0 ? group.name : `${group.name}-${step}`}
            type="radio"
            name={group.name}
            value={step}
            label={step}
            checked={step === chosen}
          />
        ))}
      </div>
    </Group>
  );
}
