import { createHash } from 'node:crypto';
import { depthOf } from '../../../platform/fetching/index.ts';
import { localeCodes } from '../../../ui/index.ts';
import type { EnableWhen, Item, Wording } from '../instrument.ts';
import { questionsOf } from '../instrument.ts';
import { type StoredDefinition, storedDefinition } from '../stored.ts';
import { isObject, type Json, objectsIn, textOf } from './json.ts';
import { readConditions } from './read-conditions.ts';
import { readItem } from './read-item.ts';
import { languageOf, languagesIn, readWords } from './read-words.ts';
import {
  deepest,
  type FaultCode,
  informing,
  longestFile,
  longestWords,
  mostItems,
  type NoteCode,
  type Reading,
  type ReportLine,
} from './understood.ts';

/** How deep JSON may nest: groups in groups, with what stands in them. */
const mostNested = 64;

/**
 * Reads any Questionnaire of FHIR R4 (JSON). Nothing is dropped in silence: the report says of each item whether it was taken, taken in
 * part, or left out, and why. What is calculated, hidden or only read is not asked.
 */
export function readQuestionnaire(text: string): Reading {
  if (text.length > longestFile) return no('long');
  if (depthOf(new TextEncoder().encode(text)) > mostNested) return no('deep');
  const file = parsed(text);
  if (file === undefined) return no('json');
  if (!isObject(file) || file['resourceType'] !== 'Questionnaire') return no('not_questionnaire');
  if (objectsIn(file['modifierExtension']).length > 0) return no('modifier');
  const found = itemsOf(file);
  if (typeof found === 'string') return no(found);
  if (found.length === 0) return no('no_items');
  const language = languageOf(file);
  const contained = objectsIn(file['contained']);
  const lines = takeItems(found, { language, contained });
  const items = lines.flatMap(one => one.item ?? []);
  if (questionsOf({ items }).length === 0) return no('nothing_asked');
  const title = readWords(file, 'title', language) ??
    readWords(file, 'name', language) ?? { en: 'Questionnaire' };
  const definition: StoredDefinition = {
    title: shorter(title),
    intro: null,
    items,
    wording: wordingOf(items),
    licence: textOf(file['copyright'], longestWords) ?? '',
    source: [textOf(file['publisher'], 500), textOf(file['url'], 500), textOf(file['version'], 100)]
      .filter(part => part !== null)
      .join(', '),
  };
  // What was read must be what can be read again.
  if (!storedDefinition.safeParse(definition).success) return no('not_questionnaire');
  const url = textOf(file['url'], 1000)?.split('|')[0] ?? null;
  return {
    understood: {
      id: idOf(file, title.en),
      url,
      mark: createHash('sha256').update(JSON.stringify(definition)).digest('hex'),
      definition,
      report: lines.map(({ line }) => line),
    },
    fault: null,
  };
}

const no = (fault: FaultCode): Reading => ({ understood: null, fault });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** An item of the file with its linkId and the item it stands in. */
type Found = { readonly json: Json; readonly linkId: string; readonly parent: Found | null };

/** All items in the order of the file, each before what is in it. */
function itemsOf(file: Json): readonly Found[] | FaultCode {
  const found: Found[] = [];
  const seen = new Set<string>();
  const walk = (parent: Json, over: Found | null, depth: number): FaultCode | null => {
    if (depth > deepest) return 'deep';
    for (const json of objectsIn(parent['item'])) {
      const linkId = textOf(json['linkId'], 300);
      if (linkId === null) return 'link_id';
      if (seen.has(linkId)) return 'twice';
      if (found.length >= mostItems) return 'many_items';
      seen.add(linkId);
      const one = { json, linkId, parent: over };
      found.push(one);
      const fault = walk(json, one, depth + 1);
      if (fault) return fault;
    }
    return null;
  };
  return walk(file, null, 1) ?? found;
}

type Taken = { readonly item: Item | null; readonly line: ReportLine };

function takeItems(found: readonly Found[], around: Parameters<typeof withItem>[2]): readonly Taken[] {
  const ids = new Set<string>();
  const byLink = new Map<string, Item>();
  const read = found.map(one => {
    const parent = one.parent ? byLink.get(one.parent.linkId) : null;
    const id = freshId(one.linkId, ids);
    const taken =
      parent === undefined
        ? { item: null, notes: ['inside_left_out'] as const }
        : withItem(one, id, around, parent);
    if (taken.item) byLink.set(one.linkId, taken.item);
    return { one, ...taken };
  });
  return read.map(({ one, item, notes }): Taken => {
    const when = item && conditionsOf(one, byLink);
    const said: NoteCode[] = [...notes, ...(when === null && item ? (['condition'] as const) : [])];
    const line = {
      linkId: one.linkId,
      text: (item?.text?.en ?? textOf(one.json['text'], 300) ?? '').slice(0, 300),
    };
    const fate = item === null ? 'left_out' : said.every(note => informing.has(note)) ? 'taken' : 'partly';
    return {
      item: item && when ? { ...item, enableWhen: when } : item,
      line: { ...line, fate, notes: [...new Set(said)] },
    };
  });
}

function withItem(
  { json }: Found,
  id: string,
  around: { readonly language: ReturnType<typeof languageOf>; readonly contained: readonly Json[] },
  parent: Item | null,
) {
  // Groups hold items; what stands under a question stands beside it, and is asked under the same conditions.
  const within = parent?.kind === 'group' ? parent.id : parent?.within;
  return readItem(json, { id, within, ...around });
}

/** Conditions of an item, and of the questions it stands under. */
function conditionsOf(one: Found, items: ReadonlyMap<string, Item>): EnableWhen | null | undefined {
  const own = readConditions(one.json, items);
  const above =
    one.parent && items.get(one.parent.linkId)?.kind !== 'group'
      ? conditionsOf(one.parent, items)
      : undefined;
  if (own === null || above === null) return null;
  if (!own || !above) return own ?? above;
  const all = [own, above].every(when => when.which === 'all' || when.conditions.length === 1);
  return all ? { which: 'all', conditions: [...own.conditions, ...above.conditions] } : null;
}

/** A name for the field of an item, made of its linkId so that it stays the same from version to version. */
function freshId(linkId: string, taken: Set<string>): string {
  const plain = `q_${slugOf(linkId)}`.slice(0, 60);
  let id = plain;
  for (let number = 2; taken.has(id); number++) id = `${plain}_${number}`;
  taken.add(id);
  return id;
}

const slugOf = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');

/** What a questionnaire goes by: its address, its identifier, or else its name. */
function idOf(file: Json, title: string): string {
  const [identifier] = objectsIn(file['identifier']);
  const identity =
    textOf(file['url'], 1000)?.split('|')[0] ??
    (identifier && textOf(identifier['value'], 300)
      ? `${identifier['system']}|${identifier['value']}`
      : null) ??
    textOf(file['name'], 300) ??
    title;
  const short = createHash('sha256').update(identity).digest('hex').slice(0, 8);
  const slug = slugOf(textOf(file['name'], 300) ?? title).slice(0, 40);
  return slug === '' ? `q_${short}` : `q_${slug}_${short}`;
}

/** A title may be at most two hundred characters. */
const shorter = (title: StoredDefinition['title']): StoredDefinition['title'] =>
  Object.fromEntries(
    Object.entries(title).map(([locale, words]) => [locale, words.slice(0, 200)]),
  ) as typeof title;

/** A language counts where every question has words in it. */
function wordingOf(items: readonly Item[]): Wording {
  const texts = items.flatMap(({ text }) => (text ? [text] : []));
  const whole = localeCodes.filter(locale => texts.every(text => languagesIn(text).includes(locale)));
  return { en: 'imported', ...Object.fromEntries(whole.map(locale => [locale, 'imported'])) };
}
