import type { Asker, Relation, Row } from './facts.ts';

/** What a rule is asked about: who asks, the row, and the relation in which it stands. */
export type Question = { readonly who: Asker; readonly row: Row; readonly relation: Relation };
export type Answer = (question: Question) => boolean;

/** Who may do what with the rows of a table. What is missing nobody may do. The programme is asked before. */
export type Rule = {
  readonly read?: Answer;
  readonly add?: Answer;
  readonly change?: Answer;
  readonly remove?: Answer;
  /** Columns the rule looks at: rows that are tried differ in them. */
  readonly looksAt: readonly string[];
  /** Triggers let its rows go from step to step only. They are proven where they are made and stand aside here. */
  readonly steps?: true;
  /** For the table of who sees what: each in a few words. */
  readonly says: string;
};

export const is =
  (...roles: readonly string[]): Answer =>
  ({ who }) =>
    roles.includes(who.role);
export const either =
  (...answers: readonly Answer[]): Answer =>
  question =>
    answers.some(answer => answer(question));
export const both =
  (...answers: readonly Answer[]): Answer =>
  question =>
    answers.every(answer => answer(question));
export const actorIn =
  (...columns: readonly string[]): Answer =>
  ({ who, row }) =>
    columns.some(column => row[column] === who.actor);
export const empty =
  (...columns: readonly string[]): Answer =>
  ({ row }) =>
    columns.every(column => row[column] === null || row[column] === undefined);
export const filled =
  (...columns: readonly string[]): Answer =>
  ({ row }) =>
    columns.every(column => row[column] !== null && row[column] !== undefined);
export const has =
  (column: string, ...values: readonly unknown[]): Answer =>
  ({ row }) =>
    values.includes(row[column]);

/** With no team yet, or with one of the asker's. */
export const team: Answer = ({ who, relation }) =>
  relation.teams === null || relation.teams.some(one => who.teams.includes(one));
/** Opened for the asker for a while. */
export const glass: Answer = ({ who, relation }) =>
  relation.person !== null && who.glass.includes(relation.person);
export const ownRecord: Answer = ({ who, relation }) =>
  who.role === 'person' && relation.person === who.actor;
export const house = is('coordinator', 'system');

type Extra = {
  readonly own?: readonly string[];
  readonly person?: true;
  readonly reads?: Answer;
  readonly adds?: Answer;
  readonly changes?: Answer;
  readonly looksAt?: readonly string[];
  readonly also?: string;
};

/** A table of people's records. */
export function record({ own = [], person, reads, adds, changes, looksAt = [], also }: Extra = {}): Rule {
  const worker = is('link_worker');
  const seen = both(worker, either(team, glass, actorIn(...own)));
  return {
    read: either(house, seen, ...(person ? [ownRecord] : []), ...(reads ? [reads] : [])),
    add: either(house, both(worker, either(team, glass)), ...(adds ? [adds] : [])),
    change: either(house, seen, ...(changes ? [changes] : [])),
    looksAt: [...own, ...looksAt],
    says: [
      own.length > 0 ? `record, own by ${own.join(', ')}` : 'record',
      ...(person ? ['the person reads'] : []),
      ...(also ? [also] : []),
    ].join('; '),
  };
}

type Plain = {
  readonly read?: string;
  readonly write?: string;
  readonly add?: string;
  readonly remove?: string;
};
export const words = (list = ''): readonly string[] => list.split(' ').filter(Boolean);

/** A table that is of no person: roles alone decide. */
export function plain({ read, write, add, remove }: Plain): Rule {
  const said = { read, 'add and change': write, add, remove };
  return {
    read: is(...words(read)),
    add: is(...words(write), ...words(add)),
    change: is(...words(write)),
    remove: is(...words(remove)),
    looksAt: [],
    says: Object.entries(said)
      .flatMap(([what, roles]) => (roles ? [`${what}: ${words(roles).join(', ')}`] : []))
      .join('; '),
  };
}

export const workers = 'link_worker coordinator';
export const staff = `${workers} administrator`;
export const keepers = 'coordinator administrator system';
export const signin = is('signin');
export const own = actorIn('staff_id');

/** What the sign-in keeps of a member of staff: found before it is known whose it is, given to the actor only. */
export function wayIn(also: {
  readonly read?: string;
  readonly remove?: string;
  readonly change?: Answer;
}): Rule {
  return {
    read: is('signin', ...words(also.read)),
    add: both(signin, own),
    change: also.change ?? signin,
    remove: is('signin', ...words(also.remove)),
    looksAt: ['staff_id'],
    says: `sign-in only, given to the actor${also.read ? `; also read: ${also.read}` : ''}`,
  };
}
