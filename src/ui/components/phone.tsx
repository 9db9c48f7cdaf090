import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

export type PhoneProps = {
  readonly view: View;
  /** E.164, such as '+353209150142'. */
  readonly number: string;
  /** Whom it reaches: read out as “Call Breda”. */
  readonly name?: string | undefined;
  /** Draws the telephone before the number. */
  readonly icon?: boolean | undefined;
};

/**
 * A telephone number to tap.
 *
 * @example <Phone view={view} number="+353209150142" name="Breda" />
 */
export function Phone({ view, number, name, icon }: PhoneProps) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      {icon ? <Icon name="phone" /> : null}
      {icon ? ' ' : null}
      {name === undefined ? null : <span class="visually-hidden">{view.t('ui.opens_call', { name })} </span>}
      <bdi dir="ltr">{view.say.phone(number).replace(/[\u2066\u2069]/g, '')}</bdi>
    </a>
  );
}
