export { type Area, areaOfPostcode, areasOf } from './area-queries.ts';
export { agreesTo, type ConsentStanding, standingOn } from './consent.ts';
export { createPerson } from './create-person.ts';
export { waysOf } from './edit-form.ts';
export { type EditPerson, editPerson } from './edit-person.ts';
export { type Identifier, optionalIdentifier, optionalPostcode, postcodeAreaOf } from './fields.ts';
export {
  type FieldMatch,
  foldPostcode,
  type Match,
  type MatchField,
  type MatchStrength,
  matchIdentities,
  surestFirst,
} from './match.ts';
export { matchEach, matchPeople, type PersonMatch } from './match-people.ts';
export { type MergePeople, mergePeople } from './merge-people.ts';
export {
  type Identity,
  identityOf,
  initialsOf,
  type NewPerson,
  nameOf,
  type Person,
  type PersonChanges,
} from './person.ts';
export { mayKeep, mayMerge } from './policy.ts';
export { listPeople, type PeopleFilter, type PeopleRow } from './queries.ts';
export { type RecordConsent, recordConsent } from './record-consent.ts';
export { peopleRoutes } from './routes.ts';
export { type Consent, type NewConsent, type PersonStore, personStore } from './store.ts';
export { undoMerge } from './undo-merge.ts';
export { withdrawConsent } from './withdraw-consent.ts';
