import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf } from './coverage.ts';
import type { LetterDocument } from './document.ts';
import { prepare } from './prepare.ts';
import type { Care } from './printable.ts';

const FONTS = new URL('../fonts/', import.meta.url);
const TEMPLATE = new URL('./template/', import.meta.url);

export type Typesetter = {
  /** PDF/UA-1 bytes. Throws with Typst's own message when even the strictest care does not print. */
  typeset(document: LetterDocument): Uint8Array;
};

const templateOf = ({ sheet, post }: LetterDocument): string =>
  sheet ? 'sheet.typ' : post ? 'post.typ' : 'letter.typ';

/** A typesetter of its own; synchronous, so it lives in a worker. */
export function makeTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(TEMPLATE),
    fontArgs: [{ fontPaths: [fileURLToPath(FONTS)] }],
  });
  const coverage = coverageOf(FONTS);

  const attempt = (document: LetterDocument, care: Care): Uint8Array => {
    // Data goes in as one JSON string and is never part of the program text.
    const letter = JSON.stringify(prepare(document, coverage, care));
    const result = compiler.compile({
      mainFilePath: fileURLToPath(new URL(templateOf(document), TEMPLATE)),
      inputs: { letter },
    });
    if (result.result === null) {
      const problem = result.takeDiagnostics();
      throw new Error(
        problem ? JSON.stringify(compiler.fetchDiagnostics(problem)) : 'The letter did not compile',
      );
    }
    const stamp = Date.parse(`${document.date}T12:00:00Z`) / 1000;
    return compiler.pdf(result.result, { pdfStandard: 'ua-1', creationTimestamp: stamp });
  };

  return {
    typeset: document => {
      try {
        return attempt(document, 'faithful');
      } catch {
        return attempt(document, 'strict');
      } finally {
        compiler.evictCache(5);
      }
    },
  };
}
