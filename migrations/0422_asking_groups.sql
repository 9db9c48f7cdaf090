-- Asking groups to look at their entry: who is written to and when, the private links they get, and what they answer.

-- Whether a programme writes to groups by itself, and to how many a day. Off until a co-ordinator turns it on.
create table directory_keeping (
  programme_id uuid not null references programme,
  chasing boolean not null default false,
  most_a_day integer not null default 20 check (most_a_day between 1 and 200),
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (programme_id)
);
call protect('directory_keeping', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');

-- Organisations whose own changes go live without being looked at first.
create table trusted_organization (
  programme_id uuid not null references programme,
  organization_id uuid not null,
  since timestamptz not null,
  by_id uuid not null,
  ended_at timestamptz,
  primary key (programme_id, organization_id)
);
call protect('trusted_organization', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');

-- A link that opens the entry of one service for its group. Only the SHA-256 of its token is kept.
create table service_link (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  service_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (programme_id, token_hash)
);
create index service_link_service on service_link (programme_id, service_id);
call protect('service_link', '{coordinator,administrator,system}', '{coordinator,administrator,system}');

-- A link is opened by its hash; the table is not read. An old or a withdrawn one is told apart, so that the page can say so.
create function open_service_link(hash bytea, at_time timestamptz) returns table (service_id uuid, standing text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.service_id, case when l.withdrawn_at is not null then 'withdrawn' when l.expires_at <= at_time then 'expired' else 'open' end
  from public.service_link l
  where l.programme_id = nullif(current_setting('app.programme', true), '')::uuid and l.token_hash = hash
$$;
revoke execute on function open_service_link(bytea, timestamptz) from public;
grant execute on function open_service_link(bytea, timestamptz) to hedgerow_app;

-- What a group says of its entry. `base`: the values it saw; `change`: those it sent, both by field.
create table service_proposal (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  kind text not null check (kind in ('still_right', 'change', 'not_us', 'take_off', 'stop_writing')),
  base jsonb not null default '{}',
  change jsonb not null default '{}',
  words text check (length(words) <= 2000),
  made_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  reason_words text,
  -- The fields that were taken over.
  taken text[],
  primary key (programme_id, id),
  check ((state = 'waiting') = (decided_at is null))
);
create index service_proposal_waiting on service_proposal (programme_id, made_at, id) where state = 'waiting';
create index service_proposal_service on service_proposal (programme_id, service_id, made_at);
call protect('service_proposal', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');
-- Whoever holds a link is the visitor whose id is that service: they say something of it, decide nothing and read nothing.
drop policy add on service_proposal;
create policy add on service_proposal for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and state = 'waiting'
    and current_setting('app.role', true) = 'public' and service_id = nullif(current_setting('app.actor', true), '')::uuid);

-- Who asks the group of a service, how often it was asked, and what came of it. One for all programmes of a region, so that
-- a group hears from one of them only. `ring`: two reminders without an answer. `stopped`: it does not want to be written to.
create table directory.chase (
  service_id uuid primary key references directory.service,
  programme_id uuid not null,
  state text not null check (state in ('writing', 'ring', 'answered', 'stopped')),
  state_since timestamptz not null,
  sent_times integer not null default 0,
  last_sent_at timestamptz,
  next_on date,
  email text
);
create index chase_due on directory.chase (programme_id, next_on) where state = 'writing';
create index chase_ring on directory.chase (state, state_since, service_id);
create index chase_email on directory.chase (lower(email), last_sent_at);
grant select, insert, update on directory.chase to hedgerow_app;
create trigger only_keepers before insert or update or delete on directory.chase
  for each statement execute function directory.only_keepers();
