import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { makeTicket, placeOf, readTicket, signinActor, spendTicket } from '../../identity/index.ts';
import type { View } from '../../ui/index.ts';
import { addressOf } from '../address.ts';
import type { WebDeps } from '../deps.ts';
import { packed } from '../packed.ts';
import { problem } from '../problem.ts';
import { saidIn } from '../read-request.ts';
import type { Route } from '../route.ts';
import { makeAllowance } from './allowance.ts';
import { momentPage, tooManyPage } from './pages.tsx';
import { isSolved } from './puzzle.ts';
import { looksMade } from './signs.ts';
import { makeSlowQueue } from './slow-queue.ts';

const MINUTE = 60_000;

/** Whatever anybody sends from one address without a sign-in. Signing in has narrower rules of its own, by account. */
const anyPost = { holds: 600, everyMs: MINUTE / 60 };
/** Public forms from one address: a practice that refers many at once comes to the moment's wait, a flood to the end. */
const calm = { holds: 15, everyMs: MINUTE };
const most = { holds: 150, everyMs: 4_000 };
/** The forms of one programme from everywhere: many addresses together are a flood as well. */
const programmeCalm = { holds: 120, everyMs: 3_000 };
/** Private links that opened nothing, and keys of programs: somebody tries keys. */
const wrongKeys = { holds: 20, everyMs: MINUTE };

type Visited = { readonly view: View; readonly programmeId: string };
type Work = { readonly path: string; readonly said: string; readonly from: number | null };
const PURPOSE = 'moment';

/** Stands at the public doors: counts who comes from where, in memory and as keyed hashes, and tracks nobody. */
export type Doorkeeper = {
  /** Before anything is read. @returns the answer, when it ends here */
  atDoor(c: Context, route: Route, view: View): Response | null;
  /** When a public form was read. @returns the page that asks for a moment, when it looks like a flood or a program */
  atForm(c: Context, visited: Visited, form: FormData): Promise<Response | null>;
  /** What a private link, or who looks at a program's key, answered. */
  after(c: Context, route: Route, status: number): void;
};

export function makeDoorkeeper(deps: WebDeps): Doorkeeper {
  const posts = makeAllowance(anyPost);
  const [calmForms, mostForms] = [makeAllowance(calm), makeAllowance(most)];
  const programmes = makeAllowance(programmeCalm);
  const keys = makeAllowance(wrongKeys);
  const slow = makeSlowQueue();
  const who = nameOfVisitor(deps);
  const nowMs = () => deps.clock.now().epochMilliseconds;

  const refuse = (c: Context, route: Route, view: View, seconds: number): Response => {
    c.header('retry-after', String(seconds));
    if (route.json || route.keyed || route.path.startsWith('/api/')) return problem(c, 429, {});
    return packed(c, tooManyPage(view, seconds), 429);
  };

  return {
    atDoor(c, route, view) {
      const name = Array.isArray(route.door) ? null : who(c);
      if (name === null) return null;
      const now = nowMs();
      if (wrongOf(route) && !keys.has(name, now)) return refuse(c, route, view, keys.secondsTo(name, now));
      // Who has a program's key brings as much as there is.
      if (route.keyed || route.method !== 'post') return null;
      if (!posts.take(name, now)) return refuse(c, route, view, posts.secondsTo(name, now));
      if (route.door !== 'visitor' || mostForms.take(name, now)) return null;
      return refuse(c, route, view, mostForms.secondsTo(name, now));
    },

    async atForm(c, { view, programmeId }, form) {
      const name = who(c);
      if (name === null) return null;
      const now = nowMs();
      const { path } = c.req;
      const said = saidIn(plain(form));
      const ticket = String(form.get('_ticket') ?? '');
      const work = ticket === '' ? null : (readTicket(deps.secret, PURPOSE, ticket, now) as Work | null);
      const fits = work !== null && work.path === path && work.said === said;
      let again = false;
      if (fits) {
        const waited = work.from !== null && now >= work.from;
        const ready = waited || isSolved(ticket, String(form.get('_proof') ?? ''));
        const spend = () => deps.database.within(signinActor(programmeId), one => spendTicket(one, ticket));
        if (ready && (await spend())) return null;
        again = !ready && work.from !== null;
      } else {
        const made = looksMade(form, now);
        // Both are counted, whatever the other says.
        const [one, all] = [calmForms.take(name, now), programmes.take(programmeId, now)];
        if (!made && one && all) return null;
      }
      const from = again && work ? work.from : slow.join(name, now);
      const shown = again ? ticket : makeTicket(deps.secret, PURPOSE, { path, said, from }, now);
      const seconds = from === null ? null : Math.max(1, Math.ceil((from - now) / 1000));
      c.header('retry-after', String(seconds ?? 60));
      return packed(c, momentPage(view, { path, form, ticket: shown, seconds }), 429);
    },

    after(c, route, status) {
      if (!wrongOf(route)?.includes(status)) return;
      const name = who(c);
      if (name !== null) keys.take(name, nowMs());
    },
  };
}

/** What is answered to a wrong key, where an address asks for one. */
function wrongOf({ path, door, keyed }: Route): readonly number[] | null {
  if (keyed) return [401];
  return !Array.isArray(door) && path.includes('/:token') ? [404, 410] : null;
}

/**
 * An address as it is counted: IPv4 whole, IPv6 to /64, as a keyed hash. Null for this very machine: what comes from it without a proxy's
 * word is its operator, or a proxy that was not set up and would make one visitor of all.
 */
function nameOfVisitor(deps: WebDeps): (c: Context) => string | null {
  let warned = false;
  return c => {
    const proxies = deps.proxies ?? 0;
    if (proxies === 0 && c.req.header('x-forwarded-for') !== undefined && !warned) {
      warned = true;
      deps.log.warn(
        {},
        'a proxy says who comes (X-Forwarded-For), and PROXIES is 0: it is not believed, and all visitors count as one. Set PROXIES (docs/run.md)',
      );
    }
    const address = addressOf(c, proxies);
    if (address === null || isHere(address)) return null;
    const name = address.includes(':') && !/^::ffff:\d+\./i.test(address) ? placeOf(address) : address.trim();
    return createHmac('sha256', deps.secret).update(`visitor ${name}`).digest('base64url').slice(0, 22);
  };
}

const isHere = (address: string) => /^(127\.|::1$|::ffff:127\.)/i.test(address);

/** Line ends as they come back from a page: a browser writes them anew. */
function plain(form: FormData): FormData {
  const all = new FormData();
  for (const [name, value] of form)
    if (typeof value === 'string') all.append(name, value.replace(/\r\n?/g, '\n'));
    else all.append(name, value);
  return all;
}
