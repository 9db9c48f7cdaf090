export { makeApp } from './app.ts';
export type { Ask, FlashWords, Outcome } from './ask.ts';
export type { WebDeps } from './deps.ts';
export { aboutPages } from './pages/about.tsx';
export { firstPage } from './pages/first.tsx';
export { signInRoutes } from './pages/sign-in.tsx';
export { type Door, type FormFaults, type Route, route, type Typed } from './route.ts';
export { webRoutines } from './routines.ts';
export { showAgain } from './show-again.ts';
