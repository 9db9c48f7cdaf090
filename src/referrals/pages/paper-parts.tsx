import { ChoiceGroup, DateField, TextArea, TextField, Tick } from '../../ui/index.ts';
import { paperWriters } from '../intake.ts';
import { referPurposes } from '../refer-form.ts';
import type { FieldsProps } from './fields-props.ts';
import { Part } from './part.tsx';
import { EligibilityFields, ReachFields, ReferrerFields, WhoFields, WhyFields } from './refer-fields.tsx';

/** The questions of a paper form in the order in which they stand on it, from the date it came to the signature. */
export function PaperParts(props: FieldsProps & { readonly areaName: string }) {
  const { areaName, ...fields } = props;
  const { t } = fields.view;
  return (
    <>
      <Part title={t('paper.entry.part_paper')}>
        <DateField
          {...fields}
          name="received_on"
          legend={t('paper.entry.received_on')}
          value={fields.view.say.today}
        />
        <ChoiceGroup
          {...fields}
          name="written_by"
          legend={t('paper.entry.written_by')}
          options={paperWriters.map(value => ({ value, label: t(`paper.entry.writer.${value}`) }))}
        />
      </Part>
      <Part title={t('referrals.refer.part_first')}>
        <EligibilityFields {...fields} areaName={areaName} />
      </Part>
      <Part title={t('referrals.refer.part_who')}>
        <WhoFields {...fields} />
      </Part>
      <Part title={t('referrals.refer.part_reach')}>
        <ReachFields {...fields} />
      </Part>
      <Part title={t('referrals.refer.part_why')}>
        <WhyFields {...fields} />
        <ChoiceGroup
          {...fields}
          name="safe"
          legend={t('paper.entry.safe')}
          options={[
            { value: 'yes', label: t('referrals.own.safe_yes') },
            { value: 'no', label: t('referrals.own.safe_no') },
          ]}
          optional
        />
      </Part>
      <Part title={t('referrals.refer.part_consent')}>
        <Consents {...fields} />
      </Part>
      <Part title={t('paper.entry.part_sender')}>
        <ReferrerFields {...fields} byPhone />
        <TextField {...fields} name="card_code" label={t('paper.form.code')} size="medium" optional />
        <TextArea
          {...fields}
          name="reply_to"
          label={t('paper.entry.reply_to')}
          hint={t('paper.entry.reply_to_hint')}
          rows={3}
          optional
        />
        <div class="pair">
          <TextField {...fields} name="gp_name" label={t('paper.entry.gp_name')} optional />
          <TextField {...fields} name="gp_practice" label={t('paper.entry.gp_practice')} optional />
        </div>
      </Part>
    </>
  );
}

function Consents(props: FieldsProps) {
  const { t } = props.view;
  return (
    <>
      <ChoiceGroup
        {...props}
        name="consents"
        many
        columns={1}
        legend={t('paper.entry.consents')}
        options={referPurposes.map(value => ({ value, label: t.code('consent_purposes', value) }))}
      />
      <Tick {...props} name="contact_later" label={t.code('consent_purposes', 'contact_later')} />
      <ChoiceGroup
        {...props}
        name="signed"
        legend={t('paper.entry.signed')}
        options={[
          { value: 'yes', label: t('paper.entry.signed_yes') },
          { value: 'no', label: t('paper.entry.signed_no') },
        ]}
      />
      <DateField {...props} name="signed_on" legend={t('paper.entry.signed_on')} optional />
      <TextField
        {...props}
        name="witness"
        label={t('paper.entry.witness')}
        hint={t('paper.entry.witness_hint')}
        size="medium"
        optional
      />
      <TextField
        {...props}
        name="consent_by"
        label={t('referrals.field.consent_by')}
        size="medium"
        optional
      />
    </>
  );
}
