-- More sessions than planned: asked for with a reason and, where the programme wants it, decided by the co-ordinator.
create table extension (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  sessions integer not null check (sessions between 1 and 30),
  reason text not null,
  note text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  approved boolean,
  decided_by uuid,
  decided_at timestamptz,
  primary key (programme_id, id),
  check ((approved is null) = (decided_at is null)),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, asked_by) references staff (programme_id, id)
);
create index extension_referral on extension (programme_id, referral_id, asked_at);
call protect('extension', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- Whether a person has an open concern may be seen by everybody who works with people; what it says only by those
-- whom the policies of the table let in. Hence a function of the owner that gives ids and nothing else.
create function people_with_open_concern() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct c.person_id from public.concern c
  where c.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
    and c.state <> 'closed'
$$;
revoke execute on function people_with_open_concern() from public;
grant execute on function people_with_open_concern() to hedgerow_app;
