import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assetKinds } from '../../programmes/index.ts';
import {
  foldWord,
  lexicon,
  lexiconFile,
  lexiconFiles,
  lexiconLanguages,
  stemWord,
  termWords,
} from './index.ts';

const concepts = lexiconFiles.flatMap(file =>
  file.concepts.map(concept => ({ ...concept, kind: file.kind })),
);

describe('the lexicon', () => {
  test('has at least 120 concepts with ids of their kind, each once', () => {
    assert.ok(concepts.length >= 120);
    assert.equal(new Set(concepts.map(({ id }) => id)).size, concepts.length);
    assert.deepEqual(
      concepts.filter(({ id, kind }) => !id.startsWith(`${kind}.`)),
      [],
    );
    assert.equal(new Set(lexiconFiles.map(({ version }) => version)).size, 1);
  });

  test('no term is claimed twice in a language, as it is compared', () => {
    const claimed = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, terms } of concepts) {
      for (const language of lexiconLanguages) {
        for (const term of terms[language]) {
          const words = termWords(term, language).map(({ text, open }) => (open ? `${text}*` : text));
          const key = `${language} ${words.join(' ')}`;
          const other = claimed.get(key);
          if (other !== undefined && other !== id) twice.push(`${term}: ${other}, ${id}`);
          claimed.set(key, id);
        }
      }
    }
    assert.deepEqual(twice, []);
  });

  test('every kind of service is reached by some concept', () => {
    const reached = new Set(concepts.flatMap(({ assets }) => assets));
    assert.deepEqual(
      assetKinds.codes.filter(kind => !reached.has(kind)),
      [],
    );
  });

  test('every concept has a name in English and Irish, and every name a concept', () => {
    for (const locale of ['en', 'ga']) {
      const words: Record<string, string> = JSON.parse(
        readFileSync(join(import.meta.dirname, `../../ui/words/${locale}/matching.json`), 'utf8'),
      );
      const named = Object.keys(words).filter(key => key.startsWith('concept.'));
      assert.deepEqual(named.toSorted(), concepts.map(({ id }) => `concept.${id}`).toSorted());
    }
  });

  test('says honestly what no native speaker has reviewed', () => {
    for (const { reviewed } of lexiconFiles) {
      for (const language of lexiconLanguages) assert.equal(reviewed[language], null);
    }
  });

  test('a file that is not one is refused', () => {
    const [file] = lexiconFiles;
    assert.equal(lexiconFile.safeParse({ ...file, concepts: [{ id: 'Loneliness' }] }).success, false);
    assert.equal(lexiconFile.safeParse({ ...file, reviewed: { en: 'yes' } }).success, false);
  });

  test('words are compared without case, marks, apostrophes, plural, lenition, article', () => {
    assert.equal(foldWord('Don’t'), 'dont');
    assert.equal(foldWord('CÉILÍ'), 'ceili');
    assert.equal(foldWord('żałobą'), 'załoba'.replace('ł', 'l'));
    assert.equal(stemWord('gardens', 'en'), 'garden');
    assert.equal(stemWord('stress', 'en'), 'stress');
    assert.equal(stemWord('gharraiodoireacht', 'ga'), 'garraiodoireacht');
    assert.equal(stemWord('mbas', 'ga'), 'bas');
    assert.equal(stemWord('والموسيقى', 'ar'), 'موسيقى');
  });

  test('every term is heard as its own concept when it is said alone', async () => {
    const { hear } = await import('../hear.ts');
    const lost: string[] = [];
    for (const { id, terms } of concepts) {
      for (const term of terms.en) {
        const heard = hear(term.replaceAll('*', ''), lexicon);
        const ids = [...heard.concepts, ...heard.unwanted].map(one => one.id);
        if (!ids.includes(id)) lost.push(`${id}: ${term} → ${ids}`);
      }
    }
    assert.deepEqual(lost, []);
  });
});
