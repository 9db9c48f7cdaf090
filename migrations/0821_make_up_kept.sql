-- A missed date that is made up: who said that they came, and how the missed date stood before. The register of the missed date follows by
-- itself, whoever leads which group; what a signed register said stays in its trace.
alter table group_make_up
  add column missed_as text not null default 'absent' check (missed_as in ('absent', 'excused')),
  add column settled_at timestamptz,
  add column settled_by uuid,
  add column settled_by_name text,
  add constraint group_make_up_settled check (num_nonnulls(settled_at, settled_by, settled_by_name) in (0, 3));

create function keep_made_up() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.group_attendance a set state = case when new.state = 'came' then 'made_up' else new.missed_as end,
    corrected_why = null, recorded_by = new.settled_by, recorded_by_name = new.settled_by_name, recorded_at = new.settled_at,
    version = a.version + 1
  where a.programme_id = new.programme_id and a.place_id = new.place_id and a.date_id = new.missed_date_id
    and a.state = case when new.state = 'came' then new.missed_as else 'made_up' end;
  return null;
end $$;
revoke execute on function keep_made_up() from public;
create trigger kept after update of state on group_make_up for each row
  when ((new.state = 'came') is distinct from (old.state = 'came')) execute function keep_made_up();

-- How many come to a date besides those with a place, whoever may see them; nobody is named.
create function group_guest_count(wanted uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::integer from public.group_make_up m
  where m.programme_id = nullif(current_setting('app.programme', true), '')::uuid and m.date_id = wanted and m.state in ('planned', 'came')
    and current_setting('app.role', true) in ('link_worker', 'coordinator', 'system')
$$;
revoke execute on function group_guest_count(uuid) from public;
grant execute on function group_guest_count(uuid) to hedgerow_app;
