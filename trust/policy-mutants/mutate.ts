/** One policy as the catalogue has it. `using` and `check` are expressions of SQL. */
export type Policy = {
  readonly table: string;
  readonly name: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: string | null;
  readonly check: string | null;
};

/** A policy with one thing wrong. `name` stays the same from run to run, so that an equivalent can be named. */
export type Mutant = {
  readonly name: string;
  readonly policy: Policy;
  readonly apply: string;
  readonly undo: string;
};

type Change = { readonly what: string; readonly to: string };

/** Every way in which one of the expressions of a policy can be wrong by one step, and the table without it. */
export function mutantsOf(policy: Policy): readonly Mutant[] {
  const { table, name, command, using, check } = policy;
  const at = `"${name}" on "${table}"`;
  const written = (one: string | null, other: string | null): string =>
    `${one === null ? '' : ` using (${one})`}${other === null ? '' : ` with check (${other})`}`;
  const restore = `alter policy ${at}${written(using, check)}`;
  const mutants: Mutant[] = [
    {
      name: `${table}.${name}: dropped`,
      policy,
      apply: `drop policy ${at}`,
      undo: `create policy ${at} for ${command}${written(using, check)}`,
    },
    {
      name: `${table}.${name}: row-level security off`,
      policy,
      apply: `alter table "${table}" disable row level security`,
      undo: `alter table "${table}" enable row level security`,
    },
  ];
  for (const part of ['using', 'check'] as const) {
    const expression = policy[part];
    if (expression === null) continue;
    for (const { what, to } of changesOf(expression)) {
      const apply = `alter policy ${at}${part === 'using' ? written(to, check) : written(using, to)}`;
      mutants.push({ name: `${table}.${name} ${part}: ${what}`, policy, apply, undo: restore });
    }
  }
  return mutants;
}

/** All expressions that differ from this one by one step. */
export function changesOf(expression: string): readonly Change[] {
  return [
    { what: 'true', to: 'true' },
    ...dropped(expression),
    ...swapped(expression, / (=|<>) (?!ANY|ALL)/g, sign => (sign === ' = ' ? ' <> ' : ' = '), 'comparison'),
    ...swapped(
      expression,
      / IS (?:NOT )?NULL/g,
      test => (test === ' IS NULL' ? ' IS NOT NULL' : ' IS NULL'),
      'emptiness',
    ),
    ...branches(expression),
    ...lists(expression),
    ...(/CASE current_setting\('app.role'/.test(expression)
      ? ['analyst', 'administrator'].map(role => ({
          what: `also ${role}`,
          to: expression.replace(
            /(CASE current_setting\('app.role'::text, true\))/,
            `$1 WHEN '${role}'::text THEN 'programme'::text`,
          ),
        }))
      : []),
  ];
}

/** Without one of the things that are joined by AND or OR. */
function dropped(expression: string): readonly Change[] {
  const changes: Change[] = [];
  for (let open = expression.indexOf('('); open !== -1; open = expression.indexOf('(', open + 1)) {
    const close = closing(expression, open);
    const inner = expression.slice(open + 1, close);
    for (const joint of [' AND ', ' OR ']) {
      const parts = split(inner, joint);
      if (parts.length < 2) continue;
      parts.forEach((part, index) => {
        const rest = parts.filter((_, other) => other !== index).join(joint);
        changes.push({
          what: `without ${joint.trim()} ${short(part)}`,
          to: `${expression.slice(0, open)}((${rest}))${expression.slice(close + 1)}`,
        });
      });
    }
  }
  return numbered(changes);
}

/** With one occurrence of something exchanged. */
function swapped(
  expression: string,
  pattern: RegExp,
  other: (found: string) => string,
  what: string,
): readonly Change[] {
  return numbered(
    [...expression.matchAll(pattern)].map(match => ({
      what: `${what} after ${short(expression.slice(Math.max(0, match.index - 24), match.index))}`,
      to:
        expression.slice(0, match.index) + other(match[0]) + expression.slice(match.index + match[0].length),
    })),
  );
}

/** With one branch of a CASE that leads nowhere, or with one that everything passes. */
function branches(expression: string): readonly Change[] {
  const changes: Change[] = [];
  for (const match of expression.matchAll(/WHEN (.+?) THEN('[^']*'::text| '[^']*'::text)/g)) {
    const [whole = '', condition = ''] = match;
    const put = (by: string): string =>
      expression.slice(0, match.index) + by + expression.slice(match.index + whole.length);
    changes.push({ what: `no branch ${short(condition)}`, to: put(`WHEN ${condition} THEN NULL::text`) });
    if (condition.startsWith('('))
      changes.push({ what: `branch of all ${short(condition)}`, to: put(whole.replace(condition, 'true')) });
  }
  for (const match of expression.matchAll(/WHEN ('\w+'::text) THEN\s+CASE/g)) {
    const [whole, role = ''] = match;
    changes.push({
      what: `no branch ${short(role)}`,
      to:
        expression.slice(0, match.index) +
        whole.replace(role, "'nobody'::text") +
        expression.slice(match.index + whole.length),
    });
  }
  return numbered(changes);
}

/** With one role, or one value, more or less in a list. */
function lists(expression: string): readonly Change[] {
  return numbered(
    [...expression.matchAll(/'\{([\w,]*)\}'::text\[\]/g)].flatMap(match => {
      const values = (match[1] ?? '').split(',').filter(Boolean);
      const put = (list: readonly string[]): string =>
        `${expression.slice(0, match.index)}'{${list.join(',')}}'::text[]${expression.slice(match.index + match[0].length)}`;
      const more = ['analyst', 'administrator', 'referrer', 'link_worker'].find(
        role => !values.includes(role),
      );
      return [
        ...values.map(value => ({
          what: `list without ${value}`,
          to: put(values.filter(one => one !== value)),
        })),
        ...(more ? [{ what: `list with ${more}`, to: put([...values, more]) }] : []),
      ];
    }),
  );
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw new RangeError('a bracket is not closed');
}

/** Splits at a joint that stands in no bracket and in no CASE. */
function split(text: string, joint: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text.startsWith('CASE', at)) depth++;
    if (text[at] === ')' || text.startsWith('END', at)) depth--;
    if (depth === 0 && text.startsWith(joint, at)) {
      parts.push(text.slice(from, at));
      from = at + joint.length;
    }
  }
  return [...parts, text.slice(from)];
}

const short = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('::text', '').trim().slice(0, 60);

/** The same change at several places gets a number, so that each has its own name. */
function numbered(changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, number>();
  return changes.map(({ what, to }) => {
    const count = (seen.get(what) ?? 0) + 1;
    seen.set(what, count);
    return { what: count === 1 ? what : `${what} #${count}`, to };
  });
}
