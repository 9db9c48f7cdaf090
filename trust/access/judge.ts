import { type Expected, sees, seesByGlass } from './expect.ts';
import type { Trace } from './held-database.ts';
import { type Asked, called } from './request.ts';
import type { Somebody } from './somebody.ts';

/** What came back, as far as it is looked at. */
export type Answer = {
  readonly status: number;
  readonly to: string | null;
  /** Body and headers as one text; what is packed is unpacked before. */
  readonly text: string;
  readonly trace: Trace;
};

/** What is wrong with an answer of an application without guards: only what is shown, and what is changed, counts. */
export function leaksIn(asked: Asked, answer: Answer, people: readonly Somebody[]): readonly string[] {
  const { asker } = asked;
  const wrong: string[] = [];
  const say = (what: string) => void wrong.push(lineOf(asked, what));
  for (const one of people)
    if (
      !sees(asker, one) &&
      !seesByGlass(asker, one) &&
      answer.text.toLowerCase().includes(one.canary.toLowerCase())
    )
      say(`unguarded, shows ${one.target}`);
  // Records follow a member of staff to another team, at the word of whoever may move them.
  const follows = asked.said.relates && asker.role !== null && asked.said.who.includes(asker.role);
  for (const one of follows ? [] : answer.trace.changed) {
    const of = people.find(({ ids }) => ids['personId'] === one.personId);
    if (of && !sees(asker, of)) say(`unguarded, changes ${one.table} of ${of.target}`);
    if (one.programmeId !== asker.actor?.programmeId) say(`unguarded, changes ${one.table} elsewhere`);
    if (one.ofPeople && asker.role !== 'coordinator' && asker.role !== 'link_worker')
      say(`unguarded, changes ${one.table}`);
  }
  return wrong;
}

/** One line about a cell, for the list of what is wrong. */
export function lineOf({ route, asker, aim, forged }: Asked, what: string): string {
  return `${what}: ${route.method} ${route.path} · ${asker.name} · ${called(aim)}${forged ? ` · ${forged}` : ''}`;
}

/** What is wrong with the answer to a request; nothing when it is as the rules say. */
export function wrongWith(
  asked: Asked,
  answer: Answer,
  expected: Expected,
  people: readonly Somebody[],
): readonly string[] {
  const wrong: string[] = [];
  const say = (what: string) => void wrong.push(lineOf(asked, what));
  if (!expected.statuses.includes(answer.status))
    say(`${answer.status} instead of ${expected.statuses.join('/')}`);
  if (expected.to && !expected.to.test(answer.to ?? '')) say(`led to ${answer.to}`);
  const { asker, aim, route, said } = asked;
  const named = aim.kind === 'random' ? [] : aim.kind === 'mixed' ? [aim.of, aim.part] : [aim.of];
  const shown = people.filter(({ canary }) => answer.text.toLowerCase().includes(canary.toLowerCase()));
  for (const one of shown) {
    const byKey = said.rule === 'key' && !expected.denied && named.includes(one);
    if (byKey) continue;
    if (!(sees(asker, one) || (route.method === 'get' && seesByGlass(asker, one))))
      say(`shows ${one.target}`);
    else if (expected.denied) say(`refuses and shows ${one.target}`);
  }
  const { changed, audit } = answer.trace;
  if (expected.denied && changed.length > 0) say(`refuses and changes ${tables(changed)}`);
  const unlooked = changed.filter(({ table }) => !said.marks?.includes(table));
  if (route.method === 'get' && unlooked.length > 0) say(`is only looked at and changes ${tables(unlooked)}`);
  for (const one of changed) {
    const of = people.find(({ ids }) => ids['personId'] === one.personId);
    const isKey = said.rule === 'key';
    // Who holds a link does what it is for, whoever else they are, to whom it was made for and to nobody else.
    const byKey = isKey && !expected.denied && of !== undefined && named.includes(of);
    if ((asker.role || asker.by || isKey) && !said.relates && !byKey && of && !sees(asker, of))
      say(`changes ${one.table} of ${of.target}`);
    if (asker.actor && one.programmeId !== asker.actor.programmeId) say(`changes ${one.table} elsewhere`);
  }
  // What was opened at the door of a private page is on record; its first page shows no more than that.
  if (answer.status === 200 && (asker.role !== null || asker.by) && route.method === 'get')
    for (const one of shown) {
      const noted = audit.some(
        ({ personId, subjectId }) =>
          (personId !== null && personId === one.ids['personId']) ||
          Object.values(one.ids).includes(subjectId),
      );
      if (!noted) say(`shows ${one.target} and puts nothing on record`);
    }
  return wrong;
}

function tables(changed: Trace['changed']): string {
  return [...new Set(changed.map(({ table }) => table))].sort().join(', ');
}
