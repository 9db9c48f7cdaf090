import { join } from 'node:path';
import { API } from 'typescript/unstable/sync';
import { type Mutant, mutantsOf } from './mutate.ts';

/** All mutants of some files of the project. Asks the compiler for their trees. */
export function readMutants(root: string, files: readonly string[]): readonly Mutant[] {
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] });
    const [project] = snapshot.getProjects();
    return files.flatMap(file => {
      const tree = project?.program.getSourceFile(join(root, file));
      if (!tree) throw new Error(`${file} is no file of this project`);
      return mutantsOf(file, tree);
    });
  } finally {
    api.close();
  }
}
