import type { Letters } from '../../letters/index.ts';
import type { Route } from '../../web/index.ts';
import { keptRoutes } from './kept-pages.tsx';
import { packPages } from './page.tsx';
import { planRoutes } from './plan-page.tsx';

export { packLinkRoutes } from './link-page.tsx';
export { makeDuePacks, packRoutines } from './routines.ts';

/** The pack on pages of staff. @param letters the printer that main made */
export const packRoutes = (letters: Letters): readonly Route[] => [
  ...packPages(letters),
  ...planRoutes,
  ...keptRoutes,
];
