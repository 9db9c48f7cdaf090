import type { Role } from '../../platform/database/index.ts';

/**
 * Where a day begins for somebody who works with no people; null for those who have a Today of their own. Figures for an
 * analyst are still to come: until then they see of the directory what everybody sees.
 */
export function firstPlace(role: Role, programmeSlug: string): string | null {
  if (role === 'administrator') return '/directory/imports';
  if (role === 'analyst') return `/${programmeSlug}/find`;
  return null;
}
