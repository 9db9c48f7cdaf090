import { HELPS_WITH } from './by-link.ts';
import type { Asker } from './cast.ts';
import type { Declared } from './declared/index.ts';
import { type Asked, namesSomebody } from './request.ts';
import type { Somebody, Target } from './somebody.ts';

/** What must come of a request. */
export type Expected = {
  /** Statuses, any of which is right. */
  readonly statuses: readonly number[];
  /** Where a 303 must lead to, if anywhere. */
  readonly to?: RegExp;
  /** It names what is somebody else’s: nothing of that person is changed or told. */
  readonly others?: boolean;
  /** It was not for them: nothing is changed and nothing told. */
  readonly denied: boolean;
};

/** Whom a link worker sees: their own, their team's, and who is nobody's yet. */
const seenByLinkWorker: ReadonlySet<Target> = new Set([
  'own',
  'own_closed',
  'colleagues',
  'nobodys',
  'received',
]);

/** Whether the record of somebody may be shown to who asks. */
export function sees(asker: Asker, of: Somebody | null): boolean {
  if (of === null) return false;
  if (asker.by === 'person' || asker.by === 'helper') return of.target === 'own';
  // All introductions of this world are to the one group that asks.
  if (asker.by === 'group') return of.target !== 'other_programme' && 'introductionId' in of.ids;
  if (asker.role === null || of.programmeId !== asker.actor?.programmeId) return false;
  return asker.role === 'coordinator' || (asker.role === 'link_worker' && seenByLinkWorker.has(of.target));
}

/** Whether it may be shown because somebody opened it by break-glass: for reading only. */
export function seesByGlass(asker: Asker, of: Somebody): boolean {
  return asker.glass !== undefined && asker.glass === of.ids['personId'];
}

/** Whose case is the asker's own. The one with break-glass has nobody. */
function isOwn(asker: Asker, of: Somebody): boolean {
  return asker.glass === undefined && (of.target === 'own' || of.target === 'own_closed');
}

/** Another link worker has them. */
function withSomebodyElse(asker: Asker, of: Somebody): boolean {
  return !isOwn(asker, of) && of.target !== 'nobodys' && of.target !== 'received';
}

/** What the rules say of one request. This is the second telling of them; the first is the code. */
export function expected(asked: Asked): Expected {
  const rule = ruleFor(asked);
  const { lost } = asked.said;
  return lost && rule.statuses.includes(404) ? { ...rule, statuses: [...rule.statuses, lost] } : rule;
}

function ruleFor(asked: Asked): Expected {
  const { route, said, asker, aim, forged } = asked;
  const staff = said.who.length > 0;
  if (forged === 'foreign_origin' && !route.json && !route.keyed) return no(403);
  if (staff && asker.role === null) return route.json ? no(401) : { ...no(303), to: /^\/sign-in\?/ };
  if (staff && asker.role && !said.who.includes(asker.role)) return no(403);
  if (asker.standing === 'unproven' && route.stepUp === true && route.method === 'get')
    return { ...no(303), to: /^\/step-up\?/ };
  // Whoever is signed in sends the token of their sign-in, on public pages of the house too.
  if (forged && asker.role !== null && route.door !== 'visitor') return no(403);
  if (asker.standing === 'unproven' && route.stepUp === true) return { ...no(303), to: /^\/step-up\?/ };
  if (said.rule === 'own_page' || said.rule === 'group_page') return byPage(asked);
  if (!namesSomebody(route, said)) return yes(asked);
  if (aim.kind === 'random') return no(404);
  // Two records side by side are read by who may see both; a part of one is not found under another.
  if (aim.kind === 'mixed')
    return isPair(asked) && sees(asker, aim.of) && sees(asker, aim.part) ? yes(asked) : no(404);
  if (said.rule === 'key')
    return aim.of.target === 'other_programme' || !has(aim.of, asked) ? no(404) : yes(asked);
  const byGlass = route.method === 'get' && seesByGlass(asker, aim.of);
  if (!(sees(asker, aim.of) || byGlass) || !has(aim.of, asked)) return no(404);
  if (said.rule === 'worked' && asker.role === 'link_worker' && !isOwn(asker, aim.of)) return no(403);
  if (said.rule === 'free' && asker.role === 'link_worker' && withSomebodyElse(asker, aim.of)) return no(403);
  if (said.rule === 'restricted' && asker.role === 'link_worker' && !isOwn(asker, aim.of)) return no(404);
  return yes(asked);
}

/** Pages that are open in a browser: theirs work, and everybody else is told how to come back. */
function byPage({ route, said, asker, aim }: Asked): Expected {
  const mine = said.rule === 'group_page' ? asker.by === 'group' : opens(asker, said);
  if (!mine) return route.path.endsWith('/leave') ? { statuses: [303], denied: true } : no(404);
  const named = namesSomebody(route, said);
  // What is theirs is there; of what is named it may have been done with, or be somebody else’s, who does not exist here.
  const there = !named && route.method === 'get' && !said.gone;
  const statuses = [200, 303, ...(route.method === 'post' ? [422] : []), ...(there ? [] : [404, 409])];
  const theirs = !named || (aim.kind === 'somebody' && sees(asker, aim.of));
  return { statuses, denied: false, ...(theirs ? {} : { others: true }) };
}

/** Whether the page is open to the person, or to a helper whom they allowed it. */
function opens(asker: Asker, { helps }: Declared): boolean {
  return asker.by === 'person' || (asker.by === 'helper' && (helps === 'any' || helps === HELPS_WITH));
}

const isPair = ({ said: { names = {} } }: Asked): boolean => Object.values(names).includes('secondId');

/** Whether the world has such a thing of that person: nobody who waits has had a session. */
function has(of: Somebody, { route, said: { names = {}, early, needs, says = {} } }: Asked): boolean {
  const asCase = route.path.startsWith('/cases/') || says['referral'] || says['for'];
  if (asCase && !early && of.target === 'received') return false;
  if (needs && !(needs in of.ids)) return false;
  return [...route.path.matchAll(/:(\w+)/g)].every(([, name = '']) => {
    const named = names[name] ?? name;
    return named in of.ids || !ofSome.has(named);
  });
}

/** What only some people of the world have. */
const ofSome: ReadonlySet<string> = new Set([
  'personId',
  'sessionId',
  'plannedId',
  'reminderToken',
  'introductionId',
  'concernId',
  'letterId',
  'file',
  'shortlistFile',
  'placeId',
  'offerToken',
  'textId',
]);

function no(status: number): Expected {
  return { statuses: [status], denied: true };
}

/** It is for them: it works, or the form does not fit, or the state of things is against it. */
function yes({ route, said, aim }: Asked): Expected {
  const open = aim.kind === 'somebody' && aim.of.target === 'own';
  const usual = route.method === 'get' ? (open ? [200, 303] : [200, 303, 409]) : [200, 303, 409, 422];
  return { statuses: [...usual, ...(said.also ?? [])], denied: false };
}

/** Whether anybody may be shown by an answer to who asks. */
export function hiddenFrom(asker: Asker, said: Declared, people: readonly Somebody[]): readonly Somebody[] {
  if (said.rule === 'open' || said.rule === 'key') return people;
  return people.filter(one => !sees(asker, one));
}
