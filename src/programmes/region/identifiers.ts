import {
  type EircodeFault,
  formatIhi,
  formatNhsNumber,
  type IdentifierFault,
  parseEircode,
  parseIhi,
  parseNhsNumber,
  parseUkPostcode,
  type Result,
  type UkPostcodeFault,
} from '../../core/index.ts';
import type { RegionProfile } from './profile.ts';

/** The names by which a profile calls the check rules of `core`. */
export type IdentifierRule = RegionProfile['identifiers'][number]['rule'];
export type PostcodeKind = RegionProfile['postcode']['kind'];

const parsers = { ihi: parseIhi, nhs_number: parseNhsNumber } as const;
const formats = { ihi: formatIhi, nhs_number: formatNhsNumber } as const;
const postcodes = { eircode: parseEircode, uk_postcode: parseUkPostcode } as const;

/** Reads an identifier as typed by the rule the profile names; the value is digits only. */
export function parseIdentifier(rule: IdentifierRule, text: string): Result<string, IdentifierFault> {
  return parsers[rule](text);
}

/** A stored identifier for the eye. */
export function formatIdentifier(rule: IdentifierRule, digits: string): string {
  return formats[rule](digits);
}

/** Reads a postcode as typed by the kind the profile names; the value is the written form with one space. */
export function parsePostcode(
  kind: PostcodeKind,
  text: string,
): Result<string, EircodeFault | UkPostcodeFault> {
  return postcodes[kind](text);
}
