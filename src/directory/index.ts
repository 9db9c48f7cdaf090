export { type ComingDay, comingDays, weeklyMeetings } from './coming-days.ts';
export { type Freshness, freshnessOf } from './freshness.ts';
export { importDirectory } from './import-directory.ts';
export { type MatchAsk, type MatchRecord, matchRecords } from './match-queries.ts';
export { matchRecordsOf } from './match-records-of.ts';
export type { CaseInHand, DirectoryDeps, WordsAsked } from './pages/deps.ts';
export { Hits } from './pages/hits.tsx';
export {
  publishedPlace,
  publishedPlaces,
  publishedService,
  publishedServices,
} from './publish-queries.ts';
export { type PublishedRow, publishedRows } from './publish-row-queries.ts';
export {
  publishedSources,
  publishedTaxonomies,
  publishedTaxonomy,
  publishedTerm,
  publishedTerms,
} from './publish-term-queries.ts';
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
export { type DirectoryFile, isBroken, readFiles } from './reading/read-files.ts';
export type * from './record.ts';
export { directoryRoutes } from './routes.ts';
export type { Search } from './search.ts';
export { search } from './search-queries.ts';
export { type NewSource, sourceId } from './sources.ts';
