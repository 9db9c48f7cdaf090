import type { Route } from '../../../web/index.ts';
import { importRoutes } from './import.tsx';
import { listPage } from './list.tsx';
import { oneRoutes } from './one.tsx';
import { scaleRoutes } from './scales.tsx';
import { wordRoutes } from './words.tsx';

/** Pages on which a programme looks after what it asks. */
export const questionnaireRoutes: readonly Route[] = [
  listPage,
  ...importRoutes,
  ...oneRoutes,
  ...scaleRoutes,
  ...wordRoutes,
];
