-- Who waits, and whether they could come: somebody whose needs a group cannot meet keeps their turn and holds nobody up.
drop function group_queue(uuid);
create function group_queue(wanted uuid) returns table (place_id uuid, queue_place integer, could_come boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, (row_number() over (order by p.turn))::integer, p.cannot_meet = '{}' from public.group_place p
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid and p.group_id = wanted and p.state = 'waiting'
$$;
revoke execute on function group_queue(uuid) from public;
grant execute on function group_queue(uuid) to hedgerow_app;

-- Dates of a draft are made anew as it is written; no date that anybody was told of goes.
create policy remove on group_date for delete using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
grant delete on group_date to hedgerow_app;
create function only_dates_of_drafts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if coalesce(current_setting('app.role', true), '') <> '' and not exists (select from public.own_group g
    where g.programme_id = old.programme_id and g.id = old.group_id and g.state = 'draft') then
    raise exception 'a date that was told stays' using errcode = 'check_violation';
  end if;
  return null;
end $$;
revoke execute on function only_dates_of_drafts() from public;
create trigger dates_stay after delete on group_date for each row execute function only_dates_of_drafts();

-- What the link in an offer opens: one place, what became of it, and what anybody may know of the group. No word of the person.
create function open_group_offer(hash bytea) returns table (place_id uuid, person_id uuid, state text, ended_why text, offer_until timestamptz,
  group_id uuid, group_name text, group_state text, mode text, place text, minutes integer, next_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.person_id, p.state, p.ended_why, p.offer_until, g.id, g.name, g.state, g.mode, g.place, g.minutes,
    (select min(d.starts_at) from public.group_date d where d.programme_id = g.programme_id and d.group_id = g.id and d.state = 'planned'
      and d.starts_at > now())
  from public.group_place p join public.own_group g on g.programme_id = p.programme_id and g.id = p.group_id
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid and p.offer_hash = hash
$$;
revoke execute on function open_group_offer(bytea) from public;
grant execute on function open_group_offer(bytea) to hedgerow_app;

-- A person’s own steps are told to the rooms, by themselves and about themselves.
do $$
declare
  rule text;
begin
  select with_check into rule from pg_policies where schemaname = 'public' and tablename = 'outbox' and policyname = 'add';
  execute format($make$alter policy add on outbox with check (%s or (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'person'
    and name = any ('{GroupPlaceBooked,GroupPlaceWaiting,GroupPlaceAccepted,GroupPlaceCancelled}'::text[])
    and payload ->> 'personId' = current_setting('app.actor', true)))$make$, rule);
end $$;
