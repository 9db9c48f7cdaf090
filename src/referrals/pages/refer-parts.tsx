import { drawnForAll } from '../../ui/index.ts';
import type { FieldsProps } from './fields-props.ts';
import { Part } from './part.tsx';
import {
  ConsentFields,
  EligibilityFields,
  ReachFields,
  ReferrerFields,
  WhoFields,
  WhyFields,
} from './refer-fields.tsx';

type ReferPartsProps = FieldsProps & { readonly areaName: string; readonly byPhone: boolean };

/**
 * All parts of a referral by somebody else: on the public page, and when staff take it down over the telephone. Empty they
 * are the same for everybody, and most who open the page see them so.
 */
export function ReferParts(props: ReferPartsProps) {
  const { view, values, errors, byPhone } = props;
  if (errors || Object.keys(values).length > 0) return <Parts {...props} />;
  return drawnForAll(view, `refer ${byPhone}`, bare => <Parts {...props} view={bare} />);
}

function Parts({ areaName, byPhone, ...props }: ReferPartsProps) {
  const { t } = props.view;
  return (
    <>
      <Part title={t('referrals.refer.part_first')}>
        <EligibilityFields {...props} areaName={areaName} />
      </Part>
      <Part title={t('referrals.refer.part_who')}>
        <WhoFields {...props} />
      </Part>
      <Part title={t('referrals.refer.part_reach')}>
        <ReachFields {...props} />
      </Part>
      <Part title={t('referrals.refer.part_why')}>
        <WhyFields {...props} />
      </Part>
      <Part title={t('referrals.refer.part_consent')}>
        <ConsentFields {...props} />
      </Part>
      <Part title={t(byPhone ? 'referrals.refer.part_caller' : 'referrals.refer.part_you')}>
        <ReferrerFields {...props} byPhone={byPhone} />
      </Part>
    </>
  );
}
