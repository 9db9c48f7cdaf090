import type { PublishedTaxonomy, PublishedTerm } from '../../directory/index.ts';
import { firstSaid, said, uriOf } from './said.ts';

/** HSDS taxonomy_term. The profile requires a description; a term without one is described by its name. */
export function termRecord(term: PublishedTerm): Record<string, unknown> {
  return said({
    ...term,
    description: firstSaid(term.description, term.name),
    term_uri: uriOf(term.term_uri),
  });
}

/** HSDS taxonomy; one without a description is described by its name. */
export function taxonomyRecord(taxonomy: PublishedTaxonomy): Record<string, unknown> {
  return said({
    id: taxonomy.id,
    name: taxonomy.name,
    description: firstSaid(taxonomy.description, taxonomy.name),
    uri: uriOf(taxonomy.uri),
    version: taxonomy.version,
  });
}
