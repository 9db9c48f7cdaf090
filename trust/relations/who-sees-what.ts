import { hangs } from './facts.ts';
import { rules } from './rules.ts';

/** `docs/who-sees-what.md` as the rules have it, which the differential test holds against the database. */
export function whoSeesWhat(): string {
  const of = (wanted: boolean) =>
    Object.entries(rules)
      .filter(
        ([table, { says }]) =>
          (table in hangs || ['person', 'referral'].includes(table) || says.startsWith('record')) === wanted,
      )
      .sort(([a], [b]) => a.localeCompare(b, 'en'));
  const hangsOn = (table: string): string => {
    const way = hangs[table];
    if (!way) return '';
    return 'loose' in way ? 'its referral or its person' : way.on;
  };
  return `# Who sees what

Row-level security decides about every row, beneath the pages and their policies. This file is made from the rules that a differential
test (\`trust/relations.test.ts\`) holds against the database, row by row; the test fails when it is out of date. To write it anew:
\`WRITE_DOCS=1 node --import ./bin/tsx-loader.mjs --test trust/who-sees-what.test.ts\`. Why it is so: [decision 0012](decisions/0012-relations-in-rows.md).

## Relations

Whatever the relation, a row of another programme does not exist. Of a **record**:

| who | comes to it by |
| --- | --- |
| co-ordinator, system | the programme |
| link worker | *no team yet*: nobody has it, or whoever has it works for the whole programme · *team*: it is with one of their teams · *own*: their id stands in it · *break-glass*: the person was opened for them, for an hour |
| person | *own record*, where the table says so; reading only |
| visitor, referrer | *intake*, *private link*: where the table says so |
| administrator, analyst | nothing |

A case is with the team of its link worker, and goes with them when they change team. A person is with the teams of their cases, and with
no team while one of their referrals waits for a link worker. Records that were joined are with the same teams. A link worker adds to and
changes what they see; rooms narrow that further (\`policy.ts\`): a case is changed by whoever has it.

## Records

| table | with the team of | who |
| --- | --- | --- |
${of(true)
  .map(([table, { says }]) => `| \`${table}\` | ${hangsOn(table)} | ${says} |`)
  .join('\n')}

## Everything else

| table | who |
| --- | --- |
${of(false)
  .map(([table, { says }]) => `| \`${table}\` | ${says} |`)
  .join('\n')}
`;
}
