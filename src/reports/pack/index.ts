import type { Letters } from '../../letters/index.ts';
import type { Route } from '../../web/index.ts';
import { keptRoutes } from './kept-pages.tsx';
import { packPages } from './page.tsx';
import { planRoutes } from './plan-page.tsx';

export { worthQuery } from '../worth/typed.ts';
export { asLetter } from './as-letter.ts';
export { composePack } from './compose.ts';
export { figuresFor } from './figures-for.ts';
export { packLinkRoutes } from './link-page.tsx';
export { packLanguages } from './pack.ts';
export { makeDuePacks, packRoutines } from './routines.ts';
export { setPlan } from './set-plan.ts';
export { spansOf } from './span.ts';

/** The pack on pages of staff. @param letters the printer that main made */
export const packRoutes = (letters: Letters): readonly Route[] => [
  ...packPages(letters),
  ...planRoutes,
  ...keptRoutes,
];
