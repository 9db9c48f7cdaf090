import type { Block, LetterDocument } from '../../letters/index.ts';
import type { PackPaper, PaperPart, PaperSection } from './paper.ts';

/** A pack as a document of the letters’ press: tagged, with title and language; each drawing has its words and its table. */
export function asLetter(paper: PackPaper): LetterDocument {
  const { labels } = paper;
  return {
    lang: paper.lang,
    size: 'standard',
    title: paper.title,
    author: paper.host,
    date: paper.madeOn,
    head: { brand: labels.brand, programme: paper.programme, from: [paper.host, ...paper.contact] },
    to: [],
    aside: [paper.period, paper.made],
    blocks: [
      ...paper.corrected.map(line => said(line)),
      ...paper.lead.map(line => said(line)),
      ...paper.sections.flatMap(section => answerOf(section, labels)),
    ],
    foot: labels.foot,
    unprintable: labels.unprintable,
  };
}

const said = (text: string, quiet = false): Block => ({ kind: 'paragraph', spans: [{ text }], quiet });

function answerOf(section: PaperSection, labels: PackPaper['labels']): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: section.title },
    ...section.says.map(line => said(line)),
    ...section.parts.flatMap(partOf),
    ...notes(labels.cannotTell, section.caveats),
    ...notes(labels.definition, section.definition),
  ];
}

function notes(title: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'list', items: lines.map(text => ({ spans: [{ text }] })) },
  ];
}

function partOf({ title, note, chart, columns, rows }: PaperPart): readonly Block[] {
  const head = columns.map((text, at) => ({ text, align: at === 0 ? 'start' : 'end' }) as const);
  return [
    { kind: 'heading', level: 3, text: title },
    ...(note ? [said(note, true)] : []),
    ...(chart ? [{ kind: 'chart', ...chart } as const] : []),
    { kind: 'table', head, rows: rows.map(cells => cells.map(cell => cell.text)), even: true },
  ];
}
