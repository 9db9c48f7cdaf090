// Writes docs/data-dictionary.md from the marks of the columns: `npm run dictionary`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealedTables } from '../src/platform/vault/index.ts';
import { dictionaryAsMarkdown } from '../src/records/dictionary/as-markdown.ts';

writeFileSync(join(import.meta.dirname, '../docs/data-dictionary.md'), dictionaryAsMarkdown(sealedTables));
console.log('Wrote docs/data-dictionary.md.');
