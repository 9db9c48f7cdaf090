import type { Child } from '../jsx/html.ts';
import { describedBy, errorOf, type FieldProps, HintAndError, Optional } from './field.tsx';

export type GroupProps = Omit<FieldProps, 'label' | 'hiddenLabel'> & {
  readonly legend: Child;
  readonly hiddenLegend?: boolean | undefined;
  readonly children?: Child;
};

/** Several inputs that answer one question: legend, hint, error, then the inputs. */
export function Group(props: GroupProps) {
  return (
    <fieldset class={errorOf(props) ? 'group has-error' : 'group'} aria-describedby={describedBy(props)}>
      <legend class={props.hiddenLegend ? 'visually-hidden' : undefined}>
        {props.legend}
        <Optional {...props} />
      </legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  );
}
