-- Addresses that are asked again by the clock, what is kept of them between two runs, and imports that take long enough to
-- be watched: a run is now kept from the moment it is wanted, not only when it is over.

-- `kind`: hsds_api (pages of services), file (JSON, CSV or a zip of tables), rpde (OpenActive; may have several addresses).
create table directory.feed (
  id uuid primary key,
  source_id uuid not null unique references directory.source,
  kind text not null check (kind in ('hsds_api', 'file', 'rpde')),
  addresses text[] not null check (cardinality(addresses) between 1 and 6),
  every text not null check (every in ('hour', 'day', 'week', 'never')),
  owner_programme_id uuid not null,
  owner_id uuid not null,
  owner_name text not null,
  created_at timestamptz not null,
  paused_at timestamptz,
  -- Null: only when somebody asks for it.
  next_due timestamptz,
  last_good_at timestamptz,
  failures integer not null default 0,
  -- What servers gave to ask less the next time: tags of a file, cursors of a walk, the day of the last whole walk.
  memory jsonb not null default '{}'
);
create index feed_due on directory.feed (next_due) where paused_at is null;

alter table directory.import_run
  drop constraint import_run_state_check,
  drop constraint import_run_format_check,
  add column feed_id uuid references directory.feed,
  add column draft_id uuid,
  add column forced boolean not null default false,
  add column phase text,
  add column pages integer not null default 0,
  add column records integer not null default 0,
  -- How many records the server says there are; null when it does not say.
  add column records_expected integer,
  add column tries integer not null default 0,
  -- Until when the process that works on it has it for itself; one that died lets it go by not renewing.
  add column leased_until timestamptz,
  add column cancel_asked_at timestamptz,
  add column finished_at timestamptz,
  -- What would have been done, for a run that waits for a person's yes.
  add column held_reason text;
alter table directory.import_run
  add constraint import_run_state_check
    check (state in ('waiting', 'running', 'done', 'broken', 'cancelled', 'held')),
  add constraint import_run_format_check check (format in ('hsds_json', 'hsds_csv', 'csv', 'rpde'));
create unique index import_run_one_at_a_time on directory.import_run (feed_id) where state in ('waiting', 'running');
create index import_run_of_feed on directory.import_run (feed_id, started_at desc) where feed_id is not null;
create index import_run_open on directory.import_run (state) where state in ('waiting', 'running');

-- Pages of an API as they came, until the walk is whole and all of it is taken over at once.
create table directory.feed_page (
  run_id uuid not null references directory.import_run on delete cascade,
  part text not null check (part in ('list', 'detail')),
  number integer not null,
  key text,
  body bytea not null,
  primary key (run_id, part, number)
);

-- An OpenActive feed as it stands now, kept by its changes.
create table directory.feed_item (
  feed_id uuid not null references directory.feed on delete cascade,
  address integer not null,
  item_key text not null,
  modified numeric,
  walk integer not null,
  data jsonb not null,
  primary key (feed_id, address, item_key)
);

grant select, insert, update, delete on directory.feed, directory.feed_page, directory.feed_item to hedgerow_app;

do $$
declare
  one text;
begin
  foreach one in array array['feed', 'feed_page', 'feed_item'] loop
    execute format('create trigger only_keepers before insert or update or delete on directory.%I
      for each statement execute function directory.only_keepers()', one);
  end loop;
end $$;
