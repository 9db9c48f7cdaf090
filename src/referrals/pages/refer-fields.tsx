import { consentWays, referrerRoles, regionOf } from '../../programmes/index.ts';
import { ChoiceGroup, DateField, Fold, Select, TextArea, TextField } from '../../ui/index.ts';
import { contactWays } from '../intake.ts';
import { referPurposes } from '../refer-form.ts';
import { LocaleField, PostcodeField } from './asked-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { NeedFields } from './need-tiles.tsx';

/** First of all: is this the right place? */
export function EligibilityFields(props: FieldsProps & { readonly areaName: string }) {
  const { t } = props.view;
  const yesNo = [
    { value: 'yes', label: t('referrals.refer.yes') },
    { value: 'no', label: t('referrals.refer.no') },
  ];
  return (
    <>
      <ChoiceGroup {...props} name="adult" legend={t('referrals.refer.adult')} options={yesNo} />
      <ChoiceGroup
        {...props}
        name="in_area"
        legend={t('referrals.refer.in_area', { area: props.areaName })}
        options={yesNo}
      />
      <ChoiceGroup
        {...props}
        name="urgent"
        legend={t('referrals.refer.urgent')}
        hint={t('referrals.refer.urgent_hint')}
        options={[
          { value: 'no', label: t('referrals.refer.urgent_no') },
          { value: 'yes', label: t('referrals.refer.urgent_yes') },
        ]}
      />
    </>
  );
}

export function WhoFields(props: FieldsProps) {
  const { t, programme } = props.view;
  const [identifier] = regionOf(programme?.region ?? 'ie').identifiers;
  return (
    <>
      <div class="pair">
        <TextField {...props} name="given_name" label={t('referrals.field.given_name')} />
        <TextField {...props} name="family_name" label={t('referrals.field.family_name')} />
      </div>
      <DateField
        {...props}
        name="born"
        legend={t('referrals.field.born')}
        hint={t('referrals.field.born_hint')}
        optional
      />
      <LocaleField {...props} legend={t('referrals.field.locale')} />
      <Fold
        summary={t('referrals.refer.more_who')}
        open={hasAny(props, ['known_as', 'identifier', 'interpreter'])}
      >
        <div class="stack">
          <TextField
            {...props}
            name="known_as"
            label={t('referrals.field.known_as')}
            optional
            size="medium"
          />
          {identifier ? (
            <TextField
              {...props}
              name="identifier"
              label={t.of(identifier.label)}
              hint={t('referrals.field.like', { example: identifier.example })}
              inputmode="numeric"
              size="medium"
              optional
            />
          ) : null}
          <TextField
            {...props}
            name="interpreter"
            label={t('referrals.field.interpreter')}
            hint={t('referrals.field.interpreter_hint')}
            size="medium"
            optional
          />
        </div>
      </Fold>
    </>
  );
}

export function ReachFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <TextField
        {...props}
        name="phone"
        type="tel"
        label={t('referrals.field.their_phone')}
        hint={t('referrals.field.their_phone_hint')}
        size="medium"
      />
      <ChoiceGroup
        {...props}
        name="ways"
        many
        legend={t('referrals.field.ways')}
        hint={t('referrals.field.ways_hint')}
        options={contactWays.map(value => ({ value, label: t(`referrals.way.${value}`) }))}
      />
      <TextArea
        {...props}
        name="contact_note"
        label={t('referrals.field.contact_note')}
        hint={t('referrals.field.contact_note_hint')}
        rows={2}
        optional
      />
      <Fold summary={t('referrals.refer.more_reach')} open={hasAny(props, ['email', 'address'])}>
        <div class="stack">
          <TextField
            {...props}
            name="email"
            type="email"
            label={t('referrals.field.their_email')}
            size="medium"
            optional
          />
          <TextArea {...props} name="address" label={t('referrals.field.address')} rows={3} optional />
        </div>
      </Fold>
      <PostcodeField {...props} />
    </>
  );
}

export function WhyFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <TextArea
        {...props}
        name="words"
        label={t('referrals.field.why')}
        hint={t('referrals.field.why_hint')}
        rows={5}
      />
      <Fold summary={t('referrals.field.why_more')}>
        <ul class="list-rules">
          <li>{t('referrals.field.why_more1')}</li>
          <li>{t('referrals.field.why_more2')}</li>
          <li>{t('referrals.field.why_more3')}</li>
        </ul>
      </Fold>
      <NeedFields {...props} legend={t('referrals.field.needs')} />
      <TextArea
        {...props}
        name="risk_note"
        label={t('referrals.field.risk')}
        hint={t('referrals.field.risk_hint')}
        rows={3}
        optional
      />
      <TextArea {...props} name="access_needs" label={t('referrals.field.access')} rows={2} optional />
    </>
  );
}

export function ConsentFields(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <ChoiceGroup
        {...props}
        name="consents"
        many
        columns={1}
        legend={t('referrals.field.consents')}
        hint={t('referrals.field.consents_hint')}
        options={referPurposes.map(value => ({
          value,
          label: t.code('consent_purposes', value),
          hint: t(`referrals.purpose.${value}`),
        }))}
      />
      <Select
        {...props}
        name="consent_how"
        label={t('referrals.field.consent_how')}
        blank={t('ui.form.choose')}
        options={consentWays.codes.map(value => ({ value, label: t.code('consent_ways', value) }))}
        size="medium"
      />
      <TextField
        {...props}
        name="consent_by"
        label={t('referrals.field.consent_by')}
        hint={t('referrals.field.consent_by_hint')}
        size="medium"
        optional
      />
    </>
  );
}

export function ReferrerFields(props: FieldsProps & { readonly byPhone: boolean }) {
  const { t } = props.view;
  const { byPhone } = props;
  return (
    <>
      <TextField
        {...props}
        name="referrer_name"
        label={t('referrals.field.referrer_name')}
        autocomplete={byPhone ? 'off' : 'name'}
        optional={byPhone}
      />
      <Select
        {...props}
        name="referrer_role"
        label={t('referrals.field.referrer_role')}
        blank={t('ui.form.choose')}
        options={referrerRoles.codes.map(value => ({ value, label: t.code('referrer_roles', value) }))}
        optional={byPhone}
        size="medium"
      />
      <TextField
        {...props}
        name="referrer_organisation"
        label={t('referrals.field.referrer_organisation')}
        autocomplete={byPhone ? 'off' : 'organization'}
        optional
      />
      <TextField
        {...props}
        name="referrer_email"
        type="email"
        label={t('referrals.field.referrer_email')}
        hint={t('referrals.field.referrer_email_hint')}
        autocomplete={byPhone ? 'off' : 'email'}
        optional={byPhone}
      />
      <TextField
        {...props}
        name="referrer_phone"
        type="tel"
        label={t('referrals.field.referrer_phone')}
        autocomplete={byPhone ? 'off' : 'tel'}
        size="medium"
        optional
      />
    </>
  );
}

/** Whether something was typed, or is wrong, in fields that lie in a fold: then it stands open. */
function hasAny(props: FieldsProps, names: readonly string[]): boolean {
  return names.some(name => Boolean(props.values[name]) || props.errors?.[name] !== undefined);
}
