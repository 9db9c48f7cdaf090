import type { StoredDefinition } from '../stored.ts';

/** Most that a file may be, in characters. */
export const longestFile = 1024 * 1024;
/** Most questions, groups and words to read that a file may hold, and how deep groups may stand in each other. */
export const mostItems = 400;
export const deepest = 10;
/** Longest words of one question or answer. */
export const longestWords = 4000;

/** Why a whole file is not taken: words `questionnaires.fault.<code>`. */
export const faultCodes = [
  'json',
  'deep',
  'long',
  'not_questionnaire',
  'no_items',
  'many_items',
  'link_id',
  'twice',
  'modifier',
  'nothing_asked',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What is worth saying of one item: words `questionnaires.note.<code>`. */
export const noteCodes = [
  'type',
  'unit',
  'calculated',
  'hidden',
  'read_only',
  'no_words',
  'no_options',
  'value_set',
  'modifier',
  'inside_left_out',
  'condition',
  'repeats',
  'open_choice',
  'no_points',
  'says_none',
  'initial',
  'extension',
  'number_as_text',
  'language',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** What became of one item of a file. *taken*: with all it says; *partly*: asked, but not with all; *left_out*: not asked. */
export type ReportLine = {
  readonly linkId: string;
  readonly text: string;
  readonly fate: 'taken' | 'partly' | 'left_out';
  readonly notes: readonly NoteCode[];
};

/** A questionnaire as it was understood. */
export type Understood = {
  /** Made of what the file calls itself, so that the same questionnaire keeps its id. */
  readonly id: string;
  readonly url: string | null;
  /** SHA-256 (hex) of what was understood, in whatever order and spacing it was written. */
  readonly mark: string;
  readonly definition: StoredDefinition;
  readonly report: readonly ReportLine[];
};

export type Reading =
  | { readonly understood: Understood; readonly fault: null }
  | { readonly understood: null; readonly fault: FaultCode };

/** Notes that only inform: an item with nothing else is taken whole. */
export const informing: ReadonlySet<NoteCode> = new Set(['no_points', 'says_none', 'language']);
