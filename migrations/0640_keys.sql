-- The keys under which the most sensitive fields are kept. A key of the installation, which is in no database, wraps those of the
-- programmes; these wrap one key for each person, referral and member of staff. What is wrapped here opens nothing by itself.
create table programme_key (
  programme_id uuid not null references programme,
  -- data: wraps keys of people. index: hashes what is looked up although it is sealed.
  purpose text not null check (purpose in ('data', 'index')),
  generation integer not null check (generation > 0),
  wrapped bytea not null,
  -- The name of the key of the installation.
  wrapped_by text not null,
  made_at timestamptz not null,
  primary key (programme_id, purpose, generation)
);
alter table programme_key enable row level security;
create policy read on programme_key for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid);
-- The first is made when it is needed; newer ones by whoever owns the database.
create policy add on programme_key for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and generation = 1);
grant select, insert on programme_key to hedgerow_app;

create table data_key (
  programme_id uuid not null references programme,
  id uuid not null,
  owner_kind text not null check (owner_kind in ('person', 'referral', 'staff')),
  owner_id uuid not null,
  -- Whose it is now: of a referral, once it is known who it is about; of a merged record, whoever it went to.
  person_id uuid,
  -- Link workers who have something of theirs, in whichever team: a meeting, an introduction, a concern.
  also_for uuid[] not null default '{}',
  -- The generation of the programme's key that wraps it.
  generation integer not null,
  -- Null: destroyed, and with it all that it sealed.
  wrapped bytea,
  made_at timestamptz not null,
  -- A newer one seals what is new; this one opens what is not sealed anew yet.
  retired_at timestamptz,
  destroyed_at timestamptz,
  primary key (programme_id, id),
  check ((wrapped is null) = (destroyed_at is not null))
);
create unique index data_key_in_use on data_key (programme_id, owner_id) where retired_at is null and wrapped is not null;
create index data_key_person on data_key (programme_id, person_id);
-- With which teams the person is, as every record has it; and who has something of theirs in another team.
call relate('data_key', 'person', 'person_id');
alter table data_key enable row level security;
create procedure key_policy(name text, command text, clause text, staff_also text, visitors text) language plpgsql as $$
begin
  execute format($policy$create policy %5$I on data_key for %1$s %2$s (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case owner_kind
      when 'staff' then case current_setting('app.role', true) when 'signin' then case when %3$s then 'sign-in' end end
      else case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
        when 'link_worker' then case when team_ids is null then 'no team yet'
          when team_ids && nullif(current_setting('app.teams', true), '')::uuid[] then 'team'
          when also_for @> array[nullif(current_setting('app.actor', true), '')::uuid] then 'own'
          when person_id = any (nullif(current_setting('app.glass', true), '')::uuid[]) then 'break-glass' end
        %4$s end end is not null)$policy$, command, clause, staff_also, visitors, name);
end $$;
-- Whoever may read the person, or has the link to the referral; of staff only the sign-in.
call key_policy('read', 'select', 'using', 'true', $$
        when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid then 'own record' end
        when 'referrer' then case when owner_id = nullif(current_setting('app.actor', true), '')::uuid then 'private link' end$$);
call key_policy('add', 'insert', 'with check', $$owner_id = nullif(current_setting('app.actor', true), '')::uuid$$, $$
        when 'public' then case when owner_kind = 'referral' and person_id is null and retired_at is null then 'intake' end$$);
-- Whoever seals with a key holds it until they are done, so that it is not replaced meanwhile.
call key_policy('change', 'update', 'using', 'true', '');
drop procedure key_policy(text, text, text, text, text);
grant select, insert on data_key to hedgerow_app;
-- Whose it is changes with a merge; a key itself is only ever taken away.
grant update (person_id, wrapped, destroyed_at) on data_key to hedgerow_app;
create function keep_data_key() returns trigger language plpgsql as $$
begin
  -- Only for whoever the application speaks for; the owner wraps keys anew.
  if coalesce(current_setting('app.role', true), '') = '' then return new; end if;
  if new.wrapped is not null and new.wrapped is distinct from old.wrapped then
    raise exception 'a key is destroyed or stays' using errcode = 'insufficient_privilege';
  end if;
  if current_setting('app.role', true) <> all ('{coordinator,system}'::text[])
    and (new.wrapped is distinct from old.wrapped or old.person_id is not null and new.person_id is distinct from old.person_id) then
    raise exception 'a key is not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger key_kept before update of wrapped, person_id on data_key for each row execute function keep_data_key();

-- A referral's key becomes the person's when it is known who they are.
create function key_of_referral() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.data_key set person_id = new.person_id
    where programme_id = new.programme_id and owner_id = new.id and owner_kind = 'referral';
  return null;
end $$;
revoke execute on function key_of_referral() from public;
create trigger key_goes_along after update of person_id on referral for each row
  when (old.person_id is distinct from new.person_id) execute function key_of_referral();
create trigger key_comes_along after insert on referral for each row
  when (new.person_id is not null) execute function key_of_referral();

-- Whoever is given something of a person may read the key to it: a concern is often decided by somebody of another team.
create function key_for_owner() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  whose uuid[];
begin
  if tg_table_name = 'concern' then whose := array[new.owner_id, new.raised_by];
  elsif tg_table_name = 'introduction' then whose := array[new.owner_id];
  else whose := array[new.link_worker_id]; end if;
  update public.data_key k set also_for = array(select distinct one from unnest(k.also_for || whose) one where one is not null)
    where k.programme_id = new.programme_id and k.person_id = new.person_id and not k.also_for @> array_remove(whose, null);
  return null;
end $$;
revoke execute on function key_for_owner() from public;
create trigger key_for_owner_added after insert on concern for each row execute function key_for_owner();
create trigger key_for_owner_kept after update of owner_id on concern for each row execute function key_for_owner();
create trigger key_for_owner_added after insert on introduction for each row execute function key_for_owner();
create trigger key_for_owner_kept after update of owner_id on introduction for each row execute function key_for_owner();
create trigger key_for_owner_added after insert on session for each row execute function key_for_owner();
create trigger key_for_owner_kept after update of link_worker_id on session for each row execute function key_for_owner();
create trigger key_for_owner_added after insert on referral for each row
  when (new.person_id is not null and new.link_worker_id is not null) execute function key_for_owner();
create trigger key_for_owner_kept after update of link_worker_id on referral for each row
  when (new.person_id is not null and new.link_worker_id is not null) execute function key_for_owner();
-- And a key that is made later, for rows from before, is for everybody who has something then.
create function key_for_owners() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.person_id is null then return new; end if;
  new.also_for := array(
    select distinct one from (
      select unnest(array[owner_id, raised_by]) as one from public.concern where programme_id = new.programme_id and person_id = new.person_id
      union all select owner_id from public.introduction where programme_id = new.programme_id and person_id = new.person_id
      union all select link_worker_id from public.session where programme_id = new.programme_id and person_id = new.person_id
      union all select link_worker_id from public.referral where programme_id = new.programme_id and person_id = new.person_id
    ) found where one is not null);
  return new;
end $$;
revoke execute on function key_for_owners() from public;
create trigger key_for_owners before insert or update of person_id on data_key for each row execute function key_for_owners();
