-- What HSDS 3.1 knows and the directory did not keep: programs, funding, documents to bring, places that can be taken, third
-- party identifiers, further websites, what a source says of its own changes, and fields of the tables that are there.

-- Programs of an organization; a service may belong to one. They are written anew with their organization and keep their ids.
create table directory.program (
  id uuid primary key,
  organization_id uuid references directory.organization,
  position integer not null default 0,
  name text not null,
  alternate_name text,
  description text
);
create index program_organization on directory.program (organization_id);

create table directory.funding (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  position integer not null default 0,
  source text not null,
  check (num_nonnulls(organization_id, service_id) = 1)
);
create index funding_organization on directory.funding (organization_id);
create index funding_service on directory.funding (service_id);

-- What a person must bring or send.
create table directory.required_document (
  id uuid primary key,
  service_id uuid not null references directory.service,
  position integer not null default 0,
  document text,
  uri text,
  check (num_nonnulls(document, uri) > 0)
);
create index required_document_service on directory.required_document (service_id);

create table directory.organization_identifier (
  id uuid primary key,
  organization_id uuid not null references directory.organization,
  position integer not null default 0,
  identifier_scheme text,
  identifier_type text,
  identifier text not null
);
create index organization_identifier_organization on directory.organization_identifier (organization_id);

-- What a capacity is counted in: places, beds, hours.
create table directory.unit (
  id uuid primary key,
  source_id uuid not null references directory.source,
  name text not null,
  scheme text,
  identifier text,
  uri text
);

create table directory.service_capacity (
  id uuid primary key,
  service_id uuid not null references directory.service,
  position integer not null default 0,
  unit_id uuid references directory.unit,
  available numeric not null,
  maximum numeric,
  description text,
  updated timestamptz
);
create index service_capacity_service on directory.service_capacity (service_id);

create table directory.url (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  position integer not null default 0,
  label text,
  url text not null,
  check (num_nonnulls(organization_id, service_id) = 1)
);
create index url_organization on directory.url (organization_id);
create index url_service on directory.url (service_id);

-- What a source says of its own changes. It may name people and hold what was taken out on purpose: never published.
create table directory.metadata (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  position integer not null default 0,
  last_action_date date,
  last_action_type text,
  field_name text,
  previous_value text,
  replacement_value text,
  updated_by text,
  check (num_nonnulls(organization_id, service_id, location_id) = 1)
);
create index metadata_organization on directory.metadata (organization_id);
create index metadata_service on directory.metadata (service_id);
create index metadata_location on directory.metadata (location_id);

alter table directory.organization
  add column tax_status text,
  add column tax_id text;
-- `told`: what the source last said of facts that people fill here too. Where one still says that, the next import may change it.
alter table directory.service
  add column program_id uuid,
  add column assurer_email text,
  add column told jsonb not null default '{}';
alter table directory.location add column organization_id uuid references directory.organization;
create index location_organization on directory.location (organization_id);
-- A number stays when the place it belonged to is no longer one of the service: no reference.
alter table directory.contact add column service_at_location_id uuid;
-- `languages`: [{name, code, note}], those that are spoken on this number.
alter table directory.phone
  add column service_at_location_id uuid,
  add column languages jsonb;
alter table directory.schedule
  add column timezone numeric,
  add column wkst text,
  add column byweekno text,
  add column byyearday text;
alter table directory.service_area
  add column description text,
  add column service_at_location_id uuid;
alter table directory.taxonomy
  add column description text,
  add column uri text,
  add column version text;

-- Terms hang on organizations, places and services at a place too.
alter table directory.attribute
  drop constraint attribute_link_id_fkey,
  drop constraint attribute_link_entity_check,
  add column label text,
  add constraint attribute_link_entity_check
    check (link_entity in ('organization', 'location', 'service', 'service_at_location'));

-- When anything of the directory last changed is asked with every list that is published.
create index service_changed on directory.service (changed_at);
create index service_missing on directory.service (missing_since);
create index service_change_at on directory.service_change (at);

do $$
declare
  one text;
begin
  foreach one in array array['program', 'funding', 'required_document', 'organization_identifier', 'unit', 'service_capacity',
    'url', 'metadata'] loop
    execute format('grant select, insert, update, delete on directory.%I to hedgerow_app', one);
    execute format('create trigger only_keepers before insert or update or delete on directory.%I
      for each statement execute function directory.only_keepers()', one);
  end loop;
end $$;
