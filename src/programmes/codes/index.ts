import * as care from './care-codes.ts';
import type { CodeList } from './code-list.ts';
import * as directory from './directory-codes.ts';
import * as equality from './equality-codes.ts';
import * as introduction from './introduction-codes.ts';
import * as needCodes from './needs.ts';
import * as referral from './referral-codes.ts';
import * as session from './session-codes.ts';

export * from './care-codes.ts';
export { type CodeList, type CodeOf, codeList } from './code-list.ts';
export { type CodeMap, type CodeSystem, needMaps, referralEventCodes } from './code-maps.ts';
export * from './directory-codes.ts';
export * from './equality-codes.ts';
export * from './introduction-codes.ts';
export * from './needs.ts';
export * from './referral-codes.ts';
export * from './session-codes.ts';

/** Every code list, once each, for the settings page, the export and the tests. */
export const codeLists: readonly CodeList<string, string>[] = [
  needCodes.needs,
  needCodes.needGroups,
  directory.assetKinds,
  directory.accessibility,
  directory.barriers,
  directory.unmetConstraints,
  referral.referrerRoles,
  referral.relations,
  referral.declineReasons,
  referral.redirectPlaces,
  referral.withdrawalReasons,
  referral.consentPurposes,
  referral.consentWays,
  referral.consentCapacities,
  care.contactModes,
  care.contactPartners,
  care.channels,
  care.contactOutcomes,
  care.holdReasons,
  care.extensionReasons,
  care.closingReasons,
  care.reopenReasons,
  care.concernKinds,
  care.taskKinds,
  equality.sexes,
  equality.ethnicities,
  session.sessionModes,
  session.missedReasons,
  session.ourCancelReasons,
  session.agreementWays,
  session.timepoints,
  introduction.introductionKinds,
  introduction.introductionDeclineReasons,
];
