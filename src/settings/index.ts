import type { Route } from '../web/index.ts';
import { settingsPage } from './pages/overview.tsx';
import { partRoutes } from './pages/part.tsx';
import { keeping } from './parts/keeping.tsx';
import { measures } from './parts/measures.tsx';
import { messages } from './parts/messages.tsx';
import { ownPages } from './parts/own-pages.tsx';
import { pathway } from './parts/pathway.tsx';
import { service } from './parts/service.tsx';

/** Every address of the room. */
export const settingsRoutes: readonly Route[] = [
  settingsPage,
  ...partRoutes(service),
  ...partRoutes(pathway),
  ...partRoutes(messages),
  ...partRoutes(measures),
  ...partRoutes(ownPages),
  ...partRoutes(keeping),
];
