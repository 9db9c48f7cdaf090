import { createHash, randomBytes } from 'node:crypto';
import { pack } from 'tar-stream';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { toCsv } from '../../platform/csv.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { View } from '../../ui/index.ts';
import { parquetApart } from '../data-sets/apart/parquet-apart.ts';
import { csvHead, csvLines } from '../data-sets/as-csv.ts';
import type { ColumnType } from '../data-sets/definition.ts';
import { factPages } from '../data-sets/fact-queries.ts';
import type { FactRow } from '../data-sets/fact-row.ts';
import { type FactCode, factOf } from '../data-sets/facts.ts';
import { sealedApart } from './apart/research-apart.ts';
import { codebook, codebookRows } from './codebook.ts';
import { mayMakeFile } from './policy.ts';
import { type Release, releaseOf } from './release.ts';
import { rowsForStudy } from './rows-for-study.ts';
import { type Study, studyStore } from './store.ts';
import { type VariableCode, variableOf } from './variables.ts';

type Within = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

/** The most referrals of one file. */
export const MOST_ROWS = 100_000;

/**
 * Makes a file of a study, sealed (age) for its recipient: lines as CSV and as Parquet, a codebook, a dictionary. Consent is asked of each
 * page as it is read: who took it back is not in it. Nothing of the file is kept; what it held is on record before it goes.
 * @throws Forbidden but for the co-ordinator of an approved study · NotFound · Refused when nobody is left, or it ended meanwhile
 */
export async function makeStudyFile(
  within: Within,
  id: string,
  view: View,
  today: Temporal.PlainDate,
): Promise<Uint8Array<ArrayBuffer>> {
  const { study, secret } = await within(async scope => {
    const store = studyStore(scope);
    const study = await store.find(id);
    if (!study) throw new NotFound('research_project');
    if (!mayMakeFile(scope.actor, study, today)) throw new Forbidden('reports.research.refused.file');
    if (!(await store.secret(id))) await store.addSecret(id, randomBytes(32).toString('base64'));
    return { study, secret: await store.secret(id) };
  });
  if (!secret) throw new Refused('reports.research.refused.file');
  const rows: FactRow[] = [];
  let withoutConsent = 0;
  const pages = factPages(after =>
    within(async scope => {
      const { page, allowed } = await rowsForStudy(scope, study, after);
      withoutConsent += page.length - allowed.length;
      rows.push(...allowed);
      return page;
    }),
  );
  for await (const _ of pages)
    if (rows.length > MOST_ROWS) throw new Refused('reports.research.refused.many');
  const release = await releaseOf(rows, { variables: study.variables, smallest: study.smallest, secret });
  if (release.people === 0) throw new Refused('reports.research.refused.nobody');
  const file = await sealedApart(study.recipientKey, await packed(view, study, release, withoutConsent));
  await within(async scope => {
    const store = studyStore(scope);
    const now = await store.find(id);
    if (!now || !mayMakeFile(scope.actor, now, today)) throw new Refused('reports.research.refused.file');
    await store.addFile({
      projectId: id,
      people: release.people,
      lines: release.lines.length,
      leftOut: {
        without_consent: withoutConsent,
        stood_out: release.peopleLeftOut,
        lines: release.linesLeftOut,
        impossible: release.impossible,
        coarser: release.coarser,
      },
      sha256: createHash('sha256').update(file).digest('hex'),
      size: file.byteLength,
    });
    await audit(scope, {
      verb: 'research.file',
      subject: { kind: 'research_project', id },
      fields: [...study.variables],
    });
  });
  return file;
}

function typeOf(code: VariableCode): ColumnType {
  const { known, shifted } = variableOf(code);
  if (known) return 'text';
  if (shifted) return 'date';
  const { kind } = factOf(code as FactCode);
  if (kind === 'yes_no') return 'yes_no';
  return kind === 'score' ? 'number' : 'whole';
}

async function* onePage<T>(page: T) {
  yield page;
}

async function packed(view: View, study: Study, release: Release, withoutConsent: number): Promise<Buffer> {
  const { headers, lines } = release;
  const columns = [
    { name: 'person', type: 'text' as const },
    { name: 'referral', type: 'whole' as const },
    ...study.variables.map(code => ({ name: code, type: typeOf(code) })),
  ];
  const dictionary = toCsv(
    (['name', 'meaning', 'codes', 'exactness'] as const).map(part => ({
      label: part,
      text: (row: ReturnType<typeof codebookRows>[number]) => row[part],
    })),
    codebookRows(view, study, release),
  );
  const entries = [
    { name: 'lines.csv', bytes: Buffer.concat([csvHead(headers), csvLines(headers, lines)]) },
    {
      name: 'lines.parquet',
      bytes: Buffer.from(await parquetApart(columns, { study: study.id }, onePage(lines))),
    },
    { name: 'codebook.md', bytes: Buffer.from(codebook(view, study, release, withoutConsent)) },
    { name: 'dictionary.csv', bytes: Buffer.from(dictionary) },
  ];
  const tar = pack();
  for (const { name, bytes } of entries) tar.entry({ name }, bytes);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
