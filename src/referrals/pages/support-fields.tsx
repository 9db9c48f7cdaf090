import { relations } from '../../programmes/index.ts';
import { ChoiceGroup, DateField, Fold, Ltr, Select, TextArea, TextField, Tick } from '../../ui/index.ts';
import { askedBarriers, goodTimes, supportPurposes, supportWays } from '../support-form.ts';
import { LocaleField, PostcodeField } from './asked-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { NeedFields } from './need-tiles.tsx';

/** Step 1: who you are, language first. */
export function YouFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <LocaleField {...props} legend={t('referrals.own.locale')} />
      <TextField
        {...props}
        name="interpreter"
        label={t('referrals.field.interpreter')}
        hint={t('referrals.field.interpreter_hint')}
        optional
      />
      <div class="pair">
        <TextField
          {...props}
          name="given_name"
          label={t('referrals.own.given_name')}
          autocomplete="given-name"
        />
        <TextField
          {...props}
          name="family_name"
          label={t('referrals.own.family_name')}
          autocomplete="family-name"
        />
      </div>
      <TextField
        {...props}
        name="known_as"
        label={t('referrals.own.known_as')}
        autocomplete="nickname"
        optional
      />
      <DateField
        {...props}
        name="born"
        legend={t('referrals.own.born')}
        hint={t('referrals.own.born_hint')}
        birth
      />
      <Tick {...props} name="stated_adult" label={t('referrals.own.adult')} />
    </>
  );
}

/** Step 2: how to reach you, and who is helping. */
export function ReachYouFields(props: FieldsProps) {
  const { t, programme, say } = props.view;
  return (
    <>
      <div class="helper stack">
        <Tick {...props} name="helping" label={t('referrals.own.helping')} />
        <div class="helper__who pair">
          <TextField {...props} name="helper_name" label={t('referrals.own.helper_name')} />
          <Select
            {...props}
            name="helper_relation"
            label={t('referrals.own.helper_relation')}
            blank={t('ui.form.choose')}
            options={relations.codes.map(value => ({ value, label: t.code('relations', value) }))}
          />
        </div>
        <p class="quiet helper__who">{t('referrals.own.helper_text')}</p>
      </div>
      <TextField
        {...props}
        name="phone"
        type="tel"
        label={t('referrals.own.phone')}
        hint={t.rich('referrals.own.phone_hint', { phone: <Ltr>{say.phone(programme?.phone ?? '')}</Ltr> })}
        autocomplete="tel"
      />
      <ChoiceGroup
        {...props}
        name="voicemail"
        legend={t('referrals.own.voicemail')}
        hint={t('referrals.own.voicemail_hint')}
        options={[
          { value: 'yes', label: t('referrals.own.voicemail_yes') },
          { value: 'no', label: t('referrals.own.voicemail_no') },
        ]}
      />
      <ChoiceGroup
        {...props}
        name="ways"
        many
        columns={3}
        legend={t('referrals.field.ways')}
        hint={t('referrals.own.ways_hint')}
        options={supportWays.map(value => ({ value, label: t(`referrals.way.${value}`) }))}
      />
      <TextField
        {...props}
        name="email"
        type="email"
        label={t('referrals.own.email')}
        autocomplete="email"
        optional
      />
      <ChoiceGroup
        {...props}
        name="good_time"
        columns={3}
        legend={t('referrals.own.good_time')}
        options={goodTimes.map(value => ({
          value,
          label: t(`referrals.time.${value}`),
          hint: t(`referrals.time.${value}_hours`),
        }))}
      />
      <TextArea
        {...props}
        name="contact_note"
        label={t('referrals.own.contact_note')}
        hint={t('referrals.own.contact_note_hint')}
        rows={3}
        optional
      />
      <TextArea
        {...props}
        name="address"
        label={t('referrals.own.address')}
        hint={t('referrals.own.address_hint')}
        rows={3}
        optional
      />
      <PostcodeField {...props} own />
    </>
  );
}

/** Step 3: what matters, in the person's own words. */
export function MattersFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <TextArea
        {...props}
        name="words"
        label={t('referrals.own.words')}
        hint={t('referrals.own.words_hint')}
        rows={5}
      />
      <NeedFields {...props} legend={t('referrals.own.needs')} />
      <ChoiceGroup
        {...props}
        name="safe"
        legend={t('referrals.own.safe')}
        hint={t('referrals.own.safe_hint')}
        options={[
          { value: 'yes', label: t('referrals.own.safe_yes') },
          { value: 'no', label: t('referrals.own.safe_no') },
        ]}
        optional
      />
    </>
  );
}

/** Step 4: what gets in the way. */
export function HindersFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <ChoiceGroup
        {...props}
        name="barriers"
        many
        columns={3}
        legend={t('referrals.own.barriers')}
        hint={t('referrals.own.ways_hint')}
        options={askedBarriers.map(value => ({ value, label: t.code('barriers', value) }))}
        optional
      />
      <TextArea
        {...props}
        name="access_needs"
        label={t('referrals.own.access')}
        hint={t('referrals.own.access_hint')}
        rows={3}
        optional
      />
    </>
  );
}

/** Step 5: what you agree to. */
export function AgreeFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <ChoiceGroup
        {...props}
        name="consents"
        many
        columns={1}
        legend={t('referrals.own.consents')}
        hint={t('referrals.own.consents_hint')}
        options={supportPurposes.map(value => ({
          value,
          label: t(`referrals.own.purpose.${value}`),
          hint: t(`referrals.own.purpose_text.${value}`),
        }))}
      />
      <Fold
        summary={t('referrals.own.gp')}
        open={Boolean(props.values['gp_name'] ?? props.values['gp_practice'])}
      >
        <div class="pair">
          <TextField {...props} name="gp_name" label={t('referrals.own.gp_name')} optional />
          <TextField {...props} name="gp_practice" label={t('referrals.own.gp_practice')} optional />
        </div>
      </Fold>
    </>
  );
}
