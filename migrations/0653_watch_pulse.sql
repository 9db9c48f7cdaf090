-- When the watch over what lies unread last looked: a watch that stands still must be seen, by people on the page and by machines at /health/watch.
create table watch_pulse (
  programme_id uuid primary key references programme,
  at timestamptz not null
);
call protect('watch_pulse', '{link_worker,coordinator,administrator,system}', '{system}');

-- Whether it stands still in any programme: asked by whoever watches the machine, for nobody, and told nothing else.
create function watch_is_late(at_time timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from public.programme p left join public.watch_pulse w on w.programme_id = p.id
    where coalesce(w.at, p.created_at) < at_time - interval '5 minutes')
$$;
revoke execute on function watch_is_late(timestamptz) from public;
grant execute on function watch_is_late(timestamptz) to hedgerow_app;
