export { allowedAddress } from './allowed-address.ts';
export {
  type Failed,
  type Fetched,
  type FetchFault,
  type FetchLimits,
  failed,
  fetchFaults,
  type GetOptions,
  usualLimits,
} from './fetched.ts';
export { type Fetcher, makeFetcher } from './fetcher.ts';
export { depthOf, readJson } from './read-json.ts';
