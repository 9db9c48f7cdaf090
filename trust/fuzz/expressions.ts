/**
 * What recheck 4.5.0 (<https://makenowjust-labo.github.io/recheck/>) called slow, or could not decide, of the 511 expressions of `src` on
 * 24 November 2026, and that stays as it is: why no text from outside can make it take long. All others it called safe, or they were
 * rewritten (`expressions.test.ts` tries those).
 */
export const decided: readonly {
  readonly file: string;
  readonly expression: string;
  readonly why: string;
}[] = [
  {
    file: 'src/referrals/danger.ts',
    expression: String.raw`/\b(won.?t|doesn.?t|not)\s+let(s|ting)?\s+(me|him|her|them)\s+(out|leave|go|eat)/`,
    why: 'every step back ends at a word that must stand there, and white space has become one space before',
  },
  {
    file: 'src/messages/wording/check-wording.ts',
    expression: String.raw`/https?:\/\/\S*|www\.\S*|\b[\w-]+\.(?:ie|com|org|net|eu|uk)\b\S*/i`,
    why: 'words of more than 6,000 characters, neutral ones of more than 900, are refused before',
  },
  {
    file: 'src/directory/keeping/twin-score.ts',
    expression: String.raw`\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|`,
    why: 'each choice begins at the edge of a word and is as long as a word',
  },
  {
    file: 'src/identity/passwords/weak.ts',
    expression: String.raw`/^(.{1,6}?)\1+.{0,3}$/u`,
    why: 'a password of more than 200 characters is refused before',
  },
  {
    file: 'src/platform/log.ts',
    expression: String.raw`/file:\/\/\S{0,400}?\/(?=src\/|dist\/|node_modules\/)/`,
    why: 'it looks at most 400 characters ahead, in eight lines of our own stack',
  },
  {
    file: 'src/platform/backup/data-folder.ts',
    expression: String.raw`/(^|\/)(postmaster\.(pid|opts)|`,
    why: 'it reads names of files in the folder of the database, of which no part is longer than 255 bytes',
  },
  {
    file: 'src/platform/postgres/problem.ts',
    expression: String.raw`/GLIBC_|cannot open shared object|ENOENT.*(?:initdb|postgres)|`,
    why: 'it reads what our own database or the system said at the start',
  },
  {
    file: 'src/platform/postgres/processes.ts',
    expression: String.raw`/^\s*(\d+)\s+(.*)$/`,
    why: 'it reads single lines of the list of processes',
  },
  {
    file: 'src/reports/population/read-words.ts',
    expression: '/indian.*pakistani.*bangladeshi/',
    why: 'the name of a group of more than 200 characters is refused before',
  },
  {
    file: 'src/interop/hsds/data-package.ts',
    expression: String.raw`/\/api\/.*$/`,
    why: 'it reads the address of this house as its operator set it',
  },
  {
    file: 'src/ui/assets.ts',
    expression: String.raw`/background-image:\s*url\([^)]*\);/g`,
    why: 'it reads the styles of Leaflet, of the version that is pinned',
  },
];
