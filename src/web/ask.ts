import type { Context } from 'hono';
import type { SignedIn } from '../identity/index.ts';
import type { Actor, Database, Scope } from '../platform/database/index.ts';
import type { Programme } from '../programmes/index.ts';
import type { Flash, View } from '../ui/index.ts';

/** A sentence shown once on the next page, as a words key. */
export type FlashWords = {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly tone?: 'done' | 'problem';
  /** A form that takes the step back, offered beside the sentence. */
  readonly undo?: { readonly action: string; readonly fields?: Readonly<Record<string, string>> };
};

/** Where a command leads. */
export type Outcome = { readonly to: string; readonly flash?: FlashWords };

/** One request, with everything a handler needs and nothing unchecked. */
export type Ask<P, Q, F> = {
  readonly params: P;
  readonly query: Q;
  readonly form: F;
  readonly view: View;
  /** Who asks. A visitor of public pages is an actor too. */
  readonly actor: Actor;
  /** Their sign-in; null on public pages and for who has none. */
  readonly signedIn: SignedIn | null;
  /** Where the request comes from and what it says it was made with. */
  readonly from: { readonly address: string | null; readonly agent: string };
  /** The programme of the page. Throws NotFound on a page without one. */
  readonly programme: Programme;
  /** Today in the programme's zone. */
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly database: Database;
  /** The sentence left by the page before, once. */
  readonly flash: Flash | null;
  /** One transaction as the actor, for reading; its reads are audited in it. */
  within<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** The same as another actor of the same programme, such as the holder of a private link. */
  withinAs<T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T>;
  /**
   * One transaction for a change. The same form sent twice (a double press, the back button) is carried out
   * once; the second time leads to where the first led.
   */
  commit(
    work: (scope: Scope) => Promise<Outcome>,
    more?: {
      /** Another actor of the same programme. */
      readonly as?: Actor;
      /** Runs once the change is safe and before the answer goes: for a cookie that speaks of it. */
      readonly committed?: () => void;
    },
  ): Promise<Response>;
  /** A whole page, from `document(…)` or `pageForAll(…)`. */
  page(
    html: string | Uint8Array<ArrayBuffer> | Promise<string>,
    status?: 200 | 404 | 409 | 410 | 422 | 429,
  ): Promise<Response>;
  /** See other (303). */
  go(outcome: Outcome): Response;
  json(value: unknown, status?: 200 | 422): Response;
  file(
    bytes: Uint8Array | ReadableStream<Uint8Array>,
    type: string,
    name: string,
    inline?: boolean,
  ): Response;
  /** What an address of our own begins with where it is shown in full. */
  readonly publicUrl: string;
  /** Whether a cookie that a page sets of its own is marked Secure. */
  readonly secureCookies: boolean;
  /** Hono's context, for what has no name here. */
  readonly c: Context;
};
