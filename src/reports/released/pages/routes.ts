import type { Route } from '../../../web/index.ts';
import { helpedPage } from './help.tsx';
import { wayPage } from './way.tsx';
import { whoPage } from './who.tsx';

/** Released figures as questions, for whoever may know nobody. */
export const releasedRoutes: readonly Route[] = [wayPage, whoPage, helpedPage];
