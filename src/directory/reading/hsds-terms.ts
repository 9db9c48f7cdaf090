import type { AttributeRecord } from '../record.ts';
import type { Fields } from './fields.ts';
import { filled } from './filled.ts';
import type { HsdsContext } from './hsds-context.ts';
import { derivedKey } from './keys.ts';

/** Reads one taxonomy term. @returns its key, or null when it has no name */
export function readTerm(from: Fields, context: HsdsContext): string | null {
  const detail = from.one('taxonomy_detail');
  const name = from.text('name', 'term');
  if (name === null) return null;
  const code = from.text('code');
  const taxonomy = from.text('taxonomy', 'vocabulary') ?? detail?.text('name') ?? '';
  const key = from.text('id') ?? derivedKey('term', taxonomy, code, name);
  const list = detail
    ? filled({
        description: detail.long('description'),
        uri: detail.url('uri'),
        version: detail.text('version'),
      })
    : null;
  context.gathered.term({
    key,
    taxonomy,
    name,
    code,
    description: from.long('description'),
    parentKey: from.text('parent_id'),
    uri: from.text('term_uri', 'uri'),
    language: from.text('language'),
    ...(list ? { list } : {}),
  });
  detail?.done('taxonomy');
  // HSDS 1 tells the name of the parent beside its key.
  from.raw('parent_name');
  from.done('taxonomy_term');
  return key;
}

function attributeOf(from: Fields, context: HsdsContext): AttributeRecord[] {
  const terms = from.many('taxonomy_term', 'taxonomy_terms');
  for (const name of ['link_type', 'value', 'link_entity', 'label']) from.raw(name);
  const keys = (terms.length > 0 ? terms : [from])
    .map(term => readTerm(term, context))
    .filter(key => key !== null);
  const label = from.text('label');
  if (terms.length > 0) from.done('attribute');
  return keys.map(termKey => ({
    termKey,
    linkType: from.text('link_type'),
    value: from.text('value'),
    ...(label === null ? {} : { label }),
  }));
}

/** The terms that hang on a record, each once. */
export function attributesOf(from: Fields, context: HsdsContext, ...names: string[]): AttributeRecord[] {
  const all = from.many('attributes', ...names).flatMap(item => attributeOf(item, context));
  return all.filter((item, i) => all.findIndex(other => other.termKey === item.termKey) === i);
}
