import type { Locale } from '../../../ui/index.ts';
import type { AbsentReason } from '../answers.ts';
import type { Option } from '../instrument.ts';
import { extensionOf, isObject, type Json, numberOf, objectsIn, textOf } from './json.ts';
import { readWords } from './read-words.ts';
import type { NoteCode } from './understood.ts';

const mostOptions = 100;
const points = ['ordinalValue', 'itemWeight', 'questionnaire-ordinalValue'];

/** Codes that say why there is no answer. Data absent reason and null flavour of HL7, and answers of LOINC. */
const reasons: ReadonlyMap<string, AbsentReason> = new Map([
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason|asked-declined', 'declined'],
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason|asked-unknown', 'unknown'],
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason|unknown', 'unknown'],
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason|not-applicable', 'not_applicable'],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor|ASKU', 'unknown'],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor|UNK', 'unknown'],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor|NA', 'not_applicable'],
  // Don't know/refused.
  ['http://loinc.org|LA15775-2', 'declined'],
  // I choose not to answer this question.
  ['http://loinc.org|LA30122-8', 'declined'],
]);

type Read = { readonly options: readonly Option[]; readonly notes: readonly NoteCode[] };

/** What stands for an answer in a file: `system|code`, or the word or number itself; null if it is none of these. */
export function codeOf(answer: Json): string | null {
  const coding = answer['valueCoding'] ?? answer['answerCoding'];
  if (isObject(coding)) {
    const code = textOf(coding['code'] ?? coding['display'], 250);
    return code && `${textOf(coding['system'], 250) ?? ''}|${code}`;
  }
  const plain = ['String', 'Integer', 'Date', 'Time'].flatMap(
    kind => answer[`value${kind}`] ?? answer[`answer${kind}`] ?? [],
  )[0];
  return typeof plain === 'number' ? `${plain}` : textOf(plain, 500);
}

/**
 * The answers that an item offers: in itself, or from a value set that the file holds. Points are the ordinal value or weight, or the
 * number where the answers are numbers.
 */
export function readOptions(item: Json, contained: readonly Json[], language: Locale | null): Read {
  const given = objectsIn(item['answerOption']);
  const set = given.length > 0 ? null : valueSetOf(item, contained);
  if (given.length === 0 && set === null)
    return { options: [], notes: [item['answerValueSet'] ? 'value_set' : 'no_options'] };
  const rows = set?.rows ?? given.map(option => optionFrom(option, language));
  const options = rows
    .slice(0, mostOptions)
    .flatMap((row, value): Option[] => (row ? [{ ...row, value }] : []));
  const codes = new Set(options.map(one => one.code));
  if (options.length === 0 || options.length < rows.length || codes.size < options.length)
    return { options: [], notes: ['no_options'] };
  const notes: NoteCode[] = [];
  if (options.some(one => one.points === null && !one.absent)) notes.push('no_points');
  if (options.some(one => one.absent)) notes.push('says_none');
  if (set && !set.whole) notes.push('value_set');
  return { options, notes };

  function valueSetOf(from: Json, held: readonly Json[]) {
    const address = textOf(from['answerValueSet'], 1000);
    const found = held.find(
      one =>
        one['resourceType'] === 'ValueSet' &&
        address !== null &&
        (address === `#${one['id']}` || (one['url'] !== undefined && address.split('|')[0] === one['url'])),
    );
    return found ? valueSetRows(found, language) : null;
  }
}

type Row = Omit<Option, 'value'> | null;

function optionFrom(option: Json, language: Locale | null): Row {
  const coding = option['valueCoding'];
  const code = codeOf(option);
  if (code === null) return null;
  const weight =
    weightOf(option) ?? (isObject(coding) ? weightOf(coding) : null) ?? numberOf(option['valueInteger']);
  const text = isObject(coding)
    ? (readWords(coding, 'display', language) ?? { en: code.split('|').at(-1) ?? code })
    : (readWords(option, 'valueString', language) ?? { en: code });
  return row(code, text, weight);
}

function row(code: string, text: Option['text'], weight: number | null): Row {
  const absent = reasons.get(code);
  return { points: absent ? null : weight, text, code, ...(absent ? { absent } : {}) };
}

function weightOf(element: Json): number | null {
  return numberOf(extensionOf(element, ...points)?.['valueDecimal']);
}

/** The concepts of a value set in the file: those it is expanded to, or those it lists. *whole* is false where it says more than a list. */
function valueSetRows(set: Json, language: Locale | null) {
  const from = (concept: Json, system: string | null): Row => {
    const code = textOf(concept['code'], 250);
    if (code === null) return null;
    const text = readWords(concept, 'display', language) ?? { en: code };
    return row(`${system ?? ''}|${code}`, text, weightOf(concept));
  };
  const expansion = isObject(set['expansion']) ? objectsIn(set['expansion']['contains']) : [];
  if (expansion.length > 0)
    return {
      rows: expansion.map(one => from(one, textOf(one['system'], 250))),
      whole: expansion.every(one => one['contains'] === undefined && one['abstract'] !== true),
    };
  const compose = isObject(set['compose']) ? set['compose'] : {};
  const include = objectsIn(compose['include']);
  return {
    rows: include.flatMap(part =>
      objectsIn(part['concept']).map(one => from(one, textOf(part['system'], 250))),
    ),
    whole:
      compose['exclude'] === undefined &&
      include.every(
        part =>
          part['filter'] === undefined && part['valueSet'] === undefined && Array.isArray(part['concept']),
      ),
  };
}
