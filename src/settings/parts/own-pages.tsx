import { z } from 'zod';
import { ChoiceGroup, choice, TextField } from '../../ui/index.ts';
import { countsForm, type Part, type PartFieldsProps, typedCounts, version } from '../part.ts';

const counts = {
  linkWeeks: { min: 1, max: 104 },
  linkWeeksAfterClosing: { min: 0, max: 104 },
} as const;
const names = ['full', 'first', 'role'] as const;
const form = z.object({ version, ...countsForm(counts), colleaguesAreNamed: choice(names) });

/** How long a person’s own page opens, and how colleagues are named to whoever asks who saw their record. */
export const ownPages: Part<typeof form> = {
  name: 'own_pages',
  form,
  read: ({ version: _, ...settings }) => ({ settings }),
  typed: ({ settings }) => ({
    ...typedCounts(counts, settings),
    colleaguesAreNamed: settings.colleaguesAreNamed,
  }),
  fields: Fields,
};

function Fields({ view, values, errors }: PartFieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      {(['linkWeeks', 'linkWeeksAfterClosing'] as const).map(name => (
        <TextField
          {...props}
          name={name}
          type="number"
          size="short"
          label={t(`settings.field.${name}`)}
          hint={t(`settings.hint.${name}`)}
        />
      ))}
      <ChoiceGroup
        {...props}
        name="colleaguesAreNamed"
        legend={t('settings.field.colleaguesAreNamed')}
        hint={t('settings.hint.colleaguesAreNamed')}
        options={names.map(value => ({ value, label: t(`settings.named.${value}`) }))}
      />
    </>
  );
}
