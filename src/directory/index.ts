export { type ComingDay, comingDays, weeklyMeetings } from './coming-days.ts';
export { addEntry, applyEdit, editableService } from './editing/index.ts';
export { addFeed } from './feeds/add-feed.ts';
export { directoryErrands, directoryRoutines } from './feeds/jobs.ts';
export { type Freshness, freshnessOf } from './freshness.ts';
export { importDirectory } from './import-directory.ts';
export { answerEntry } from './keeping/answer-entry.ts';
export { askFacts } from './keeping/ask-facts.ts';
export { askGroup } from './keeping/ask-group.ts';
export { careWaiting } from './keeping/care-queries.ts';
export { groupReach } from './keeping/chase-queries.ts';
export { askedOf } from './keeping/check-queries.ts';
export { type Entry, entriesOfOrganization, entryOf } from './keeping/entry-queries.ts';
export { findDuplicates } from './keeping/find-duplicates.ts';
export { languageOfGroup } from './keeping/language-of-group.ts';
export { addServiceLink, LINK_DAYS } from './keeping/link-store.ts';
export { keepingListeners } from './keeping/listeners.ts';
export { mustBeRung } from './keeping/must-be-rung.ts';
export { partOfBarrier, partOfDecline, type ReportPart } from './keeping/parts.ts';
export { endPause, pauseService } from './keeping/pause-service.ts';
export { type Pause, type PauseReason, pauseReasons, pausesOf } from './keeping/pause-store.ts';
export { proposalAbout } from './keeping/proposal-store.ts';
export { reportWrong } from './keeping/report-wrong.ts';
export { keepingRoutines } from './keeping/routines.ts';
export { setKeeping } from './keeping/set-keeping.ts';
export { writeNote } from './keeping/write-note.ts';
export { MapFigure, type MapTiles } from './map/map-figure.tsx';
export { type MatchAsk, type MatchRecord, matchRecords } from './match-queries.ts';
export { matchRecordsOf } from './match-records-of.ts';
export type { CaseInHand, DirectoryDeps, WordsAsked } from './pages/deps.ts';
export { Hits } from './pages/hits.tsx';
export { directoryChangedAt, publishedInstead, serviceChangedAt } from './publish-change-queries.ts';
export {
  publishedPlace,
  publishedPlaces,
  publishedService,
  publishedServices,
} from './publish-queries.ts';
export { type PublishedRow, publishedRows } from './publish-row-queries.ts';
export { type PublishedTable, publishedLinks, tableRows } from './publish-table-queries.ts';
export {
  publishedSources,
  publishedTaxonomies,
  publishedTaxonomy,
  publishedTerm,
  publishedTerms,
} from './publish-term-queries.ts';
export {
  countServicesOf,
  minimalServicePage,
  type WholeLocation,
  type WholeOrganization,
  type WholePlace,
  type WholeRow,
  type WholeService,
  type WithPhones,
  type WithTerm,
  wholeLocation,
  wholeLocationPage,
  wholeOrganization,
  wholeOrganizationPage,
  wholePlacePage,
  wholePlaces,
  wholeServicePage,
  wholeServices,
  wholeServicesOf,
} from './publish-whole-queries.ts';
export {
  type Page,
  type Paged,
  type PublishedDetail,
  type PublishedFilter,
  type PublishedLocation,
  type PublishedOrganization,
  type PublishedPlace,
  type PublishedSchedule,
  type PublishedService,
  type PublishedTaxonomy,
  type PublishedTerm,
  type Weekday,
  weekdays,
} from './published.ts';
export { type ServiceCard, serviceCards } from './queries.ts';
export { type CsvTable, readCsvRows } from './reading/csv-rows.ts';
export { decodeText } from './reading/decode.ts';
export { type DirectoryFile, isBroken, readFiles } from './reading/read-files.ts';
export type * from './record.ts';
export { endOf, isOff, occurrences, rruleOf, ruleOf, untilOf } from './recurrence.ts';
export { directoryRoutes } from './routes.ts';
export { anything, type Search } from './search.ts';
export { search } from './search-queries.ts';
export { searchRoutines } from './search-routines.ts';
export { comparedFacts, factWords } from './shortlist/facts.ts';
export { type Listed, listed } from './shortlist/shortlist-queries.ts';
export { type NewSource, sourceId } from './sources.ts';
