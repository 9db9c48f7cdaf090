import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { NotFound } from '../core/index.ts';
import { findSession, type SignedIn } from '../identity/index.ts';
import { type Actor, nobody, visitor } from '../platform/database/index.ts';
import type { Programme } from '../programmes/index.ts';
import {
  assetRoutes,
  errorPage,
  forStaff,
  isLocale,
  type Locale,
  makeView,
  preferredLocale,
  readForm,
  type View,
} from '../ui/index.ts';
import { languageOf, setLanguage, signInOf, takeFlash } from './cookies.ts';
import type { WebDeps } from './deps.ts';
import { type Doorkeeper, makeDoorkeeper } from './doorkeeper/doorkeeper.ts';
import { answerError } from './errors.ts';
import { fromEarlierSignIn, interrupted, stepUpFirst } from './interrupted.ts';
import { forgetKept, keepWhatCame } from './kept-forms.ts';
import { makeAsk, type Read, type Visit } from './make-ask.ts';
import { packed } from './packed.ts';
import { crisisFor } from './pages/crisis.tsx';
import { isForPrograms, problem } from './problem.ts';
import { isOwnOrigin, readBody, readPath, readQuery, saidIn } from './read-request.ts';
import { rememberWho, tellRefusal } from './refusals.ts';
import type { Route } from './route.ts';
import { newNonce, nonceOf, safeHeaders } from './safe-headers.ts';

const MOST = 256 * 1024;

/** What a page of another origin may ask of public addresses. */
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept, Content-Type, If-None-Match',
  'access-control-max-age': '86400',
};

/**
 * The whole web application from its declared routes.
 * @param routes every address of every room
 */
export function makeApp(deps: WebDeps, routes: readonly Route[]): Hono {
  const app = new Hono();
  const safe = safeHeaders(deps);
  const keeper = makeDoorkeeper(deps);
  app.use(async (c, next) => {
    for (const [name, value] of await safe(newNonce(c))) c.header(name, value);
    await next();
    tellRefusal(deps, c);
  });
  // Pages are packed whole where they are made, and styles once for all.
  app.use('/api/*', compress());
  app.route('/', assetRoutes);
  app.get('/health', c => c.json({ status: 'ok' }));
  app.get('/ready', async c => {
    const ready = await deps.ready();
    return c.json({ status: ready ? 'ready' : 'not ready' }, ready ? 200 : 503);
  });
  // Before the guard of forms, which takes a question of a browser for one.
  for (const { path } of routes.filter(({ open }) => open))
    app.options(path, c => c.body(null, 204, preflight));
  const add = (route: Route) => {
    if (route.method === 'get') app.get(route.path, c => serve(deps, keeper, route, c));
    else app.post(route.path, bodyLimit({ maxSize: route.most ?? MOST }), c => serve(deps, keeper, route, c));
  };
  // Before the guard of forms too: a program that calls has no page of ours, and no cookie of it would count.
  for (const route of routes.filter(({ keyed }) => keyed)) add(route);
  app.use(csrf({ origin: isOwnOrigin }));
  for (const route of staticFirst(routes.filter(({ keyed }) => !keyed))) add(route);
  app.notFound(async c => {
    if (isForPrograms(c.req.path)) return problem(c, 404);
    const view = await plainView(deps, c);
    return packed(c, errorPage(view, 404, { crisis: crisisFor(view) }), 404);
  });
  app.onError(async (error, c) => answerError(deps, error, c, await plainView(deps, c).catch(() => null)));
  return app;
}

/** A page with a name of its own wins over `/:programme`; otherwise the order of declaration stays. */
function staticFirst(routes: readonly Route[]): readonly Route[] {
  const begins = (route: Route) => Number(route.path.startsWith('/:'));
  return [...routes].sort((a, b) => begins(a) - begins(b));
}

async function serve(deps: WebDeps, keeper: Doorkeeper, route: Route, c: Context): Promise<Response> {
  const signedIn = await findSession(deps.database, signInOf(c, { secure: deps.secureCookies }));
  if (route.json && !signedIn && Array.isArray(route.door)) return problem(c, 401, { error: 'sign_in' });
  if (signedIn) rememberWho(c, signedIn);
  const visit = await visitOf(deps, route, c, signedIn);
  if (visit instanceof Response) return visit;
  c.header('cache-control', 'no-store');
  const atDoor = keeper.atDoor(c, route, visit.view);
  if (atDoor) return atDoor;
  try {
    const answer = await within(deps, keeper, route, c, visit);
    keeper.after(c, route, answer.status);
    return answer;
  } catch (error) {
    if (error instanceof NotFound) keeper.after(c, route, 404);
    throw error;
  }
}

/** Reads what the request brought, and has it handled. */
async function within(
  deps: WebDeps,
  keeper: Doorkeeper,
  route: Route,
  c: Context,
  visit: Visit,
): Promise<Response> {
  if (route.keyed && !route.keyed(c.req.header('authorization')))
    return problem(c, 401, { title: 'The key does not open this', error: 'key' });
  const unproven = route.stepUp !== undefined && visit.signedIn?.provenLately === false;
  if (unproven && (route.json || route.method === 'get')) return stepUpFirst(c, route, visit.view);
  const params = route.params?.safeParse(readPath(c));
  if (params && !params.success) throw new NotFound('address');
  const query = route.query?.safeParse(readQuery(c));
  const flash = route.method === 'get' ? takeFlash(c, { secure: deps.secureCookies }) : null;
  const form = route.method === 'post' && !route.json && !route.keyed ? await readBody(c) : null;
  const read: Read = {
    params: params?.data ?? {},
    query: query?.success ? query.data : (route.query?.safeParse({}).data ?? {}),
    flash,
    sending: {
      key: form?.get('_once')?.toString() ?? null,
      path: c.req.path,
      said: form ? saidIn(form) : '',
    },
  };
  if ((route.json || route.keyed) && route.form) {
    const body = route.form.safeParse(await (route.keyed ? anyBody(c) : jsonBody(c)));
    if (!body.success) return problem(c, 422, { error: 'does_not_fit', issues: body.error.issues });
    return route.handle(makeAsk(deps, c, visit, read, body.data));
  }
  if (!form) return route.handle(makeAsk(deps, c, visit, read, {}));
  if (route.door === 'visitor') {
    const { view, actor } = visit;
    const held = await keeper.atForm(c, { view, programmeId: actor.programmeId }, form);
    if (held) return held;
  }
  const mine = visit.signedIn;
  const given = form.get('_csrf');
  if (mine && !sameToken(given, formToken(deps.secret, mine))) {
    const earlier = (tokenHash: Buffer) => sameToken(given, formToken(deps.secret, { tokenHash }));
    const kept = await fromEarlierSignIn(deps, c, mine, earlier);
    if (kept) return kept;
    return packed(c, errorPage(visit.view, 403, { reason: visit.view.t('web.error.csrf') }), 403);
  }
  if (unproven && mine && (route.stepUp === true || route.stepUp?.(form))) {
    const kept = await keepWhatCame(deps, c, mine);
    return c.redirect(`/step-up?to=${kept ? '/resume' : '/account'}`, 303);
  }
  const name = form.get('_kept');
  if (!mine || typeof name !== 'string') return answerForm(deps, route, c, visit, read, form);
  c.res = await answerForm(deps, route, c, visit, read, form);
  // A form that was interrupted has now arrived; when it did not fit, the page that says so holds its words.
  const left = await forgetKept(deps, c, mine.programmeId, name);
  return left > 0 && c.res.status === 303 ? c.redirect('/resume?sent=1', 303) : c.res;
}

async function answerForm(
  deps: WebDeps,
  route: Route,
  c: Context,
  visit: Visit,
  read: Read,
  form: FormData,
): Promise<Response> {
  if (!route.form) return route.handle(makeAsk(deps, c, visit, read, {}));
  const parsed = readForm(route.form, form);
  if (parsed.error === null) return route.handle(makeAsk(deps, c, visit, read, parsed.params));
  if (!route.again) throw new TypeError(`${route.path} has a form but no page to show its errors`);
  return route.again(makeAsk(deps, c, visit, read, undefined as never), parsed.error, form);
}

/** A body of JSON, or the fields of a form. */
async function anyBody(c: Context): Promise<unknown> {
  const sent = await jsonBody(c);
  if (sent !== undefined) return sent;
  return readBody(c).then(Object.fromEntries, () => undefined);
}

/** A body of JSON; undefined when it is none, which no schema takes. */
async function jsonBody(c: Context): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return undefined;
  return c.req.json().catch(() => undefined);
}

/** Decides who comes and to which programme; or answers at once, when this door is not theirs. */
async function visitOf(
  deps: WebDeps,
  route: Route,
  c: Context,
  signedIn: SignedIn | null,
): Promise<Visit | Response> {
  const requestId =
    c.req
      .header('x-request-id')
      ?.slice(0, 64)
      .replace(/[^\w-]/g, '') || randomUUID();
  const isPublic = route.door === 'visitor';
  const programme = isPublic
    ? await deps.programmes.bySlug(c.req.param('programme') ?? '')
    : signedIn && (await deps.programmes.byId(signedIn.programmeId));
  if (isPublic && !programme) throw new NotFound('programme');
  const staff = isPublic ? null : signedIn;
  const view = viewOf(deps, c, programme ?? null, staff, isForEverybody(route));
  if (Array.isArray(route.door)) {
    if (!signedIn || !programme) return interrupted(deps, c, view);
    if (!route.door.includes(signedIn.role)) {
      const reason = view.t('web.error.notYours');
      if (route.json) return problem(c, 403, { detail: reason });
      return packed(c, errorPage(view, 403, { reason }), 403);
    }
  }
  const actor: Actor =
    staff && programme
      ? {
          programmeId: programme.id,
          id: staff.staffId,
          role: staff.role,
          teams: staff.teams,
          // Break-glass opens a record to be read: nothing that changes anything carries it.
          glass: route.method === 'get' ? (staff.glass ?? []).flatMap(({ people }) => people) : [],
          name: staff.name,
        }
      : visitor(programme?.id ?? nobody);
  return { view, actor, programme: programme ?? null, signedIn: staff, requestId };
}

/** Whether others than staff read the page: those come in every language, the pages of staff in English and Irish. */
const isForEverybody = ({ door, path }: Route): boolean => door === 'visitor' || path === '/';

function viewOf(
  deps: WebDeps,
  c: Context,
  programme: Programme | null,
  staff: SignedIn | null,
  everybody: boolean,
): View {
  const url = new URL(c.req.url);
  const chosen = url.searchParams.get('lang');
  if (isLocale(chosen)) setLanguage(c, chosen, { secure: deps.secureCookies });
  const wished: Locale = isLocale(chosen) ? chosen : preferred(deps, c);
  const locale = everybody ? wished : forStaff(wished);
  return makeView({
    locale,
    now: deps.clock.now(),
    path: url.pathname + url.search,
    csrf: staff ? formToken(deps.secret, staff) : '',
    nonce: nonceOf(c),
    zone: programme?.zone ?? 'Europe/Dublin',
    demo: deps.demo,
    forStaff: !everybody,
    programme,
    me: staff ? { id: staff.staffId, name: staff.name, role: staff.role, glass: staff.glass ?? [] } : null,
  });
}

function preferred(deps: WebDeps, c: Context): Locale {
  const kept = languageOf(c, { secure: deps.secureCookies });
  if (isLocale(kept)) return kept;
  return preferredLocale(c.req.header('accept-language'));
}

/** The view of an error page: of the programme that the path names, else of the signed-in member of staff. */
async function plainView(deps: WebDeps, c: Context): Promise<View> {
  const [, slug = ''] = c.req.path.split('/');
  const named = await deps.programmes.bySlug(slug).catch(() => null);
  if (named) return viewOf(deps, c, named, null, true);
  const cookie = signInOf(c, { secure: deps.secureCookies });
  const signedIn = await findSession(deps.database, cookie).catch(() => null);
  const programme = signedIn ? await deps.programmes.byId(signedIn.programmeId).catch(() => null) : null;
  return viewOf(deps, c, programme, signedIn, signedIn === null);
}

/** Bound to the sign-in, so that a form of another sign-in is refused. */
export function formToken(secret: Buffer, signedIn: Pick<SignedIn, 'tokenHash'>): string {
  return createHmac('sha256', secret).update('form').update(signedIn.tokenHash).digest('base64url');
}

function sameToken(given: FormDataEntryValue | null, expected: string): boolean {
  const a = Buffer.from(typeof given === 'string' ? given : '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
