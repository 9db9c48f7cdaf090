import {
  Card,
  ChoiceGroup,
  DateField,
  type FieldErrors,
  Fold,
  Select,
  TextArea,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { groupKinds, groupModes } from '../group.ts';
import { groupNeeds } from '../needs.ts';
import type { PlannedDate } from '../plan-dates.ts';
import { rhythms } from '../rhythm.ts';
import { groupLanguages, groupMinutes, offerHours } from './form.ts';
import { languageName } from './words.ts';

type FieldsProps = {
  readonly view: View;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** Whether something stands in one of these fields, or is wrong with it: then they are shown at once. */
function touched({ values, errors }: FieldsProps, names: readonly string[]): boolean {
  return names.some(
    name => errors?.[name] !== undefined || (name !== 'offer' && Boolean(values[name]?.length)),
  );
}

/** What the group is, and where. */
export function WhatFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <TextField {...props} name="name" label={t('groups.field.name')} maxlength={120} />
      <ChoiceGroup
        {...props}
        name="kind"
        legend={t('groups.field.kind')}
        options={groupKinds.map(value => ({
          value,
          label: t(`groups.kind.${value}`),
          hint: t(`groups.kind.${value}.hint`),
        }))}
      />
      <TextArea
        {...props}
        name="about"
        label={t('groups.field.about')}
        hint={t('groups.field.about.hint')}
        rows={3}
        optional
      />
      <ChoiceGroup
        {...props}
        name="mode"
        legend={t('groups.field.mode')}
        columns={2}
        options={groupModes.map(value => ({ value, label: t(`groups.mode.${value}`) }))}
      />
      <TextField
        {...props}
        name="place"
        label={t('groups.field.place')}
        hint={t('groups.field.place.hint')}
        optional
      />
      <Fold
        summary={t('groups.more.where')}
        open={touched(props, ['expect', 'address', 'directions', 'video'])}
      >
        <TextArea
          {...props}
          name="expect"
          label={t('groups.field.expect')}
          hint={t('groups.field.expect.hint')}
          rows={3}
          optional
        />
        <TextArea {...props} name="address" label={t('groups.field.address')} rows={2} optional />
        <TextArea {...props} name="directions" label={t('groups.field.directions')} rows={2} optional />
        <TextField
          {...props}
          name="video"
          type="url"
          label={t('groups.field.video')}
          hint={t('groups.field.video.hint')}
          optional
        />
      </Fold>
    </>
  );
}

/** When it meets. */
export function WhenFields(props: FieldsProps) {
  const { t, say } = props.view;
  return (
    <>
      <DateField {...props} name="begins" legend={t('groups.field.begins')} />
      <TextField
        {...props}
        name="at"
        type="time"
        label={t('groups.field.at')}
        hint={t('groups.field.at.hint')}
        size="short"
      />
      <Select
        {...props}
        name="minutes"
        label={t('groups.field.minutes')}
        size="medium"
        options={groupMinutes.map(one => ({ value: String(one), label: say.minutes(one) }))}
      />
      <ChoiceGroup
        {...props}
        name="rhythm"
        legend={t('groups.field.rhythm')}
        hint={t('groups.field.rhythm.hint')}
        columns={2}
        options={rhythms.map(value => ({ value, label: t(`groups.rhythm.${value}`) }))}
      />
      <TextField
        {...props}
        name="weeks"
        type="number"
        label={t('groups.field.weeks')}
        hint={t('groups.field.weeks.hint')}
        size="short"
        min={1}
        max={104}
        optional
      />
      <Fold summary={t('groups.more.days')} open={touched(props, ['days', 'off'])}>
        <TextArea
          {...props}
          name="days"
          label={t('groups.field.days')}
          hint={t('groups.field.days.hint')}
          rows={3}
          optional
        />
        <TextArea
          {...props}
          name="off"
          label={t('groups.field.off')}
          hint={t('groups.field.off.hint')}
          rows={2}
          optional
        />
      </Fold>
    </>
  );
}

/** For how many, whom it suits, and who leads it. */
export function WhoFields(
  props: FieldsProps & { readonly staff: readonly { readonly id: string; readonly name: string }[] },
) {
  const { staff, ...rest } = props;
  const { t } = props.view;
  return (
    <>
      <TextField
        {...rest}
        name="places"
        type="number"
        label={t('groups.field.places')}
        size="short"
        min={1}
        max={500}
      />
      <ChoiceGroup
        {...rest}
        name="leaders"
        many
        columns={2}
        legend={t('groups.field.leaders')}
        options={staff.map(one => ({ value: one.id, label: one.name }))}
        optional
      />
      <ChoiceGroup
        {...rest}
        name="needs"
        many
        columns={2}
        legend={t('groups.field.needs')}
        hint={t('groups.field.needs.hint')}
        options={groupNeeds.map(value => ({ value, label: t(`groups.meets.${value}`) }))}
        optional
      />
      <Fold summary={t('groups.more.who')} open={touched(props, ['outsiders', 'languages', 'offer'])}>
        <TextField
          {...rest}
          name="outsiders"
          label={t('groups.field.outsiders')}
          hint={t('groups.field.outsiders.hint')}
          optional
        />
        <ChoiceGroup
          {...rest}
          name="languages"
          many
          columns={3}
          legend={t('groups.field.languages')}
          options={groupLanguages.map(value => ({ value, label: languageName(props.view, value) }))}
          optional
        />
        <Select
          {...rest}
          name="offer"
          label={t('groups.field.offer')}
          hint={t('groups.field.offer.hint')}
          size="medium"
          options={offerHours.map(hours => ({
            value: String(hours),
            label: t('groups.offer_days', { days: hours / 24 }),
          }))}
        />
      </Fold>
    </>
  );
}

/** The dates as they would be, before anything is saved. */
export function Preview({ view, dates }: { readonly view: View; readonly dates: readonly PlannedDate[] }) {
  const { t, say } = view;
  return (
    <Card title={t('groups.preview.title', { count: dates.length })}>
      <ol class="bullets">
        {dates.slice(0, 12).map(one => (
          <li>{say.when(one.startsAt)}</li>
        ))}
      </ol>
      {dates.length > 12 ? <p>{t('groups.preview.more', { count: dates.length - 12 })}</p> : null}
      <p class="small quiet">{t('groups.preview.holidays')}</p>
    </Card>
  );
}
