import { z } from 'zod';
import {
  type IdentifierRule,
  parseIdentifier,
  parsePostcode,
  placeOf,
  type RegionId,
  regionOf,
} from '../programmes/index.ts';
import { errorKey, optionalText } from '../ui/index.ts';

/** A checked identifier: which kind, and its digits. */
export type Identifier = { readonly system: IdentifierRule; readonly value: string };

/**
 * The identifier of the region (IHI, NHS number) as somebody typed it, or null when left empty. A wrong check digit
 * is told apart from a wrong length.
 */
export function optionalIdentifier(region: RegionId) {
  const [kind] = regionOf(region).identifiers;
  return optionalText({ max: 60 }).transform((typed, context): Identifier | null => {
    if (typed === null || !kind) return null;
    const read = parseIdentifier(kind.rule, typed);
    if (read.ok) return { system: kind.rule, value: read.value };
    const key = read.error === 'check' ? 'people.error.identifier_check' : 'people.error.identifier';
    context.addIssue({ code: 'custom', message: errorKey(key, { example: kind.example }) });
    return z.NEVER;
  });
}

/**
 * The postcode of the region in its written form, or null when left empty. The first part alone (a routing key, an
 * outward code) will do when it is known: it says enough for the area.
 */
export function optionalPostcode(region: RegionId) {
  const { kind, example } = regionOf(region).postcode;
  return optionalText({ max: 20 }).transform((typed, context): string | null => {
    if (typed === null) return null;
    const read = parsePostcode(kind, typed);
    if (read.ok) return read.value;
    const first = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (first.length <= 4 && placeOf(region, first)) return first;
    context.addIssue({ code: 'custom', message: errorKey('people.error.postcode', { example }) });
    return z.NEVER;
  });
}

/** The first part of a written postcode: `V95`, `M32`. Null where there is none. */
export function postcodeAreaOf(postcode: string | null): string | null {
  return postcode?.split(' ')[0] ?? null;
}

/**
 * The code of a small area of the census as somebody typed it, or null when left empty. Every country writes them differently, so only
 * the signs are looked at; spaces go.
 */
export function optionalSmallArea(region: RegionId) {
  const { example } = regionOf(region).deprivation;
  return optionalText({ max: 40 }).transform((typed, context): string | null => {
    const code = typed === null ? null : smallAreaOf(typed);
    if (typed === null || code !== null) return code;
    context.addIssue({ code: 'custom', message: errorKey('people.equality.small_area_error', { example }) });
    return z.NEVER;
  });
}

/** A small area’s code in its one spelling, or null where it cannot be one. @example smallAreaOf('e01006123 ') // 'E01006123' */
export function smallAreaOf(typed: string): string | null {
  const code = typed.toUpperCase().replace(/\s+/g, '');
  return /^(?=.*\d)[A-Z0-9][A-Z0-9/_-]{2,39}$/.test(code) ? code : null;
}
