import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { ICONS, type IconName } from './components/icons.ts';
import { PARTS, type PartName } from './motifs/parts.ts';

/** Where layouts want the drawings to be. Text of people is escaped and can never contain it. */
export const SPRITE_PLACE = '<!--sprite-->';

const sprites = new Map<string, string>();

/**
 * A whole page as text: renders the layout, adds the doctype and the drawings of just those icons the page uses.
 *
 * @example return c.html(document(<StaffLayout view={view} title={t('care.today.title')}>…</StaffLayout>));
 */
export function document(node: Child) {
  const body = String(node);
  return raw(`<!doctype html>${body.replace(SPRITE_PLACE, () => spriteFor(body))}`);
}

/** The drawings that a piece of page refers to, as one hidden svg. */
export function spriteFor(body: string): string {
  const used = [...new Set(body.match(/href="#[im]-[a-z]+"/g) ?? [])].sort();
  const key = used.join();
  const known = sprites.get(key);
  if (known !== undefined) return known;
  const drawings = used.map(reference => drawing(reference.slice('href="#'.length, -1))).join('');
  const sprite = drawings === '' ? '' : wrap(drawings);
  sprites.set(key, sprite);
  return sprite;
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
