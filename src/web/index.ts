export { makeApp } from './app.ts';
export type { Ask, FlashWords, Outcome } from './ask.ts';
export {
  clearSignIn,
  named as cookieName,
  readInLanguage,
  type SignInCookie,
  setSignIn,
  setSignInCookie,
  signInCookieOf,
  signInOf,
} from './cookies.ts';
export type { WebDeps } from './deps.ts';
export { forgetKept, type KeptForm, keptForms } from './kept-forms.ts';
export { onwards } from './onwards.ts';
export { aboutPages } from './pages/about.tsx';
export { Crisis } from './pages/crisis.tsx';
export { firstPage } from './pages/first.tsx';
export { type Door, type FormFaults, type OpensTo, type Route, route, type Typed } from './route.ts';
export { webRoutines } from './routines.ts';
export { showAgain } from './show-again.ts';
