export { type ComingDay, comingDays, weeklyMeetings } from './coming-days.ts';
export type { PlaceOf } from './derive/locate.ts';
export { type Freshness, freshnessOf } from './freshness.ts';
export { type ImportInput, type ImportReport, importDirectory, previewImport } from './import-directory.ts';
export type { CaseInHand, DirectoryDeps } from './pages/deps.ts';
export type { ImportCounts } from './plan-import.ts';
export {
  publishedPlace,
  publishedPlaces,
  publishedService,
  publishedServices,
} from './publish-queries.ts';
export { type PublishedRow, publishedRows } from './publish-row-queries.ts';
export {
  type PublishedSource,
  publishedSources,
  publishedTaxonomies,
  publishedTaxonomy,
  publishedTerm,
  publishedTerms,
} from './publish-term-queries.ts';
export type * from './published.ts';
export { weekdays } from './published.ts';
export { type ServiceCard, serviceById, serviceCards } from './queries.ts';
export { type Mapping, type MappingField, mappingFields, suggestMapping } from './reading/mapping.ts';
export { type DirectoryFile, isBroken, type ReadingSettings, readFiles } from './reading/read-files.ts';
export type * from './record.ts';
export { directoryRoutes } from './routes.ts';
export {
  type Cursor,
  readCursor,
  type Search,
  type SearchOrder,
  searchOrders,
  writeCursor,
} from './search.ts';
export { type Found, mostCounted, type SearchResult, search } from './search-queries.ts';
export type { ServiceDetail } from './service-detail.ts';
export { type NewSource, type Source, type SourceSettings, sourceId, sourceKey } from './sources.ts';
