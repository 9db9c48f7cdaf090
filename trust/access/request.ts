import { newId } from '../../src/core/index.ts';
import { formToken } from '../../src/web/app.ts';
import type { Route } from '../../src/web/index.ts';
import { bodyOf } from './body.ts';
import type { Asker } from './cast.ts';
import type { Declared } from './declared/index.ts';
import type { Somebody } from './somebody.ts';
import type { World } from './world.ts';

/** Whose record a path names: somebody's, nobody's that there is, or parts of two records mixed. */
export type Aim =
  | { readonly kind: 'somebody'; readonly of: Somebody }
  | { readonly kind: 'random' }
  /** The case of the first, with a part of the second's beneath it. */
  | { readonly kind: 'mixed'; readonly of: Somebody; readonly part: Somebody };

/** What of a form is wrong on purpose. */
export type Forged = 'no_token' | 'token_of_another' | 'foreign_origin';

/** How an aim is called where something is wrong. */
export function called(aim: Aim): string {
  if (aim.kind === 'random') return 'random';
  return aim.kind === 'mixed' ? `${aim.of.target}+${aim.part.target}` : aim.of.target;
}

/** Whether the path, or what the form says, names a record at all. */
export function namesSomebody(route: Route, { names = {}, says = {} }: Declared): boolean {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => names[name] ?? name);
  const inForm = Object.values(says).flatMap(text => (text.startsWith(':') ? [text.slice(1)] : []));
  return [...inPath, ...inForm].some(name => PERSONAL.has(name));
}

/** How many names of a record the path has: with two, the parts of two records can be mixed. */
export function namesTwo(route: Route): boolean {
  return [...route.path.matchAll(/:(\w+)/g)].filter(([, name = '']) => PERSONAL.has(name)).length > 1;
}

/** Names in paths that stand for something of a person. */
const PERSONAL: ReadonlySet<string> = new Set([
  'referralId',
  'personId',
  'otherId',
  'secondId',
  'secondReferralId',
  'sessionId',
  'plannedId',
  'introductionId',
  'messageId',
  'concernId',
  'taskId',
  'consentId',
  'letterId',
  'questionId',
  'file',
  'shortlistFile',
  'statusToken',
  'placeId',
  'offerToken',
  'reminderToken',
  'receiptToken',
  'textId',
  'handoverId',
]);

/** Names that stand for the same thing whoever asks about whom. */
const FIXED: Readonly<Record<string, string>> = {
  timepoint: 'baseline',
  purpose: 'share_with_gp',
  group: 'entry',
  concept: 'interest.singing',
  step: '1',
  provider: '1',
  wordingTemplate: 'worker_will_ring',
  wordingLocale: 'en',
  questionnaire: 'swemwbs',
  scaleOfQuestionnaire: 's1',
};

/** The value of a name in a path. */
function valueFor(world: World, name: string, aim: Aim, isPart: boolean): string {
  const from = aim.kind === 'mixed' ? (isPart ? aim.part : aim.of) : aim.kind === 'somebody' ? aim.of : null;
  if (aim.kind === 'mixed' && name === 'secondId') return aim.part.ids['personId'] ?? newId();
  return world.things[name] ?? FIXED[name] ?? from?.ids[name] ?? UNKNOWN[name] ?? newId();
}

/** What stands for something that is not there, where it has another form than an id. */
const UNKNOWN: Readonly<Record<string, string>> = {
  file: '01a2091b-0000-7000-8000-000000000000.pdf',
  sheetFile: 'cards.pdf',
  formFile: 'self-standard.pdf',
  receiptToken: 'A'.repeat(43),
  feedFile: `${'A'.repeat(43)}.ics`,
  shortlistFile: '01a2091b-0000-7000-8000-000000000000.pdf',
  statusToken: 'A'.repeat(43),
  offerToken: 'A'.repeat(43),
  reminderToken: 'A'.repeat(43),
  token: 'A'.repeat(43),
};

/** The request of somebody about somebody, as a browser of ours would send it unless it is forged. */
export function requestOf(
  world: World,
  { route, said, asker, aim, forged }: Asked,
): { readonly path: string; readonly init: RequestInit } {
  const { names = {}, says = {} } = said;
  const first = /:(\w+)/.exec(route.path.replace('/:programme', ''))?.[1];
  const path = route.path.replace(/:(\w+)(\{[^/]+\})?/g, (_, name: string) =>
    valueFor(world, names[name] ?? name, aim, name !== first),
  );
  const headers: Record<string, string> = {
    origin: forged === 'foreign_origin' ? 'https://elsewhere.example' : 'http://localhost',
    ...(asker.cookie ? { cookie: asker.cookie } : {}),
  };
  if (route.method === 'get') return { path, init: { headers } };
  const filled = Object.fromEntries(
    Object.entries(says).map(([name, text]) => [
      name,
      text.startsWith(':') ? valueFor(world, text.slice(1), aim, false) : text,
    ]),
  );
  const body = bodyOf(route, filled);
  if (route.json)
    return {
      path,
      init: {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    };
  const form = new URLSearchParams({ ...body, _once: newId() });
  if (forged === 'token_of_another')
    form.set('_csrf', formToken(world.secret, { tokenHash: Buffer.alloc(32) }));
  else if (forged !== 'no_token' && asker.tokenHash)
    form.set('_csrf', formToken(world.secret, { tokenHash: asker.tokenHash }));
  return { path, init: { method: 'POST', headers, body: form } };
}

/** One cell of the matrix. */
export type Asked = {
  readonly route: Route;
  readonly said: Declared;
  readonly asker: Asker;
  readonly aim: Aim;
  readonly forged?: Forged;
};
