import { regionOf } from '../../programmes/index.ts';
import { ChoiceGroup, TextField } from '../../ui/index.ts';
import { spokenLocales } from '../refer-form.ts';
import type { FieldsProps } from './fields-props.ts';

/** The language to be spoken and written in; at first that of the page. */
export function LocaleField({ legend, ...props }: FieldsProps & { readonly legend: string }) {
  return (
    <ChoiceGroup
      {...props}
      name="locale"
      legend={legend}
      value={props.view.locale}
      options={spokenLocales.map(value => ({ value, label: props.view.t(`referrals.locale.${value}`) }))}
    />
  );
}

/** The postcode of the programme's region. `own`: people fill in their own, which the browser may know. */
export function PostcodeField({ own = false, ...props }: FieldsProps & { readonly own?: boolean }) {
  const { t, programme } = props.view;
  const { postcode } = regionOf(programme?.region ?? 'ie');
  return (
    <TextField
      {...props}
      name="postcode"
      label={t.of(postcode.label)}
      hint={t('referrals.field.like', { example: postcode.example })}
      {...(own ? { autocomplete: 'postal-code' } : {})}
      size="short"
      optional
    />
  );
}
