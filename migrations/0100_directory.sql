-- The shared directory: what there is to go to. Named as in HSDS 3, outside row-level security, because it is published
-- and because row-level security switches GIN and GiST off. No row here says anything about a person who is helped.

create schema directory;
grant usage on schema directory to hedgerow_app;

-- English stems, without accents: "gardaí" is found by "gardai", "gardens" by "gardening". Irish words pass unharmed,
-- because both sides are treated alike.
create text search configuration directory.words (copy = pg_catalog.english);
alter text search configuration directory.words
  alter mapping for word, hword, hword_part with public.unaccent, english_stem;

create domain directory.fact as text not null default 'unknown' check (value in ('yes', 'no', 'unknown'));

-- A feed or a file that is imported again and again. `settings` keeps the mapping of its columns.
create table directory.source (
  id uuid primary key,
  key text not null unique,
  title text not null,
  region text not null check (region in ('ie', 'uk')),
  licence text not null,
  licence_url text,
  attribution text,
  url text,
  correct_as_of date,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

-- `state`: done, or broken (then nothing was changed and `broken_reason` says why).
create table directory.import_run (
  id uuid primary key,
  source_id uuid not null references directory.source,
  files text[] not null,
  sha256 text not null,
  format text check (format in ('hsds_json', 'hsds_csv', 'csv')),
  state text not null check (state in ('done', 'broken')),
  broken_reason text,
  broken_detail text,
  started_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  by_programme_id uuid,
  complete boolean not null default false,
  rows_read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  returned integer not null default 0,
  vanished integer not null default 0,
  left_out integer not null default 0,
  problems integer not null default 0
);
create index import_run_newest on directory.import_run (started_at desc, id);
create index import_run_source on directory.import_run (source_id, started_at desc);

create table directory.import_problem (
  run_id uuid not null references directory.import_run,
  number integer not null,
  file text,
  row_number integer,
  column_name text,
  level text not null check (level in ('row', 'value', 'note')),
  reason text not null,
  value text,
  primary key (run_id, number)
);

-- Files that were sent and looked at but not imported yet; removed when they are, or after a day.
create table directory.import_draft (
  id uuid primary key,
  created_at timestamptz not null,
  by_id uuid not null,
  by_programme_id uuid not null,
  source jsonb not null,
  names text[] not null,
  bodies bytea[] not null
);

create table directory.organization (
  id uuid primary key,
  source_id uuid not null references directory.source,
  source_key text not null,
  content_hash text not null,
  name text not null,
  alternate_name text,
  description text,
  email text,
  website text,
  logo text,
  uri text,
  legal_status text,
  year_incorporated integer,
  parent_organization_id uuid,
  extra jsonb not null default '{}',
  changed_at timestamptz not null,
  missing_since timestamptz,
  unique (source_id, source_key)
);

create table directory.location (
  id uuid primary key,
  source_id uuid not null references directory.source,
  source_key text not null,
  content_hash text not null,
  name text,
  alternate_name text,
  description text,
  transportation text,
  location_type text not null check (location_type in ('physical', 'postal', 'virtual')),
  url text,
  external_identifier text,
  external_identifier_type text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- The middle of the postcode area, not the door.
  approximate boolean not null default false,
  extra jsonb not null default '{}',
  changed_at timestamptz not null,
  missing_since timestamptz,
  unique (source_id, source_key),
  check ((latitude is null) = (longitude is null))
);

create table directory.service (
  id uuid primary key,
  source_id uuid not null references directory.source,
  source_key text not null,
  content_hash text not null,
  organization_id uuid references directory.organization,
  name text not null,
  alternate_name text,
  description text,
  url text,
  email text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily_closed')),
  interpretation_services text,
  application_process text,
  fees_description text,
  wait_time text,
  accreditations text,
  licenses text,
  alert text,
  -- Eligibility is columns of the service, as in HSDS 3.
  eligibility_description text,
  minimum_age numeric,
  maximum_age numeric,
  assured_date date,
  last_modified text,
  free directory.fact,
  kinds text[] not null default '{}',
  extra jsonb not null default '{}',
  changed_at timestamptz not null,
  missing_since timestamptz,
  -- "Do not list": set by people, never by an import, so it outlives the next one.
  not_listed_since timestamptz,
  not_listed_reason text,
  unique (source_id, source_key)
);
create index service_organization on directory.service (organization_id);

create table directory.service_at_location (
  id uuid primary key,
  service_id uuid not null references directory.service,
  location_id uuid not null references directory.location,
  description text,
  position integer not null default 0
);
create index service_at_location_service on directory.service_at_location (service_id);
create index service_at_location_location on directory.service_at_location (location_id);

create table directory.address (
  id uuid primary key,
  location_id uuid not null references directory.location,
  position integer not null default 0,
  attention text,
  address_1 text,
  address_2 text,
  city text,
  region text,
  state_province text,
  postal_code text,
  country text,
  address_type text not null check (address_type in ('physical', 'postal', 'virtual'))
);
create index address_location on directory.address (location_id);

create table directory.contact (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  position integer not null default 0,
  name text,
  title text,
  department text,
  email text,
  check (num_nonnulls(organization_id, service_id, location_id) = 1)
);
create index contact_organization on directory.contact (organization_id) where organization_id is not null;
create index contact_service on directory.contact (service_id) where service_id is not null;
create index contact_location on directory.contact (location_id) where location_id is not null;

-- A phone belongs to one thing; one of a contact names the contact's owner too.
create table directory.phone (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  contact_id uuid references directory.contact on delete cascade,
  position integer not null default 0,
  number text not null,
  extension text,
  type text,
  description text,
  check (num_nonnulls(organization_id, service_id, location_id) = 1)
);
create index phone_organization on directory.phone (organization_id) where organization_id is not null;
create index phone_service on directory.phone (service_id) where service_id is not null;
create index phone_location on directory.phone (location_id) where location_id is not null;
create index phone_contact on directory.phone (contact_id) where contact_id is not null;

create table directory.schedule (
  id uuid primary key,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  service_at_location_id uuid references directory.service_at_location on delete cascade,
  position integer not null default 0,
  valid_from date,
  valid_to date,
  dtstart date,
  until date,
  freq text,
  "interval" integer,
  count integer,
  byday text,
  bymonthday text,
  opens_at time,
  closes_at time,
  description text,
  notes text,
  attending_type text,
  schedule_link text,
  check (num_nonnulls(service_id, location_id) = 1)
);
create index schedule_service on directory.schedule (service_id) where service_id is not null;
create index schedule_location on directory.schedule (location_id) where location_id is not null;
create index schedule_service_at_location on directory.schedule (service_at_location_id) where service_at_location_id is not null;

create table directory.cost_option (
  id uuid primary key,
  service_id uuid not null references directory.service,
  position integer not null default 0,
  option text,
  amount numeric,
  currency text,
  amount_description text,
  valid_from date,
  valid_to date
);
create index cost_option_service on directory.cost_option (service_id);

create table directory.language (
  id uuid primary key,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  position integer not null default 0,
  name text,
  code text,
  note text,
  check (num_nonnulls(service_id, location_id) = 1)
);
create index language_service on directory.language (service_id) where service_id is not null;
create index language_location on directory.language (location_id) where location_id is not null;

-- `code` is a house accessibility code; a code without a row is unknown.
create table directory.accessibility (
  id uuid primary key,
  location_id uuid not null references directory.location,
  position integer not null default 0,
  code text,
  value directory.fact,
  description text,
  details text,
  url text
);
create index accessibility_location on directory.accessibility (location_id);

create table directory.service_area (
  id uuid primary key,
  service_id uuid not null references directory.service,
  position integer not null default 0,
  name text,
  extent text,
  extent_type text,
  uri text
);
create index service_area_service on directory.service_area (service_id);

create table directory.taxonomy (
  id uuid primary key,
  source_id uuid not null references directory.source,
  name text not null,
  unique (source_id, name)
);

create table directory.taxonomy_term (
  id uuid primary key,
  source_id uuid not null references directory.source,
  source_key text not null,
  content_hash text not null,
  taxonomy_id uuid not null references directory.taxonomy,
  code text,
  name text not null,
  description text,
  parent_id uuid,
  term_uri text,
  language text,
  unique (source_id, source_key)
);

-- HSDS links any record with a term; only services have them here so far.
create table directory.attribute (
  id uuid primary key,
  link_id uuid not null references directory.service,
  link_entity text not null default 'service' check (link_entity = 'service'),
  taxonomy_term_id uuid not null references directory.taxonomy_term,
  position integer not null default 0,
  link_type text,
  value text
);
create index attribute_link on directory.attribute (link_id);

-- When, by whom and how a group of facts was last confirmed. The import writes `entry` only, for what the source vouches for.
create table directory.confirmation (
  service_id uuid not null references directory.service,
  fact_group text not null check (fact_group in ('entry', 'contact', 'times', 'cost', 'access', 'who_for')),
  confirmed_on date not null,
  by_name text not null,
  how text not null check (how in ('source', 'phone', 'visit', 'email', 'group')),
  primary key (service_id, fact_group)
);

-- What search reads: a row for each service and place, kept by the same transaction that changes either.
create table directory.listing (
  service_id uuid not null references directory.service,
  place_number integer not null,
  location_id uuid references directory.location,
  region text not null,
  name text not null,
  kinds text[] not null,
  free directory.fact,
  step_free directory.fact,
  online boolean not null,
  latitude double precision,
  longitude double precision,
  approximate boolean not null,
  words tsvector not null,
  primary key (service_id, place_number)
);
create index listing_words on directory.listing using gin (words);
create index listing_kinds on directory.listing using gin (kinds);
create index listing_near on directory.listing using gist (point(longitude, latitude)) where latitude is not null;
create index listing_name on directory.listing (region, lower(name), service_id) where place_number = 0;

-- Every word of the listings, for reading a misspelt one as the nearest that exists.
create table directory.word (
  word text primary key
);
create index word_like on directory.word using gist (word gist_trgm_ops(siglen = 32));

grant select, insert, update, delete on all tables in schema directory to hedgerow_app;
