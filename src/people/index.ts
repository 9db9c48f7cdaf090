export { type Area, areaIdOf, areaOfPostcode, areasOf } from './area-queries.ts';
export {
  type ConsentDecision,
  type ConsentRecipient,
  type ConsentStanding,
  decide,
  type NamedStanding,
  standingOn,
  standingsOf,
} from './consent.ts';
export { consentsAbout } from './consent-queries.ts';
export { createPerson } from './create-person.ts';
export { optionalIdentifier, optionalPostcode, postcodeAreaOf, smallAreaOf } from './fields.ts';
export { type FieldMatch, type Match, matchIdentities, surestFirst } from './match.ts';
export { matchEach, matchPeople, type PersonMatch } from './match-people.ts';
export { mayUse, mayUseMany, thoseWhoAllow, type UseAsked, whoSaidNo } from './may-use.ts';
export { mergePeople } from './merge-people.ts';
export { type Identity, identityOf, initialsOf, type NewPerson, nameOf, type Person } from './person.ts';
export { recordConsent } from './record-consent.ts';
export { peopleRoutes } from './routes.ts';
export { setPersonLocale } from './set-locale.ts';
export { type Consent, consentAddition, personStore } from './store.ts';
export { undoMerge } from './undo-merge.ts';
export { type Use, type UseName, useNames, uses } from './uses.ts';
export { publishedWordings, type Wording, wordingsNow } from './wording-store.ts';
