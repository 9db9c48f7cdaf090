import type { z } from 'zod';
import type { Role } from '../platform/database/index.ts';
import type { Ask } from './ask.ts';

/** Values and files of a form as they came, before any check. */
export type Typed = FormData;

/** Words keys by field name: what a schema found wrong. */
export type FormFaults = Readonly<Record<string, string>>;

/**
 * Who may come to an address. `anyone`: no programme, such as the first page. `visitor`: the public pages of the
 * programme named by the first part of the path. Otherwise staff with one of the roles.
 */
export type Door = 'anyone' | 'visitor' | readonly Role[];

/** Always, or when the form that was sent says so. */
export type StepUp = true | ((form: FormData) => boolean);

/**
 * Whether the `Authorization` that a program brings opens the address; takes as long for a wrong one.
 * @throws NotFound where no key is set up: the address does not exist
 */
export type OpensTo = (authorization: string | undefined) => boolean;

type Schema = z.ZodType;
type Out<S> = S extends Schema ? z.output<S> : Record<string, never>;

type Declared<P, Q, F> = {
  readonly method: 'get' | 'post';
  /** Path with :names; a visitor's path starts with /:programme. */
  readonly path: string;
  readonly door: Door;
  /** A path that does not fit is answered with 404. */
  readonly params?: P;
  /** Query that does not fit is read as empty: an address shared by somebody must not fail. */
  readonly query?: Q;
  readonly form?: F;
  /**
   * The form comes as a JSON body: without a form token, since no page of another origin can send JSON with our cookie;
   * who is not signed in and what does not fit is answered as JSON.
   */
  readonly json?: boolean;
  /**
   * A program of somebody else's calls, such as a gateway for texts. The key that it brings is looked at before its body is; wrong ones
   * are counted as those of private links are. No cookie counts for anything, and the body is JSON or a form. Its door is `visitor`, its
   * path begins with `/:programme/hooks/`.
   */
  readonly keyed?: OpensTo;
  /**
   * More than a sign-in is needed: who comes must have shown who they are within the last five minutes. Else they are asked to, and
   * go on with what they typed. For exports, merges, break-glass, roles, settings and what sets aside somebody's consent.
   */
  readonly stepUp?: StepUp;
  /** Pages of every origin may read the answer: a browser that asks first is told so. Only for what is public. */
  readonly open?: boolean;
  /** Largest body in bytes; 256 KiB unless said. */
  readonly most?: number;
  /** Does the work; receives only what passed the schemas. */
  handle(ask: Ask<Out<P>, Out<Q>, Out<F>>): Promise<Response>;
  /** Shows the same page again, with status 422, when the form does not fit. Required with `form`. */
  again?(ask: Ask<Out<P>, Out<Q>, never>, faults: FormFaults, typed: Typed): Promise<Response>;
};

/** A declared address. The types of its schemas are hidden here; `route` has checked them. */
export type Route = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly door: Door;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly form?: Schema;
  readonly json?: boolean;
  readonly keyed?: OpensTo;
  readonly stepUp?: StepUp;
  readonly open?: boolean;
  readonly most?: number;
  handle(ask: Ask<unknown, unknown, unknown>): Promise<Response>;
  again?(ask: Ask<unknown, unknown, never>, faults: FormFaults, typed: Typed): Promise<Response>;
};

/**
 * Declares one address of the product. Every address is declared so, which makes the list of them complete.
 *
 * @example
 * export const acceptReferral = route({
 *   method: 'post', path: '/inbox/:referralId/accept', door: ['coordinator'],
 *   params: z.object({ referralId: z.uuid() }), form: acceptForm,
 *   handle: ask => ask.commit(async scope => {
 *     await accept(scope, { ...ask.params, ...ask.form });
 *     return { to: '/inbox', flash: { key: 'referrals.accepted' } };
 *   }),
 *   again: async (ask, faults, typed) => ask.page(await inboxPage(ask, faults, typed), 422),
 * });
 */
export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  F extends Schema | undefined = undefined,
>(declared: Declared<P, Q, F>): Route {
  return declared as unknown as Route;
}
