import { parseArgs } from 'node:util';
import { isEverybodys } from '../src/ui/words/audience.ts';
import { en } from '../src/ui/words/catalogues.ts';
import { localeCodes } from '../src/ui/words/locales.ts';
import { unreadRooms } from '../src/ui/words/read-by.ts';
import { catalogueOf, textOf } from '../src/ui/words/words-for.ts';

// Lists what a language lacks, room by room, each key with its English; and which rooms no native reader has read.
const { positionals } = parseArgs({ allowPositionals: true });
const asked = localeCodes.filter(
  code => code !== 'en' && (positionals.length === 0 || positionals.includes(code)),
);
for (const locale of asked) {
  const missing = Object.entries(en).flatMap(([room, words]) =>
    Object.entries(words)
      .map(([name, text]) => ({ key: `${room}.${name}`, text }))
      .filter(
        ({ key }) => (locale === 'ga' || isEverybodys(key)) && textOf(catalogueOf(locale), key) === undefined,
      ),
  );
  process.stdout.write(`${locale}: ${missing.length} missing\n`);
  for (const { key, text } of missing) process.stdout.write(`  ${key}\t${text.replaceAll('\n', '\\n')}\n`);
  process.stdout.write(`  not read by a native reader: ${unreadRooms(locale).join(', ') || 'nothing'}\n`);
}
