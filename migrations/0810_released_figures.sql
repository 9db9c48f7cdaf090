-- Figures that have left a programme, or may: made once for a quarter, never changed. A correction is another version, of the whole only.
create table released_figures (
  programme_id uuid not null references programme,
  quarter text not null check (quarter ~ '^20[0-9]{2}-[1-4]$'),
  version smallint not null check (version between 1 and 99),
  definitions smallint not null,
  -- Rounded and suppressed, as src/reports/released makes them.
  cells jsonb not null,
  made_at timestamptz not null,
  primary key (programme_id, quarter, version)
);
call protect('released_figures', '{analyst,coordinator,system}', '{system}');
drop policy change on released_figures;
revoke update, delete on released_figures from hedgerow_app;

-- How many stopped at each step when they were made: a correction is let out only where the difference is large enough. Nobody reads it.
create table released_truth (
  programme_id uuid not null,
  quarter text not null,
  version smallint not null,
  stopped jsonb not null,
  primary key (programme_id, quarter, version),
  foreign key (programme_id, quarter, version) references released_figures
);
call protect('released_truth', '{system}', '{system}');
drop policy change on released_truth;
revoke update, delete on released_truth from hedgerow_app;

-- What programmes show each other, with or without their name. Published among them: outside row-level security, like the directory.
create table directory.region_figures (
  programme_id uuid not null references programme,
  quarter text not null,
  definitions smallint not null,
  named boolean not null,
  cells jsonb not null,
  shown_since timestamptz not null,
  primary key (programme_id, quarter)
);
create index region_figures_quarter on directory.region_figures (quarter, definitions);
grant select, insert, update, delete on directory.region_figures to hedgerow_app;
create function directory.only_own_figures() returns trigger language plpgsql as $$
begin
  if current_user = 'hedgerow_app' and (
    coalesce(current_setting('app.role', true), '') not in ('coordinator', 'system')
    or coalesce(new.programme_id, old.programme_id) is distinct from nullif(current_setting('app.programme', true), '')::uuid
  ) then
    raise exception 'a programme shows and hides its own figures only' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger only_own_figures before insert or update or delete on directory.region_figures
  for each row execute function directory.only_own_figures();

-- Installations whose files we read: somebody compared the fingerprint with them by another way and said so.
create table exchange_partner (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null,
  fingerprint text not null,
  public_key bytea not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, confirmed_by) references staff (programme_id, id)
);
create unique index exchange_partner_open on exchange_partner (programme_id, fingerprint) where ended_at is null;
call protect('exchange_partner', '{analyst,coordinator,system}', '{coordinator,system}');

-- Files of figures that were read in, each once.
create table exchange_file (
  programme_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  -- Made by the sender: a file that comes twice is the same file.
  serial uuid not null,
  quarter text not null,
  definitions smallint not null,
  made_on date not null,
  cells jsonb not null,
  read_by uuid not null,
  read_at timestamptz not null,
  primary key (programme_id, id),
  unique (programme_id, partner_id, serial),
  foreign key (programme_id, partner_id) references exchange_partner,
  foreign key (programme_id, read_by) references staff (programme_id, id)
);
create index exchange_file_quarter on exchange_file (programme_id, quarter, definitions);
call protect('exchange_file', '{analyst,coordinator,system}', '{coordinator,system}');
drop policy change on exchange_file;
revoke update, delete on exchange_file from hedgerow_app;
