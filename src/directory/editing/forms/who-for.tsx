import { z } from 'zod';
import {
  ChoiceGroup,
  choice,
  DateField,
  dateTyped,
  optionalDate,
  optionalText,
  optionalWholeNumber,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { languageNames } from '../language-code.ts';
import { sexes, type WhoForEdit } from '../service-edit.ts';
import type { FieldsProps, FormContext, GroupForm } from './group-form.ts';
import { FactChoice, factField } from './three-ways.tsx';

/** Who may come, and how one joins. */
export const whoForForm: GroupForm<'who_for'> = {
  schema,
  typed: value => ({
    minimum_age: numberTyped(value.minimumAge),
    maximum_age: numberTyped(value.maximumAge),
    sex: value.sex,
    eligibility: value.eligibility ?? '',
    languages: value.languages.join(', '),
    referral_needed: value.referralNeeded,
    self_referral: value.selfReferral,
    how_to_join: value.howToJoin ?? '',
    documents: value.documents.join('\n'),
    places_left: numberTyped(value.placesLeft),
    ...dayTyped('places_as_of', value.placesAsOf),
    waiting_weeks: numberTyped(value.waitingWeeks),
    ...dayTyped('waiting_as_of', value.waitingAsOf),
    waiting_words: value.waitingWords ?? '',
  }),
  Fields,
};

const numberTyped = (value: number | null): string => (value === null ? '' : String(value));
const dayTyped = (name: string, day: string | null): Record<string, string> =>
  dateTyped(name, day === null ? null : Temporal.PlainDate.from(day));

function schema({ today }: FormContext): z.ZodType<WhoForEdit> {
  const age = () => optionalWholeNumber({ min: 0, max: 130 });
  const words = () => optionalText({ lines: true, max: 5000 });
  return z
    .object({
      minimum_age: age(),
      maximum_age: age(),
      sex: choice(sexes).catch('unknown'),
      eligibility: words(),
      languages: optionalText({ max: 500 }),
      referral_needed: factField(),
      self_referral: factField(),
      how_to_join: words(),
      documents: words(),
      places_left: optionalWholeNumber({ min: 0, max: 100_000 }),
      places_as_of: optionalDate({ past: true, today }),
      waiting_weeks: optionalWholeNumber({ min: 0, max: 520 }),
      waiting_as_of: optionalDate({ past: true, today }),
      waiting_words: optionalText({ max: 500 }),
    })
    .superRefine(({ minimum_age: from, maximum_age: to }, context) => {
      if (from !== null && to !== null && from > to)
        context.addIssue({ code: 'custom', path: ['maximum_age'], message: 'directory.edit.error.ages' });
    })
    .transform(one => ({
      minimumAge: one.minimum_age,
      maximumAge: one.maximum_age,
      sex: one.sex,
      eligibility: one.eligibility,
      languages: (one.languages ?? '')
        .split(/[,;\n]/)
        .map(name => name.trim())
        .filter((name, at, all) => name !== '' && all.indexOf(name) === at),
      referralNeeded: one.referral_needed,
      selfReferral: one.self_referral,
      howToJoin: one.how_to_join,
      documents: linesOf(one.documents),
      placesLeft: one.places_left,
      // A number without its day is as of the day it was written.
      placesAsOf: one.places_left === null ? null : (one.places_as_of ?? today).toString(),
      waitingWeeks: one.waiting_weeks,
      waitingAsOf: one.waiting_weeks === null ? null : (one.waiting_as_of ?? today).toString(),
      waitingWords: one.waiting_words,
    }));
}

// One thing a line; a source may have said one in several.
function linesOf(text: string | null): string[] {
  const lines = (text ?? '').split('\n').map(line => line.trim());
  return lines.filter((line, at) => line !== '' && lines.indexOf(line) === at);
}

function Fields({ view, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <div class="edit-pair">
        <TextField
          {...props}
          name="minimum_age"
          type="number"
          label={t('directory.edit.field.who_for.minimumAge')}
          size="short"
          optional
        />
        <TextField
          {...props}
          name="maximum_age"
          type="number"
          label={t('directory.edit.field.who_for.maximumAge')}
          size="short"
          optional
        />
      </div>
      <ChoiceGroup
        {...props}
        name="sex"
        legend={t('directory.edit.field.who_for.sex')}
        options={sexes.map(value => ({ value, label: t(`directory.edit.sex.${value}`) }))}
      />
      <TextArea
        {...props}
        name="eligibility"
        label={t('directory.edit.field.who_for.eligibility')}
        hint={t('directory.edit.hint.eligibility')}
        optional
      />
      <TextField
        {...props}
        name="languages"
        label={t('directory.edit.field.who_for.languages')}
        hint={t('directory.edit.hint.languages')}
        list={languageNames}
        optional
      />
      <FactChoice
        {...props}
        name="referral_needed"
        legend={t('directory.edit.field.who_for.referralNeeded')}
      />
      <FactChoice {...props} name="self_referral" legend={t('directory.edit.field.who_for.selfReferral')} />
      <TextArea {...props} name="how_to_join" label={t('directory.edit.field.who_for.howToJoin')} optional />
      <TextArea
        {...props}
        name="documents"
        label={t('directory.edit.field.who_for.documents')}
        hint={t('directory.edit.hint.documents')}
        rows={3}
        optional
      />
      <TextField
        {...props}
        name="places_left"
        type="number"
        label={t('directory.edit.field.who_for.placesLeft')}
        size="short"
        optional
      />
      <DateField
        {...props}
        name="places_as_of"
        legend={t('directory.edit.field.who_for.placesAsOf')}
        hint={t('directory.edit.hint.as_of')}
        optional
      />
      <TextField
        {...props}
        name="waiting_weeks"
        type="number"
        label={t('directory.edit.field.who_for.waitingWeeks')}
        size="short"
        optional
      />
      <DateField
        {...props}
        name="waiting_as_of"
        legend={t('directory.edit.field.who_for.waitingAsOf')}
        hint={t('directory.edit.hint.as_of')}
        optional
      />
      <TextField
        {...props}
        name="waiting_words"
        label={t('directory.edit.field.who_for.waitingWords')}
        optional
      />
    </>
  );
}
