import type { Role } from '../../platform/database/index.ts';

/** Where a day begins for somebody who works with no people; null for those who have a Today of their own. */
export function firstPlace(role: Role): string | null {
  if (role === 'administrator') return '/directory/imports';
  if (role === 'analyst') return '/reports/figures';
  return null;
}
