-- The ground: who owns what, and the one way in which a programme's rows are protected.
--
-- Every table of a programme has programme_id first in its primary and foreign keys, and one permissive
-- policy per command: the programme of the transaction AND-ed with the roles that may do it. The context is set
-- by SET LOCAL only (app.programme, app.actor, app.role, app.teams); set_config is taken away so that
-- an injected expression cannot change it.

revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
revoke create on schema public from public;
grant usage on schema public to hedgerow_app;

-- unaccent is only STABLE; an index needs IMMUTABLE. The dictionary is named, so the result is fixed.
create function fold(words text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, words));

-- Turns on row-level security and makes the policies of one table.
-- readers, writers: the values of app.role that may select, and insert or update.
create procedure protect(table_name text, readers text[], writers text[], adders text[] default '{}')
  language plpgsql as $$
declare
  mine constant text := 'programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid';
  doing constant text := 'current_setting(''app.role'', true)';
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('create policy read on %I for select using (%s and %s = any (%L::text[]))',
    table_name, mine, doing, readers);
  execute format('create policy add on %I for insert with check (%s and %s = any (%L::text[]))',
    table_name, mine, doing, writers || adders);
  execute format('create policy change on %I for update using (%s and %s = any (%L::text[])) with check (%s)',
    table_name, mine, doing, writers, mine);
  execute format('grant select, insert, update on %I to hedgerow_app', table_name);
end $$;

-- The same for rows that daily work may remove (drafts, sign-ins, recent people): never part of a record.
create procedure allow_removal(table_name text, removers text[]) language plpgsql as $$
begin
  execute format('create policy remove on %I for delete using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid and current_setting(''app.role'', true) = any (%L::text[]))',
    table_name, removers);
  execute format('grant delete on %I to hedgerow_app', table_name);
end $$;

-- The tenant. Readable by every page (its name, phone and languages are public); changed by migrations and set-up only.
create table programme (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  host_name text not null,
  region text not null check (region in ('ie', 'uk')),
  area_name text not null,
  time_zone text not null,
  locales text[] not null,
  phone text not null,
  phone_hours text not null,
  email text not null,
  address text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);
grant select on programme to hedgerow_app;

create table team (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null,
  primary key (programme_id, id)
);
call protect('team', '{link_worker,coordinator,administrator,analyst,system,signin}', '{administrator,system}');

-- Where a programme works: a named area with the routing keys or outward codes that belong to it.
create table area (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null,
  postcode_areas text[] not null default '{}',
  lat double precision,
  lon double precision,
  primary key (programme_id, id)
);
call protect('area', '{link_worker,coordinator,administrator,analyst,system,public,referrer}', '{administrator,system}');

create table staff (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null,
  email text not null,
  phone text,
  role text not null check (role in ('link_worker', 'coordinator', 'administrator', 'analyst')),
  team_id uuid,
  area_ids uuid[] not null default '{}',
  languages text[] not null default '{}',
  skills text[] not null default '{}',
  capacity integer not null default 25 check (capacity between 0 and 200),
  active boolean not null default true,
  password_hash text,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, team_id) references team
);
create unique index staff_email on staff (programme_id, lower(email));
call protect('staff', '{link_worker,coordinator,administrator,analyst,system,signin}', '{administrator,system}');

-- Only the SHA-256 of a session's token is kept.
create table staff_session (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, token_hash),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_session', '{signin}', '{signin}');

-- A form that was sent after the sign-in had run out: kept sealed until the person has signed in again.
create table interrupted_form (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  path text not null,
  body bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (programme_id, token_hash)
);
call protect('interrupted_form', '{signin}', '{signin}');
call allow_removal('interrupted_form', '{signin,system}');

-- One row for each form that was carried out, so that a second press of the button finds the first's result.
create table submission (
  programme_id uuid not null references programme,
  key uuid not null,
  location text not null,
  at timestamptz not null,
  primary key (programme_id, key)
);
call protect('submission', '{link_worker,coordinator,administrator,analyst,public,referrer,signin,system}',
  '{link_worker,coordinator,administrator,analyst,public,referrer,signin,system}');

-- Who did and who looked. Append only: no policy and no grant to change or remove.
create table audit_entry (
  programme_id uuid not null references programme,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_role text not null,
  verb text not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  fields text[] not null default '{}',
  reason text,
  request_id text not null,
  primary key (programme_id, id)
);
create index audit_entry_person on audit_entry (programme_id, person_id, at desc) where person_id is not null;
alter table audit_entry enable row level security;
create policy read on audit_entry for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{coordinator,administrator,system}'::text[]));
create policy add on audit_entry for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and actor_id = nullif(current_setting('app.actor', true), '')::uuid
    and actor_role = current_setting('app.role', true));
grant select, insert on audit_entry to hedgerow_app;

-- News for rooms further up. Ids only, never a person's words.
create table outbox (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null,
  subject_id uuid not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null,
  dispatched_at timestamptz,
  primary key (programme_id, id)
);
create index outbox_waiting on outbox (programme_id, id) where dispatched_at is null;
call protect('outbox', '{system}', '{system}', '{link_worker,coordinator,administrator,public,referrer}');

create function tell_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', new.programme_id::text);
  return null;
end $$;
create trigger outbox_told after insert on outbox for each row execute function tell_outbox();
