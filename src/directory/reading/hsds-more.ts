import { assetKinds } from '../../programmes/index.ts';
import type {
  CapacityRecord,
  DocumentRecord,
  IdentifierRecord,
  LocationMore,
  MetadataRecord,
  OrganizationMore,
  PlaceMore,
  ProgramRecord,
  ServiceMore,
  Told,
  UrlRecord,
} from '../record-more.ts';
import type { Fields } from './fields.ts';
import { filled } from './filled.ts';
import type { HsdsContext } from './hsds-context.ts';
import * as parts from './hsds-parts.ts';
import { attributesOf } from './hsds-terms.ts';
import { derivedKey } from './keys.ts';

/** The tables of HSDS 3.1 that few sources fill; null where nothing usable is said. */

export function organizationMore(from: Fields, context: HsdsContext): OrganizationMore | null {
  return filled({
    taxStatus: from.text('tax_status'),
    taxId: from.text('tax_id'),
    funding: fundingOf(from),
    identifiers: parts.kept(from.many('organization_identifiers'), identifierOf),
    programs: parts.kept(from.many('programs'), programOf),
    urls: parts.kept(from.many('additional_websites'), urlOf),
    attributes: attributesOf(from, context),
    metadata: parts.kept(from.many('metadata'), metadataOf),
  });
}

export function locationMore(from: Fields, context: HsdsContext): LocationMore | null {
  return filled({
    organizationKey: from.text('organization_id'),
    attributes: attributesOf(from, context),
    metadata: parts.kept(from.many('metadata'), metadataOf),
  });
}

export function placeMore(from: Fields, context: HsdsContext): PlaceMore | null {
  return filled({
    phones: parts.kept(from.many('phones'), parts.phoneOf),
    contacts: parts.kept(from.many('contacts'), parts.contactOf),
    areas: parts.kept(from.many('service_areas'), parts.areaOf),
    attributes: attributesOf(from, context),
  });
}

export function serviceMore(from: Fields): ServiceMore | null {
  const program = from.one('program');
  return filled({
    program: program ? programOf(program) : null,
    assurerEmail: from.email('assurer_email'),
    funding: fundingOf(from),
    documents: parts.kept(from.many('required_documents'), documentOf),
    capacities: parts.kept(from.many('capacities', 'service_capacities'), capacityOf),
    urls: parts.kept(from.many('additional_urls'), urlOf),
    metadata: parts.kept(from.many('metadata'), metadataOf),
    access: from.many('accessibility').flatMap(parts.accessibilityOf),
    told: toldOf(from),
  });
}

/** House codes of asset kinds where the source says them itself: then its words need not be asked. */
export function kindsSaid(from: Fields): string[] {
  const said = from.raw('kinds');
  const list = typeof said === 'string' ? said.split(',').map(code => code.trim()) : said;
  const known: ReadonlySet<unknown> = new Set(assetKinds.codes);
  const kept = Array.isArray(list) ? [...new Set(list.filter(code => known.has(code)))] : [];
  if (said && kept.length === 0) from.lost('service.kinds');
  return kept;
}

function toldOf(from: Fields): Told | null {
  const either = <T extends string>(name: string, codes: readonly T[]): T | null => {
    const text = from.text(name)?.toLowerCase() ?? null;
    const found = codes.find(code => code === text) ?? null;
    if (text !== null && found === null) from.lost(`service.${name}`);
    return found;
  };
  const weeks = from.raw('waiting_weeks') === undefined ? null : from.whole('waiting_weeks');
  const fits = weeks !== null && weeks >= 0 && weeks <= 520;
  if (weeks !== null && !fits) from.lost('service.waiting_weeks');
  return filled({
    online: either('online', ['yes', 'no']),
    sex: either('sex', ['anyone', 'women', 'men']),
    referral_needed: either('referral_needed', ['yes', 'no']),
    self_referral: either('self_referral', ['yes', 'no']),
    transport: from.long('transport'),
    waiting_weeks: fits ? weeks : null,
    waiting_as_of: fits ? from.date('waiting_as_of') : null,
  });
}

function fundingOf(from: Fields): string[] {
  return parts.kept(from.many('funding'), one => {
    const source = one.long('source');
    one.done('funding');
    return source;
  });
}

function identifierOf(from: Fields): IdentifierRecord | null {
  const identifier = from.text('identifier');
  const one = { scheme: from.text('identifier_scheme'), type: from.text('identifier_type') };
  from.done('organization_identifier');
  return identifier === null ? null : { ...one, identifier };
}

function programOf(from: Fields): ProgramRecord | null {
  const name = from.text('name');
  const more = { alternateName: from.text('alternate_name'), description: from.long('description') };
  const id = from.text('id');
  from.done('program');
  return name === null ? null : { key: id ?? derivedKey('program', name), name, ...more };
}

function documentOf(from: Fields): DocumentRecord | null {
  const one = { document: from.long('document'), uri: from.url('uri') };
  from.done('required_document');
  return one.document === null && one.uri === null ? null : one;
}

function urlOf(from: Fields): UrlRecord | null {
  const [label, url] = [from.text('label'), from.url('url')];
  from.done('url');
  return url === null ? null : { label, url };
}

function capacityOf(from: Fields): CapacityRecord | null {
  const unit = from.one('unit');
  const name = unit?.text('name') ?? null;
  const one = {
    unit:
      unit === null || name === null
        ? null
        : {
            key: unit.text('id') ?? derivedKey('unit', name, unit.text('scheme'), unit.text('identifier')),
            name,
            scheme: unit.text('scheme'),
            identifier: unit.text('identifier'),
            uri: unit.url('uri'),
          },
    maximum: from.number('maximum'),
    description: from.long('description'),
    updated: from.moment('updated'),
  };
  unit?.done('unit');
  const available = from.number('available');
  from.done('service_capacity');
  return available === null ? null : { ...one, available };
}

function metadataOf(from: Fields): MetadataRecord | null {
  const one = {
    lastActionDate: from.date('last_action_date'),
    lastActionType: from.text('last_action_type'),
    fieldName: from.text('field_name'),
    previousValue: from.long('previous_value'),
    replacementValue: from.long('replacement_value'),
    updatedBy: from.text('updated_by'),
  };
  from.raw('resource_type');
  from.done('metadata');
  return Object.values(one).some(value => value !== null) ? one : null;
}
