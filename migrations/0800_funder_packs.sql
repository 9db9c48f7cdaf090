-- The funder's pack: kept files exactly as they were made, who made and let them go, links for funders, and what is made by itself.

-- A pack of one span of released quarters. A wrong one is withdrawn, never changed; the one that takes its place says what was corrected.
create table funder_pack (
  programme_id uuid not null references programme,
  id uuid not null,
  span text not null check (span ~ '^\d{4}-[1-4]y?$'),
  from_day date not null,
  until_day date not null check (until_day > from_day),
  methods text not null,
  state text not null default 'made' check (state in ('made', 'released', 'withdrawn')),
  made_at timestamptz not null,
  -- Null: by the programme's routine.
  made_by uuid,
  released_at timestamptz,
  released_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (length(withdrawn_why) <= 1000),
  corrects uuid,
  correction text check (length(correction) <= 1000),
  primary key (programme_id, id),
  foreign key (programme_id, corrects) references funder_pack,
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
-- One stands for a span at a time.
create unique index funder_pack_standing on funder_pack (programme_id, span) where state <> 'withdrawn';
create index funder_pack_made on funder_pack (programme_id, made_at, id);
call protect('funder_pack', '{analyst,coordinator,system}', '{coordinator,system}');

create table funder_pack_file (
  programme_id uuid not null references programme,
  pack_id uuid not null,
  lang text not null check (lang in ('en', 'ga')),
  -- `page`: what the web page is drawn from.
  kind text not null check (kind in ('page', 'pdf', 'xlsx', 'csv')),
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  primary key (programme_id, pack_id, lang, kind),
  foreign key (programme_id, pack_id) references funder_pack
);
call protect('funder_pack_file', '{analyst,coordinator,system}', '{coordinator,system}');
-- A file that was kept stays as it is.
drop policy change on funder_pack_file;

-- What is made after each quarter, for whom, and with which costs. Off until somebody turns it on.
create table funder_pack_plan (
  programme_id uuid not null references programme,
  active boolean not null default false,
  -- Goes out without a press of the co-ordinator.
  automatic boolean not null default false,
  languages text[] not null default '{en}' check (languages <@ '{en,ga}'::text[] and cardinality(languages) > 0),
  addresses text[] not null default '{}' check (cardinality(addresses) <= 20),
  -- Local unit costs and assumptions, as typed.
  worth jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (programme_id)
);
call protect('funder_pack_plan', '{coordinator,administrator,system}', '{coordinator,administrator,system}');

-- A link that opens one pack for one funder. Only the SHA-256 of its token is kept.
create table funder_pack_link (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  pack_id uuid not null,
  address text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (programme_id, token_hash),
  foreign key (programme_id, pack_id) references funder_pack
);
create index funder_pack_link_pack on funder_pack_link (programme_id, pack_id);
call protect('funder_pack_link', '{coordinator,system}', '{coordinator,system}');
create function open_pack_link(hash bytea, at_time timestamptz) returns table (pack_id uuid, standing text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.pack_id, case when l.withdrawn_at is not null then 'withdrawn' when l.expires_at <= at_time then 'expired' else 'open' end
  from public.funder_pack_link l
  where l.programme_id = nullif(current_setting('app.programme', true), '')::uuid and l.token_hash = hash
$$;
revoke execute on function open_pack_link(bytea, timestamptz) from public;
grant execute on function open_pack_link(bytea, timestamptz) to hedgerow_app;

-- Funders are written to, too.
alter table message drop constraint message_to_whom_check;
alter table message add constraint message_to_whom_check
  check (to_whom in ('person', 'referrer', 'gp', 'provider', 'funder', 'staff')) not valid;
alter table message validate constraint message_to_whom_check;
