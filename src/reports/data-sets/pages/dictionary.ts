import { audit } from '../../../audit/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { route } from '../../../web/index.ts';
import { dictionaryAsCsv, dictionaryAsMarkdown } from '../dictionary-file.ts';
import { findDataSet } from '../find-data-set.ts';
import { setParams } from './set-params.ts';

const door = ['coordinator'] as const;

const found = async (scope: Scope, id: string) => {
  const set = await findDataSet(scope, id);
  await audit(scope, {
    verb: 'data_set.dictionary',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [id],
  });
  return set;
};

/** What each column means, to be sent along with the file. About nobody. */
export const dictionaryMarkdown = route({
  method: 'get',
  path: '/reports/data-sets/:setId/dictionary.md',
  door,
  params: setParams,
  async handle(ask) {
    const set = await ask.within(scope => found(scope, ask.params.setId));
    const text = new TextEncoder().encode(dictionaryAsMarkdown(ask.view, set));
    return ask.file(text, 'text/markdown; charset=utf-8', `dictionary-${set.basedOn}.md`);
  },
});

/** The same as a table. */
export const dictionaryCsv = route({
  method: 'get',
  path: '/reports/data-sets/:setId/dictionary.csv',
  door,
  params: setParams,
  async handle(ask) {
    const set = await ask.within(scope => found(scope, ask.params.setId));
    const table = dictionaryAsCsv(ask.view, set);
    return ask.file(table, 'text/csv; charset=utf-8', `dictionary-${set.basedOn}.csv`);
  },
});
