import type { AttributeRecord, OrganizationRecord, ServiceRecord } from './record.ts';
import type { MetadataRecord, ProgramRecord, UrlRecord } from './record-more.ts';
import { type Add, idOf, type RowSource } from './row.ts';

/** The rows of what few sources say of an organization, beside its own row. */
export function addOrganizationMore(
  source: RowSource,
  organization_id: string,
  { more }: OrganizationRecord,
  add: Add,
): void {
  if (!more) return;
  const owner = { organization_id, service_id: null };
  addFunding(owner, organization_id, more.funding, add);
  more.identifiers?.forEach(({ scheme, type, identifier }, position) => {
    add('organization_identifier', {
      id: idOf({ key: organization_id }, 'organization_identifier', String(position)),
      organization_id,
      position,
      identifier_scheme: scheme,
      identifier_type: type,
      identifier,
    });
  });
  more.programs?.forEach((program, position) => {
    addProgram(source, organization_id, position, program, add);
  });
  addUrls(owner, organization_id, more.urls, add);
  addAttributes(source, 'organization', organization_id, more.attributes, add);
  addMetadata('organization', organization_id, more.metadata, add);
}

/** The rows of what few sources say of a service, beside its own row. */
export function addServiceMore(
  source: RowSource,
  service_id: string,
  { more, organizationKey }: ServiceRecord,
  add: Add,
): void {
  if (!more) return;
  const owner = { organization_id: null, service_id };
  const organization = organizationKey === null ? null : idOf(source, 'organization', organizationKey);
  if (more.program) addProgram(source, organization, 0, more.program, add);
  addFunding(owner, service_id, more.funding, add);
  more.documents?.forEach((document, position) => {
    const id = idOf({ key: service_id }, 'required_document', String(position));
    add('required_document', { id, service_id, position, ...document });
  });
  more.capacities?.forEach(({ unit, ...capacity }, position) => {
    const unit_id = unit === null ? null : idOf(source, 'unit', unit.key);
    if (unit !== null && unit_id !== null) {
      const { key: _, ...said } = unit;
      add('unit', { id: unit_id, source_id: source.id, ...said });
    }
    const id = idOf({ key: service_id }, 'service_capacity', String(position));
    add('service_capacity', { id, service_id, position, unit_id, ...capacity });
  });
  addUrls(owner, service_id, more.urls, add);
  addMetadata('service', service_id, more.metadata, add);
  more.access?.forEach((access, position) => {
    const id = idOf({ key: service_id }, 'accessibility', String(position));
    add('accessibility', { id, location_id: null, service_id, position, ...access });
  });
}

/** The terms that hang on a record. */
export function addAttributes(
  source: RowSource,
  entity: 'organization' | 'location' | 'service' | 'service_at_location',
  id: string,
  attributes: readonly AttributeRecord[] | undefined,
  add: Add,
): void {
  attributes?.forEach((attribute, position) => {
    add('attribute', {
      id: idOf({ key: id }, 'attribute', attribute.termKey),
      link_id: id,
      link_entity: entity,
      taxonomy_term_id: idOf(source, 'taxonomy_term', attribute.termKey),
      position,
      link_type: attribute.linkType,
      value: attribute.value,
      label: attribute.label ?? null,
    });
  });
}

/** What a source says of its own changes to a record. */
export function addMetadata(
  entity: 'organization' | 'location' | 'service',
  id: string,
  list: readonly MetadataRecord[] | undefined,
  add: Add,
): void {
  const none = { organization_id: null, location_id: null, service_id: null };
  list?.forEach((one, position) => {
    add('metadata', {
      id: idOf({ key: id }, 'metadata', String(position)),
      ...none,
      [`${entity}_id`]: id,
      position,
      last_action_date: one.lastActionDate,
      last_action_type: one.lastActionType,
      field_name: one.fieldName,
      previous_value: one.previousValue,
      replacement_value: one.replacementValue,
      updated_by: one.updatedBy,
    });
  });
}

type Owner = { readonly organization_id: string | null; readonly service_id: string | null };

function addFunding(owner: Owner, key: string, list: readonly string[] | undefined, add: Add): void {
  list?.forEach((said, position) => {
    add('funding', { id: idOf({ key }, 'funding', String(position)), ...owner, position, source: said });
  });
}

function addUrls(owner: Owner, key: string, list: readonly UrlRecord[] | undefined, add: Add): void {
  list?.forEach((one, position) => {
    add('url', { id: idOf({ key }, 'url', String(position)), ...owner, position, ...one });
  });
}

function addProgram(
  source: RowSource,
  organization_id: string | null,
  position: number,
  { key, alternateName, ...said }: ProgramRecord,
  add: Add,
): void {
  const id = idOf(source, 'program', key);
  add('program', { id, organization_id, position, ...said, alternate_name: alternateName });
}
