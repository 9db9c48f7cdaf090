import { type Block, type LetterDocument, onLetterhead } from '../../letters/index.ts';
import type { House } from '../../messages/index.ts';
import type { View } from '../../ui/index.ts';
import type { TableRows, WholeRecord } from './collect-queries.ts';
import type { Standing } from './decisions.ts';
import { itemName, marksGiven, rowKeyOf, textOf } from './items.ts';
import type { AccessRequest } from './store.ts';
import { labelOf, tableTitle, valueWords } from './value-words.ts';

type Field = {
  readonly column: string;
  readonly label: string;
  /** As it is stored; null where it was left out, `file` for a letter that comes along. */
  readonly value: unknown;
  readonly words: string;
  readonly leftOut: boolean;
};
type Section = {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly (readonly Field[])[];
};

/** The answer to somebody who asked, before it is typeset: what is given, what is left out, and the letters as files. */
export type AccessAnswer = {
  readonly sections: readonly Section[];
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly leftOut: number;
};

/** Puts the record together as it is given out. Pure. */
export function answerOf(record: WholeRecord, standing: readonly Standing[], view: View): AccessAnswer {
  const redacted = new Set(
    standing.flatMap(one =>
      one.state === 'decided' && one.decision.decision === 'keep' ? [] : [itemName(one.item)],
    ),
  );
  const isOut = (table: string, row: Readonly<Record<string, unknown>>, column: string): boolean =>
    redacted.has(itemName({ table, rowKey: rowKeyOf(row), column }));
  // A letter goes out as a file only where all that it says may.
  const letters = (record.tables.find(one => one.table === 'letter')?.rows ?? []).filter(
    row => Buffer.isBuffer(row['pdf']) && !isOut('letter', row, 'facts'),
  );
  const fileOf = (row: Readonly<Record<string, unknown>>): string => `letters/${String(row['id'])}.pdf`;
  const sectionOf = ({ table, rows }: TableRows): Section => ({
    table,
    title: tableTitle(view, table),
    rows: rows.map(row =>
      marksGiven(table).flatMap(([column, mark]): Field[] => {
        const value = row[column];
        const label = labelOf(view, mark);
        if (isOut(table, row, column)) return [{ column, label, value: null, words: '', leftOut: true }];
        if (Buffer.isBuffer(value))
          return letters.includes(row)
            ? [{ column, label, value: fileOf(row), words: fileOf(row), leftOut: false }]
            : [];
        const words = valueWords(view, table, column, value);
        return words === '' ? [] : [{ column, label, value, words, leftOut: false }];
      }),
    ),
  });
  return {
    sections: record.tables.filter(one => one.rows.length > 0).map(sectionOf),
    files: letters.map(row => ({ name: fileOf(row), bytes: row['pdf'] as Buffer })),
    leftOut: redacted.size,
  };
}

/** The answer for machines: each table by name, each value as it is stored. */
export function answerAsJson(
  answer: AccessAnswer,
  request: AccessRequest,
  house: House,
  now: Temporal.Instant,
): string {
  const record = Object.fromEntries(
    answer.sections.map(({ table, rows }) => [
      table,
      rows.map(fields => ({
        ...Object.fromEntries(
          fields.filter(field => !field.leftOut).map(({ column, value }) => [column, plain(value)]),
        ),
        ...(fields.some(field => field.leftOut)
          ? { left_out: fields.filter(field => field.leftOut).map(field => field.column) }
          : {}),
      })),
    ]),
  );
  const about = {
    format: 'hedgerow-access-1',
    programme: house.name,
    host: house.hostName,
    asked_on: request.askedOn.toString(),
    made_at: now.toString(),
    left_out: answer.leftOut,
  };
  return `${JSON.stringify({ ...about, record }, null, 2)}\n`;
}

const plain = (value: unknown): unknown =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) !== Object.prototype
    ? textOf(value)
    : value;

/** The answer to read: the same, as a document with our letterhead. */
export function answerAsDocument(
  answer: AccessAnswer,
  request: AccessRequest,
  house: House,
  view: View,
  today: Temporal.PlainDate,
): LetterDocument {
  const { t, say } = view;
  const facts = {
    programme: {
      name: house.name,
      hostName: house.hostName,
      lines: house.address.split('\n'),
      phone: house.phone,
      email: house.email,
    },
    reference: request.id.slice(-8).toUpperCase(),
    on: today,
    signer: { name: house.hostName, role: 'coordinator' as const },
  };
  const say1 = (words: string): Block => ({ kind: 'paragraph', spans: [{ text: words }] });
  const blocks: Block[] = [
    say1(t('records.answer.what', { host: house.hostName, date: say.date(request.askedOn) })),
    ...(answer.leftOut > 0 ? [say1(t('records.answer.left_out', { count: answer.leftOut }))] : []),
    say1(t('records.answer.rights', { region: house.region })),
    ...answer.sections.flatMap((section): Block[] => [
      { kind: 'heading', level: 2, text: section.title },
      ...section.rows.flatMap((fields, at): Block[] => [
        ...(section.rows.length > 1
          ? [{ kind: 'heading', level: 3, text: `${section.title} ${at + 1}` } as const]
          : []),
        ...(fields.length === 0
          ? []
          : [
              {
                kind: 'facts',
                items: fields.map(field => ({
                  label: field.label,
                  value: field.leftOut ? t('records.answer.left_out_here') : field.words,
                })),
              } as const,
            ]),
      ]),
    ]),
  ];
  return onLetterhead(facts, view, { title: t('records.answer.title'), to: [request.personName], blocks });
}
