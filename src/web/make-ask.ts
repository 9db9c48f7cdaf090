import type { Context } from 'hono';
import { NotFound } from '../core/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Actor } from '../platform/database/index.ts';
import type { Programme } from '../programmes/index.ts';
import type { View } from '../ui/index.ts';
import { addressOf } from './address.ts';
import type { Ask, Outcome } from './ask.ts';
import { commitOnce, type Sending } from './commit.ts';
import { setFlash, type takeFlash } from './cookies.ts';
import type { WebDeps } from './deps.ts';
import { packed } from './packed.ts';
import { ofFile } from './safe-headers.ts';

/** Everything about a request that does not depend on its schemas. */
export type Visit = {
  readonly view: View;
  readonly actor: Actor;
  readonly programme: Programme | null;
  readonly signedIn: SignedIn | null;
  readonly requestId: string;
};

/** What a request brought, read and checked. */
export type Read = {
  readonly params: unknown;
  readonly query: unknown;
  readonly flash: ReturnType<typeof takeFlash>;
  readonly sending: Sending;
};

/**
 * What a page without a programme refuses to tell. A class, since every object literal with a getter gets a shape of its own
 * from V8, which holds on to the getter and all it sees, the page included, until the next great collection.
 */
class Asked {
  readonly #programme: Programme | null;

  constructor(programme: Programme | null) {
    this.#programme = programme;
  }

  /** @throws NotFound on a page without one */
  get programme(): Programme {
    if (!this.#programme) throw new NotFound('programme');
    return this.#programme;
  }
}

/** What a handler is given, of one request. */
export function makeAsk<Form>(
  deps: WebDeps,
  c: Context,
  visit: Visit,
  read: Read,
  form: Form,
): Ask<unknown, unknown, Form> {
  const { database } = deps;
  const { view, actor, programme, requestId } = visit;
  const go = (outcome: Outcome): Response => {
    if (outcome.flash) setFlash(c, outcome.flash, { secure: deps.secureCookies });
    return c.redirect(outcome.to, 303);
  };
  const rest: Omit<Ask<unknown, unknown, Form>, 'programme'> = {
    c,
    secureCookies: deps.secureCookies,
    publicUrl: deps.publicUrl,
    view,
    actor,
    signedIn: visit.signedIn,
    params: read.params,
    query: read.query,
    form,
    today: view.now.toZonedDateTimeISO(view.zone).toPlainDate(),
    now: view.now,
    database,
    from: { address: addressOf(c, deps.proxies ?? 0), agent: c.req.header('user-agent') ?? '' },
    flash: read.flash && {
      text: view.t.of(read.flash.key, read.flash.values),
      tone: read.flash.tone ?? 'done',
      ...(read.flash.undo ? { undo: read.flash.undo } : {}),
    },
    within: work => database.within(actor, work, requestId),
    withinAs: (other, work) => database.within({ ...other, programmeId: actor.programmeId }, work, requestId),
    async commit(work, { as = actor, committed } = {}) {
      const outcome = await commitOnce(database, as, read.sending, requestId, work);
      committed?.();
      return go(outcome);
    },
    page: async (html, status = 200) => packed(c, await html, status),
    go,
    json: (value, status = 200) => c.json(value as object, status),
    file: (bytes, type, name, inline = false) => {
      const disposition = `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;
      c.header('content-disposition', disposition);
      // What is shown is a PDF of ours, whose viewer a sandbox would keep from opening.
      if (!inline) c.header('content-security-policy', ofFile);
      // A file that is still being made goes as it comes.
      if (bytes instanceof ReadableStream) return c.body(bytes, 200, { 'content-type': type });
      const body = bytes as Uint8Array<ArrayBuffer>;
      return type.startsWith('text/')
        ? packed(c, body, 200, type)
        : c.body(body, 200, { 'content-type': type });
    },
  };
  return Object.assign(new Asked(programme), rest);
}
