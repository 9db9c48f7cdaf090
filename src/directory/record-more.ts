import type {
  AccessRecord,
  AreaRecord,
  AttributeRecord,
  ContactRecord,
  PhoneRecord,
} from './record-parts.ts';

/**
 * What HSDS 3.1 and our own additions to it say beyond what most sources do. Each part is there only when it says something:
 * a record without any weighs what it weighed before they were kept, so that no import rewrites what did not change.
 */
export type OrganizationMore = {
  readonly taxStatus?: string;
  readonly taxId?: string;
  readonly funding?: readonly string[];
  readonly identifiers?: readonly IdentifierRecord[];
  readonly programs?: readonly ProgramRecord[];
  readonly urls?: readonly UrlRecord[];
  readonly attributes?: readonly AttributeRecord[];
  readonly metadata?: readonly MetadataRecord[];
};

export type LocationMore = {
  /** The organization that keeps the place; a key of the same source. */
  readonly organizationKey?: string;
  readonly attributes?: readonly AttributeRecord[];
  readonly metadata?: readonly MetadataRecord[];
};

export type PlaceMore = {
  readonly phones?: readonly PhoneRecord[];
  readonly contacts?: readonly ContactRecord[];
  readonly areas?: readonly AreaRecord[];
  readonly attributes?: readonly AttributeRecord[];
};

export type ServiceMore = {
  readonly program?: ProgramRecord;
  readonly assurerEmail?: string;
  readonly funding?: readonly string[];
  readonly documents?: readonly DocumentRecord[];
  readonly capacities?: readonly CapacityRecord[];
  readonly urls?: readonly UrlRecord[];
  readonly metadata?: readonly MetadataRecord[];
  /** Access at the service, which goes before what its places say. */
  readonly access?: readonly AccessRecord[];
  readonly told?: Told;
};

/** Facts that people fill here and a source may say: by the columns they stand in. Dates are 'YYYY-MM-DD'. */
export type Told = {
  readonly online?: 'yes' | 'no';
  readonly sex?: 'anyone' | 'women' | 'men';
  readonly referral_needed?: 'yes' | 'no';
  readonly self_referral?: 'yes' | 'no';
  readonly transport?: string;
  readonly waiting_weeks?: number;
  readonly waiting_as_of?: string;
};

export type ProgramRecord = {
  readonly key: string;
  readonly name: string;
  readonly alternateName: string | null;
  readonly description: string | null;
};

export type IdentifierRecord = {
  /** As in org-id.guide: 'GB-COH', 'IE-CRO'. */
  readonly scheme: string | null;
  readonly type: string | null;
  readonly identifier: string;
};

export type DocumentRecord = { readonly document: string | null; readonly uri: string | null };

export type UrlRecord = { readonly label: string | null; readonly url: string };

export type UnitRecord = {
  readonly key: string;
  readonly name: string;
  readonly scheme: string | null;
  readonly identifier: string | null;
  readonly uri: string | null;
};

/** So many units are free; `updated` is an instant of RFC 3339. */
export type CapacityRecord = {
  readonly unit: UnitRecord | null;
  readonly available: number;
  readonly maximum: number | null;
  readonly description: string | null;
  readonly updated: string | null;
};

export type MetadataRecord = {
  readonly lastActionDate: string | null;
  readonly lastActionType: string | null;
  readonly fieldName: string | null;
  readonly previousValue: string | null;
  readonly replacementValue: string | null;
  readonly updatedBy: string | null;
};

/** The list a term belongs to, beside its name. */
export type ListMore = {
  readonly description?: string;
  readonly uri?: string;
  readonly version?: string;
};
