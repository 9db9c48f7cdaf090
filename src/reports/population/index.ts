export { type AgeBand, ageBandOn, ageBands } from './age-bands.ts';
export { type DeprivationScheme, groupOf, groupsOf } from './bands.ts';
export type { FigureSource } from './figures.ts';
export { keepFigures } from './keep-figures.ts';
export { populationRoutes } from './pages/one.tsx';
export {
  type Dimension,
  deprivationOf,
  dimensions,
  type FiguresOf,
  type Population,
  populationOf,
  type Residents,
  smallAreasOf,
} from './population-queries.ts';
export { takeInFigures } from './take-in.ts';
export { useShipped } from './use-shipped.ts';
