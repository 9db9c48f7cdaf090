-- Who is offered a place reads what the group is and what to expect, before they say yes or no.
drop function open_group_offer(bytea);
create function open_group_offer(hash bytea) returns table (place_id uuid, person_id uuid, state text, ended_why text, offer_until timestamptz,
  group_id uuid, group_name text, group_state text, about text, what_to_expect text, mode text, place text, address text, minutes integer,
  next_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.person_id, p.state, p.ended_why, p.offer_until, g.id, g.name, g.state, g.about, g.what_to_expect, g.mode, g.place, g.address,
    g.minutes, (select min(d.starts_at) from public.group_date d where d.programme_id = g.programme_id and d.group_id = g.id
      and d.state = 'planned' and d.starts_at > now())
  from public.group_place p join public.own_group g on g.programme_id = p.programme_id and g.id = p.group_id
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid and p.offer_hash = hash
$$;
revoke execute on function open_group_offer(bytea) from public;
grant execute on function open_group_offer(bytea) to hedgerow_app;
