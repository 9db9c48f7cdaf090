-- Audit entries are sealed some seconds after they were written: seals form a hash chain of each programme, signed with a
-- key that is not in the database. Sealing in the same transaction would make every change of a programme wait for the one before.
--
-- An entry's place in the chain is (generation, xact, id): the transaction that wrote it, since what is below the
-- snapshot's xmin can no longer change. A dump restored into another server begins to count transactions anew, so
-- the start of Hedgerow then begins a new generation.
alter table audit_entry add column generation integer not null default 1;
alter table audit_entry add column xact xid8 not null default '0';
alter table audit_entry alter column xact set default pg_current_xact_id();
create index audit_entry_order on audit_entry (programme_id, generation, xact, id);

create table audit_seal (
  programme_id uuid not null references programme,
  number integer not null,
  sealed_at timestamptz not null,
  -- The last entry it covers; it begins after the last of the seal before.
  generation integer not null,
  last_xact xid8 not null,
  last_id uuid not null,
  entries integer not null check (entries > 0),
  digest bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  primary key (programme_id, number)
);
alter table audit_seal enable row level security;
create policy read on audit_seal for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{coordinator,administrator,system}'::text[]));
create policy add on audit_seal for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'system');
grant select, insert on audit_seal to hedgerow_app;
