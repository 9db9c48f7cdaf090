-- What people know better than a source, and who said so when. The facts below are never written by an import.

-- Entries that people keep here themselves, one source a programme.
alter table directory.source add column own boolean not null default false;

alter table directory.service
  add column online text not null default 'unknown' check (online in ('yes', 'no', 'unknown')),
  add column transport text,
  add column sex text not null default 'unknown' check (sex in ('anyone', 'women', 'men', 'unknown')),
  add column referral_needed text not null default 'unknown' check (referral_needed in ('yes', 'no', 'unknown')),
  add column self_referral text not null default 'unknown' check (self_referral in ('yes', 'no', 'unknown')),
  add column places_left integer check (places_left between 0 and 100000),
  add column places_as_of date,
  add column waiting_weeks integer check (waiting_weeks between 0 and 520),
  add column waiting_as_of date,
  add column address_confidential boolean not null default false;

-- Where people who live with domestic abuse meet is nobody's business, whatever is set.
alter table directory.service add column place_hidden boolean not null
  generated always as (address_confidential or kinds && array['domestic_abuse_specialist']::text[]) stored;
alter table directory.location add column address_confidential boolean not null default false;

-- `months`: the season, empty for all year. `breaks`: [{"from": date, "to": date}], both included.
alter table directory.schedule
  add column months integer[] not null default '{}',
  add column term_time boolean not null default false,
  add column off_on date[] not null default '{}',
  add column also_on date[] not null default '{}',
  add column breaks jsonb not null default '[]';

-- What people know of access at a service goes before what its place says.
alter table directory.accessibility
  alter column location_id drop not null,
  add column service_id uuid references directory.service,
  add constraint accessibility_owner check (num_nonnulls(location_id, service_id) = 1);
create index accessibility_service on directory.accessibility (service_id);

alter table directory.confirmation drop constraint confirmation_fact_group_check;
alter table directory.confirmation add constraint confirmation_fact_group_check
  check (fact_group in ('entry', 'where', 'contact', 'times', 'cost', 'access', 'who_for'));

-- What we say instead of the source, by group of facts. Both tellings are kept as rows, so that each can be put back whole.
create table directory.correction (
  service_id uuid not null references directory.service,
  fact_group text not null check (fact_group in ('entry', 'where', 'contact', 'times', 'cost', 'access', 'who_for')),
  source_value jsonb not null,
  source_rows jsonb not null,
  own_rows jsonb not null,
  since timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (service_id, fact_group)
);

-- Seen by staff only and never published.
create table directory.safeguarding (
  service_id uuid not null references directory.service,
  what text not null check (what in ('vetting', 'insurance', 'policy')),
  value directory.fact,
  checked_on date,
  by_name text,
  note text,
  primary key (service_id, what)
);

-- Who did what to an entry. `changes`: [{group, field, before, after}], in the form people edit.
create table directory.service_change (
  id uuid primary key,
  service_id uuid not null references directory.service,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  programme_id uuid not null,
  what text not null check (what in ('added', 'edited', 'confirmed', 'source_again', 'taken_off', 'put_back')),
  how text check (how in ('phone', 'visit', 'email', 'group', 'source')),
  fact_groups text[] not null default '{}',
  changes jsonb not null default '[]',
  reason text
);
create index service_change_newest on directory.service_change (service_id, at desc, id);

grant select, insert, update, delete on directory.correction, directory.safeguarding, directory.service_change to hedgerow_app;

-- A link worker may say that facts are still right, and that is put on record; nothing else.
create function directory.only_staff() returns trigger language plpgsql as $$
begin
  if current_user = 'hedgerow_app'
    and coalesce(current_setting('app.role', true), '') not in ('link_worker', 'coordinator', 'administrator', 'system') then
    raise exception 'only those who keep the directory may change it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_keepers before insert or update or delete on directory.correction
  for each statement execute function directory.only_keepers();
create trigger only_keepers before insert or update or delete on directory.safeguarding
  for each statement execute function directory.only_keepers();
create trigger only_keepers before insert on directory.service_change
  for each statement execute function directory.only_staff();
create trigger only_keepers_change before update or delete on directory.service_change
  for each statement execute function directory.only_keepers();
drop trigger only_keepers on directory.confirmation;
create trigger only_keepers before insert or update on directory.confirmation
  for each statement execute function directory.only_staff();
create trigger only_keepers_delete before delete on directory.confirmation
  for each statement execute function directory.only_keepers();
