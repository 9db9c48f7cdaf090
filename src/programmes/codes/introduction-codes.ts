import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** How close the introduction is. Signposted is never counted as introduced. */
export const introductionKinds = codeList('introduction_kinds', version, [
  'signposted',
  'referred',
  'accompanied',
]);
export type IntroductionKind = CodeOf<typeof introductionKinds>;

/** Why a group could not take somebody. */
export const introductionDeclineReasons = codeList('introduction_decline_reasons', version, [
  'full',
  'not_right_group',
  'access_not_met',
  'outside_area',
  'group_ended',
  'other',
]);
export type IntroductionDeclineReason = CodeOf<typeof introductionDeclineReasons>;

/** Why a person stopped going: the barriers, under their own words. */
export {
  type Barrier as IntroductionStopReason,
  barriers as introductionStopReasons,
} from './directory-codes.ts';
