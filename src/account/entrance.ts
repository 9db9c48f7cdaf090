import {
  type Beginning,
  completeSignIn,
  deviceOf,
  deviceText,
  endSession,
  endSigningIn,
  type From,
  type Provider,
  placeOf,
  proofsOf,
  type SigningIn,
  signinActor,
} from '../identity/index.ts';
import {
  type Ask,
  keptForms,
  setSignIn,
  setSignInCookie,
  signInCookieOf,
  signInOf,
  type WebDeps,
} from '../web/index.ts';

/** What the pages of signing in are made with. */
export type AccountDeps = WebDeps & {
  /** Providers of sign-ins that were set up; none unless they were. */
  readonly providers?: readonly Provider[];
  /** Whether letters leave the house (MAIL_URL); else a link is handed over in person. */
  readonly mail?: boolean;
};

export type AnyAsk = Ask<unknown, unknown, unknown>;

/** Roles that have an account of their own. */
export const everybody = ['link_worker', 'coordinator', 'administrator', 'analyst'] as const;

export const secureOf = (deps: WebDeps) => ({ secure: deps.secureCookies });

/** Where a try comes from. */
export function fromOf(deps: WebDeps, ask: AnyAsk): From {
  return { place: placeOf(ask.from.address), device: signInCookieOf(ask.c, 'device', secureOf(deps)) };
}

/** What a session is begun with, beside how. */
export function withWhat(ask: AnyAsk): Pick<Required<Beginning>, 'device' | 'place'> {
  return { device: deviceText(deviceOf(ask.from.agent)), place: placeOf(ask.from.address) };
}

/**
 * Everything was right: the browser gets a new session in place of any it brought, and goes on to where it wanted, or to the forms that
 * were interrupted.
 * @param carried the half-done sign-in that ends with this; when it ended meanwhile, nothing is begun
 */
export async function enter(
  deps: WebDeps,
  ask: AnyAsk,
  who: {
    readonly programmeId: string;
    readonly staffId: string;
    readonly method: Beginning['method'];
    readonly to: string;
    readonly carried?: SigningIn;
  },
): Promise<Response> {
  const { programmeId, staffId, method, to, carried } = who;
  const secure = secureOf(deps);
  const knownAs = signInCookieOf(ask.c, 'device', secure);
  const completed = await deps.database.within(signinActor(programmeId, staffId), async scope => {
    if (carried && !(await endSigningIn(scope, carried.tokenHash))) return null;
    return completeSignIn(scope, { method, ...withWhat(ask), knownAs });
  });
  setSignInCookie(ask.c, 'signingIn', '', secure);
  if (!completed) return ask.go({ to: '/sign-in' });
  await endSession(deps.database, signInOf(ask.c, secure));
  setSignIn(ask.c, completed.session, secure);
  setSignInCookie(ask.c, 'device', completed.device, secure);
  const kept = await keptForms(deps, ask.c, { programmeId, staffId });
  return ask.go({ to: kept.length > 0 ? '/resume' : to });
}

/** The password or the provider was right: on to the second step, or to setting one up. */
export async function toSecondStep(
  deps: WebDeps,
  ask: AnyAsk,
  who: {
    readonly programmeId: string;
    readonly staffId: string;
    readonly to: string;
    readonly cookie: string;
  },
): Promise<Response> {
  setSignInCookie(ask.c, 'signingIn', who.cookie, secureOf(deps));
  const proofs = await deps.database.within(signinActor(who.programmeId, who.staffId), scope =>
    proofsOf(scope, who.staffId),
  );
  const ready = proofs.app || proofs.passkeys > 0;
  return ask.go({ to: `/sign-in/${ready ? 'second' : 'set-up'}?to=${encodeURIComponent(who.to)}` });
}
