import type { Route } from '../../../web/index.ts';
import { agendaRoutes } from './agenda.tsx';
import { itemRoutes } from './item.tsx';
import { putForwardRoutes } from './put-forward.tsx';
import { queueRoutes } from './queue.tsx';

/** Every address of supervision. */
export const supervisionRoutes: readonly Route[] = [
  ...queueRoutes,
  ...itemRoutes,
  ...agendaRoutes,
  ...putForwardRoutes,
];
