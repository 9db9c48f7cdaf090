import type { Route } from '../../src/web/index.ts';
import type { Asker } from './cast.ts';
import { type Declared, declared } from './declared/index.ts';
import { sees, seesByGlass } from './expect.ts';
import { type Aim, type Asked, type Forged, namesSomebody, namesTwo } from './request.ts';
import type { World } from './world.ts';

/** Every cell of the matrix: each route, asked for by everybody who may knock, about everybody there is. */
export function* cellsOf(
  world: World,
  routes: readonly Route[],
  { whole }: { readonly whole: boolean },
): Generator<Asked> {
  for (const [at, route] of routes.entries()) {
    const said = declared.get(`${route.method} ${route.path}`);
    if (!said) continue;
    for (const asker of askersOf(world, route, said, whole ? null : at)) {
      for (const aim of aimsOf(world, { route, said, asker, whole })) yield { route, said, asker, aim };
      if (route.method === 'post' && !route.json && world.people[0])
        for (const forged of forgeriesOf(asker, said, whole))
          yield { route, said, asker, aim: { kind: 'somebody', of: world.people[0] }, forged };
    }
  }
}

/** The cells for an application without guards: every staff address, asked for by every role, about those whom it must not show. */
export function* unguardedCellsOf(
  world: World,
  routes: readonly Route[],
  { whole }: { readonly whole: boolean },
): Generator<Asked> {
  const askers = world.askers.filter(({ standing, glass }) => standing === 'here' && glass === undefined);
  for (const route of routes) {
    const said = declared.get(`${route.method} ${route.path}`);
    if (!said || said.who.length === 0) continue;
    for (const asker of askers) {
      const all = aimsOf(world, { route, said, asker, whole: true });
      // Who works with no people may see nobody: two of them stand for all in the short form.
      const some = whole || sees(asker, world.people[0] ?? null);
      const aims = some ? all : all.filter(one => one.kind === 'somebody' && BOTH_ENDS.has(one.of.target));
      for (const aim of aims) {
        const hidden = aim.kind === 'mixed' || (aim.kind === 'somebody' && !sees(asker, aim.of));
        if (hidden || aims.length === 1) yield { route, said, asker, aim };
      }
    }
  }
}

const BOTH_ENDS: ReadonlySet<string> = new Set(['own', 'other_programme']);

/** Who asks: everybody; who has only a sign-in that is too old for this asks where that counts. */
function askersOf({ askers }: World, route: Route, said: Declared, turn: number | null): readonly Asker[] {
  const short = turn !== null;
  // Whoever came by a link of theirs asks for every private page, and takes turns elsewhere in the short form.
  const private_ = said.rule === 'own_page' || said.rule === 'group_page';
  const byLink = askers.filter(({ by }) => by !== undefined);
  const guests = short && !private_ ? byLink.filter((_, at) => at === turn % byLink.length) : byLink;
  if (said.who.length === 0)
    return [
      ...askers.filter(
        ({ standing, name }) =>
          standing === 'stranger' || (standing === 'here' && !(short && name !== 'link_worker')),
      ),
      ...guests,
    ];
  // Who is not signed in is one and the same to a door: in the short form they take turns.
  const outside = askers.filter(
    ({ standing, by }) => standing !== 'here' && standing !== 'unproven' && by === undefined,
  );
  return askers.filter(asker => {
    if (asker.by !== undefined) return guests.includes(asker);
    if (outside.includes(asker)) return !short || outside[turn % outside.length] === asker;
    return asker.standing === 'here' || (route.stepUp === true && mayCome(asker, said));
  });
}

function mayCome({ role }: Asker, { who }: Declared): boolean {
  return who.length === 0 || (role !== null && who.includes(role));
}

type Choice = {
  readonly route: Route;
  readonly said: Declared;
  readonly asker: Asker;
  readonly whole: boolean;
};

function aimsOf({ people }: World, { route, said, asker, whole }: Choice): readonly Aim[] {
  const all = people.map(of => ({ kind: 'somebody', of }) as const);
  const [own] = people;
  // Who has opened a record by break-glass asks about that one, and about one that stays shut.
  if (asker.glass !== undefined && namesSomebody(route, said))
    return all.filter(
      one =>
        one.kind === 'somebody' &&
        (seesByGlass(asker, one.of) || whole || one.of.target === 'other_programme'),
    );
  if (!own || !namesSomebody(route, said)) return all.slice(0, 1);
  // Who came by a link asks about themselves, about another, and about somebody elsewhere; nothing more is different for them.
  if (asker.by !== undefined && !whole)
    return all.filter(({ of }) => ['own', 'colleagues', 'other_programme'].includes(of.target));
  // Whom the door stays shut to, it stays shut to whatever they name; the long form makes sure.
  if ((!mayCome(asker, said) || asker.standing === 'unproven') && !whole) return all.slice(0, 1);
  const mixed = people
    .filter(({ target }) => target === 'other_programme' || target === 'other_team')
    .flatMap((part): readonly Aim[] => [
      { kind: 'mixed', of: own, part },
      { kind: 'mixed', of: part, part: own },
    ]);
  return [...all, { kind: 'random' }, ...(namesTwo(route) ? mixed : [])];
}

function forgeriesOf(asker: Asker, said: Declared, whole: boolean): readonly Forged[] {
  if (asker.role === null) return ['foreign_origin'];
  // One of those who may come, in the short form: the token is looked at before anything else of a form.
  const one =
    asker.standing === 'here' && asker.glass === undefined && asker.role === (said.who[0] ?? 'link_worker');
  return whole || one ? ['no_token', 'token_of_another', 'foreign_origin'] : [];
}
