export { type ComingDay, comingDays, weeklyMeetings } from './coming-days.ts';
export type { PlaceOf } from './derive/locate.ts';
export { type Freshness, freshnessOf } from './freshness.ts';
export { type ImportInput, type ImportReport, importDirectory, previewImport } from './import-directory.ts';
export { type MatchAsk, type MatchRecord, matchRecords } from './match-queries.ts';
export { matchRecordsOf } from './match-records-of.ts';
export type { CaseInHand, DirectoryDeps, WordsAsked } from './pages/deps.ts';
export { Hits } from './pages/hits.tsx';
export type { ImportCounts } from './plan-import.ts';
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
