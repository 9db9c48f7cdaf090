import { foldWord } from '../lexicon/index.ts';

/** Where a service says a word by which it was found in its head: in its name, or only in what it is listed under. */
export function saidWhere(name: string, said: string): 'name' | 'listed' {
  const plain = (text: string) => foldWord(text).replace(/[\s-]+/g, ' ');
  return plain(name).includes(plain(said)) ? 'name' : 'listed';
}
