import { randomUUID } from 'node:crypto';
import type { Field, PageForm } from './html.ts';
import type { Said } from './walker.ts';

/** Part of every hostile word, to find it again. */
export const canary = 'canary';

/** What somebody might type to break out of a page, a sheet, a letter or a statement. */
export const hostile = `=1+1"'><img src=x onerror=alert("${canary}")></textarea></title><script>alert("${canary}")</script>{{7*7}}\${7*7}\u0007\u202e\\`;

/** Signs of a page that let one of them through, or of a programme that showed its inside. */
export const leaks: readonly (readonly [RegExp, string])[] = [
  [/<img src=x|<script>alert|<\/textarea><\/title>/i, 'shows hostile words as they are'],
  [/\bat [\w.<> ]+ \(?(?:file:|\/|node:)|node_modules|\.tsx?:\d+:\d+/, 'shows where it broke'],
  [
    /(?:Type|Reference|Syntax|Range)Error\b|violates|syntax error at|invalid input syntax/,
    'shows an error of its own',
  ],
];

/** What a person might well type, so that the form is carried out or nearly. */
export function plausible(form: PageForm): readonly Said[] {
  return form.fields.flatMap((field): readonly Said[] => {
    if (field.name === '_once') return [[field.name, randomUUID()]];
    const value = field.kind === 'file' ? '' : likely(field);
    return value === '' && (field.kind === 'many' || field.kind === 'one' || field.kind === 'file')
      ? []
      : [[field.name, value]];
  });
}

function likely({ name, kind, type, value, options }: Field): string {
  if (value !== '' || kind === 'hidden') return value;
  if (kind === 'one' || kind === 'many') return options.find(one => one !== '') ?? '';
  const born = /birth|born/.test(name);
  if (name.endsWith('-day')) return '15';
  if (name.endsWith('-month')) return '12';
  if (name.endsWith('-year')) return born ? '1950' : '2026';
  if (type === 'tel' || /phone/.test(name)) return '020 915 0183';
  if (type === 'email' || /email/.test(name)) return 'someone@surgery.example';
  if (type === 'url' || /url|website/.test(name)) return 'https://group.example';
  if (type === 'time' || /time|opens|closes/.test(name)) return '10:30';
  if (/postcode|near/.test(name)) return 'V95 XY12';
  if (/minutes|number|amount|many|size|places|days|weeks|count/.test(name)) return '5';
  return 'Plain words';
}

/** A way to send a form wrongly: its name, and what is sent. */
export type Attack = {
  readonly name: string;
  readonly said: readonly Said[];
  readonly typed: readonly Said[];
};

const isText = ({ kind, type }: Field) => kind === 'lines' || (kind === 'line' && type !== 'password');
const isOwn = ({ name }: Field) => name.startsWith('_');
/** Of many fields alike only so many are tried one by one; all of them together are. */
const MOST = 4;

const isChosen = (field: Field) => !isOwn(field) && !isText(field) && field.kind !== 'file';
const isDate = ({ name }: Field) => /-(day|month|year)$/.test(name);

const impossible = [
  ['31', '11', '2026'],
  ['1', '1', '1890'],
  ['99', '99', '99999'],
  ['-1', '1e9', '٢٠٢٦'],
] as const;

/**
 * Every way in which a form is sent wrongly. `typed` is what a page that says no must still hold.
 * @param elsewhere ids of another programme's things, put wherever a form carries an id
 */
export function attacksOn(form: PageForm, elsewhere: readonly string[]): readonly Attack[] {
  const { fields } = form;
  const base = plausible(form);
  const plainly = (name: string, change: (field: Field) => string | null): Attack => {
    const changes = new Map(fields.filter(one => !isOwn(one)).map(one => [one.name, change(one)] as const));
    const said = fields.flatMap((field): readonly Said[] => {
      const changed = changes.get(field.name) ?? null;
      if (changed !== null) return [[field.name, changed]];
      return again(base, field.name);
    });
    const typed = fields.filter(isText).flatMap((field): readonly Said[] => {
      const changed = changes.get(field.name) ?? null;
      return changed === null || changed === '' ? [] : [[field.name, changed]];
    });
    return { name, said, typed };
  };
  const only = (target: Field, value: string) => (field: Field) =>
    field.name === target.name ? value : null;
  const texts = fields.filter(field => isText(field) && !isDate(field));
  const days = fields.filter(({ name }) => name.endsWith('-day')).map(({ name }) => name.slice(0, -4));
  const chosen = fields.filter(isChosen);
  return [
    { name: 'nothing', said: again(base, '_csrf'), typed: [] },
    plainly('all hostile', field => (isText(field) ? `${hostile} ${field.name}` : null)),
    plainly('free text hostile', field =>
      isText(field) && !isDate(field) && ['text', ''].includes(field.type)
        ? `${hostile} ${field.name}`
        : null,
    ),
    plainly('too long', field =>
      isText(field) ? 'a '.repeat(Math.min(4000, Math.floor(60_000 / fields.length))) : null,
    ),
    plainly('blanks before the end', field =>
      isText(field) ? `${' '.repeat(Math.min(9000, Math.floor(120_000 / fields.length)))}a` : null,
    ),
    plainly('empty', field => (isText(field) ? '' : null)),
    plainly('huge numbers', field => (isText(field) ? '99999999999999999999' : null)),
    plainly('all unknown', field => (isChosen(field) ? 'constructor' : null)),
    plainly('all choices hostile', field => (isChosen(field) ? hostile : null)),
    ...texts
      .filter(({ type }) => type !== 'text')
      .slice(0, MOST)
      .map(field => plainly(`hostile ${field.name}`, only(field, hostile))),
    ...texts.slice(0, MOST).map(field => plainly(`empty ${field.name}`, only(field, ' \u200b '))),
    ...days
      .slice(0, 2)
      .flatMap(day =>
        impossible.map(([d, m, y]) =>
          plainly(`${day} ${d} ${m} ${y}`, ({ name }) =>
            name === `${day}-day` ? d : name === `${day}-month` ? m : name === `${day}-year` ? y : null,
          ),
        ),
      ),
    ...chosen.slice(0, MOST).map(field => plainly(`unknown ${field.name}`, only(field, 'constructor'))),
    ...chosen
      .filter(looksLikeId)
      .slice(0, 4)
      .flatMap(field => elsewhere.map(id => plainly(`${field.name} of elsewhere`, only(field, id)))),
    {
      name: 'everything twice',
      said: [...base, ...base.filter(([name]) => !name.startsWith('_'))],
      typed: [],
    },
  ].map(attack => ({ ...attack, said: attack.said.map(fresh) }));
}

function again(base: readonly Said[], name: string): readonly Said[] {
  return base.filter(([one]) => one === name);
}

/** A key of its own for each sending, or the second would count as a repetition of the first. */
function fresh(said: Said): Said {
  return said[0] === '_once' ? ['_once', randomUUID()] : said;
}

function looksLikeId({ value, options }: Field): boolean {
  return [value, ...options].some(one => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(one));
}
