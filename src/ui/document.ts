import { ICONS, type IconName } from './components/icons.ts';
import { type Child, textOf } from './jsx/html.ts';
import { PARTS, type PartName } from './motifs/parts.ts';

/** Where layouts want the drawings to be. Text of people is escaped and can never contain it. */
export const SPRITE_PLACE = '<!--sprite-->';

const sprites = new Map<string, string>();

/**
 * A whole page as text: renders the layout, adds the doctype and the drawings of just those icons the page uses.
 *
 * @example return c.html(document(<StaffLayout view={view} title={t('care.today.title')}>…</StaffLayout>));
 */
export function document(node: Child): string {
  const body = textOf(node);
  const place = body.indexOf(SPRITE_PLACE);
  if (place < 0) return `<!doctype html>${body}`;
  const after = body.slice(place + SPRITE_PLACE.length);
  return `<!doctype html>${body.slice(0, place)}${spriteFor(after)}${after}`;
}

/** The drawings that a piece of page refers to, as one hidden svg. */
export function spriteFor(body: string): string {
  const used = [...references(body)].sort();
  const key = used.join();
  const known = sprites.get(key);
  if (known !== undefined) return known;
  const drawings = used.map(drawing).join('');
  const sprite = drawings === '' ? '' : wrap(drawings);
  sprites.set(key, sprite);
  return sprite;
}

const REFERENCE = 'href="#';

/** Ids of the drawings that are referred to. Searched by hand: a page refers to few, and is long. */
function references(body: string): Set<string> {
  const found = new Set<string>();
  for (let at = body.indexOf(REFERENCE); at >= 0; at = body.indexOf(REFERENCE, at + 1)) {
    const from = at + REFERENCE.length;
    const id = body.slice(from, body.indexOf('"', from));
    if (/^[im]-[a-z]+$/.test(id)) found.add(id);
  }
  return found;
}

function drawing(id: string): string {
  const name = id.slice(2);
  if (id.startsWith('m-'))
    return Object.hasOwn(PARTS, name) ? `<g id="${id}">${PARTS[name as PartName]}</g>` : '';
  if (!Object.hasOwn(ICONS, name)) return '';
  return `<symbol id="${id}" viewBox="0 0 24 24">${ICONS[name as IconName]}</symbol>`;
}

function wrap(drawings: string): string {
  return `<svg class="sprite" aria-hidden="true" focusable="false"><defs>${drawings}</defs></svg>`;
}
