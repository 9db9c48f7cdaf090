import { z } from 'zod';
import { type Accessibility, accessibility } from '../../../programmes/index.ts';
import { optionalText, TextArea } from '../../../ui/index.ts';
import type { FieldsProps, GroupForm } from './group-form.ts';
import { FactLines, factField } from './three-ways.tsx';

/** The house codes in the order in which people ask. Women only and men only stand with who it is for. */
const sections = {
  getting_in: ['step_free', 'accessible_toilet', 'changing_places', 'seating', 'parking', 'near_bus_stop'],
  understanding: ['hearing_loop', 'sign_language', 'captions', 'large_print', 'interpreter'],
  at_ease: [
    'quiet_space',
    'dementia_friendly',
    'autism_friendly',
    'low_intensity',
    'trans_inclusive',
    'indoor',
    'outdoor',
  ],
  coming: ['greeter', 'taster', 'no_forms', 'camera_off_online', 'carer_free', 'childcare', 'assistance_dog'],
} as const satisfies Readonly<Record<string, readonly Accessibility[]>>;

/** Every code that the form asks for. */
export const accessAsked: readonly Accessibility[] = Object.values(sections).flat();

/** Getting in, understanding, and being at ease. */
export const accessForm: GroupForm<'access'> = {
  schema: () => {
    const shape = accessibility.codes.map(code => [`access_${code}`, factField()] as const);
    return z
      .object({ ...Object.fromEntries(shape), access_words: optionalText({ lines: true, max: 2000 }) })
      .transform(({ access_words: words, ...fields }) => {
        const known = Object.entries(fields).flatMap(([name, value]) =>
          value === 'yes' || value === 'no' ? [[name.slice('access_'.length), value] as const] : [],
        );
        const facts = Object.fromEntries(known.toSorted(([one], [other]) => (one < other ? -1 : 1)));
        return { facts, words };
      });
  },
  typed: ({ facts, words }) => ({
    ...Object.fromEntries(Object.entries(facts).map(([code, value]) => [`access_${code}`, value])),
    access_words: words ?? '',
  }),
  Fields,
};

function Fields({ view, values, errors }: FieldsProps) {
  const { t } = view;
  const lines = (codes: readonly Accessibility[]) =>
    codes.map(code => ({ name: `access_${code}`, label: t.code('accessibility', code) }));
  return (
    <>
      {Object.entries(sections).map(([section, codes]) => (
        <FactLines
          view={view}
          legend={t.of(`directory.edit.access.${section}`)}
          facts={lines(codes)}
          values={values}
        />
      ))}
      {(['women_only', 'men_only'] as const).map(code => (
        <input type="hidden" name={`access_${code}`} value={String(values[`access_${code}`] ?? 'unknown')} />
      ))}
      <TextArea
        view={view}
        values={values}
        errors={errors}
        name="access_words"
        label={t('directory.edit.field.access.words')}
        hint={t('directory.edit.hint.access_words')}
        optional
      />
    </>
  );
}
