-- The register of a date: how each person stood, a word to their link worker, who signed it off, and what was put right afterwards.
alter table group_attendance drop constraint group_attendance_state_check,
  add constraint group_attendance_state_check check (state in ('present', 'late', 'absent', 'excused', 'made_up')),
  -- A word for the link worker; it stands in the time line of the case, as the note of a contact does.
  add column note text,
  -- Why a signed register was put right; the trigger below takes it to the trace.
  add column corrected_why text;

alter table group_date add column signed_at timestamptz,
  add column signed_by uuid,
  add column signed_by_name text,
  add constraint group_date_signed check (num_nonnulls(signed_at, signed_by, signed_by_name) in (0, 3));

-- What stood in a signed register before it was put right. Written by the trigger only, so that no correction goes without.
create table group_attendance_change (
  programme_id uuid not null references programme,
  id uuid not null,
  attendance_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  was text not null,
  becomes text not null,
  why text,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  led_by uuid[] not null default '{}',
  primary key (programme_id, id),
  foreign key (programme_id, attendance_id) references group_attendance (programme_id, id)
);
create index group_attendance_change_of on group_attendance_change (programme_id, attendance_id);
create index group_attendance_change_person on group_attendance_change (programme_id, person_id);
call protect_record('group_attendance_change', 'person', 'person_id', person_reads => true);
revoke insert, update on group_attendance_change from hedgerow_app;
-- Two records that are joined bring their traces along.
grant update (person_id) on group_attendance_change to hedgerow_app;

create function trace_attendance() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from public.group_date d where d.programme_id = new.programme_id and d.id = new.date_id and d.signed_at is not null) then
    insert into public.group_attendance_change
      (programme_id, id, attendance_id, group_id, person_id, was, becomes, why, changed_by, changed_by_name, changed_at)
    values (new.programme_id, gen_random_uuid(), new.id, new.group_id, new.person_id, old.state, new.state, new.corrected_why,
      new.recorded_by, new.recorded_by_name, new.recorded_at);
  end if;
  return null;
end $$;
revoke execute on function trace_attendance() from public;
create trigger traced after update of state on group_attendance for each row when (old.state is distinct from new.state)
  execute function trace_attendance();

-- A missed date of a course made up at another one: of a sibling group, or an extra date of the same.
create table group_make_up (
  programme_id uuid not null references programme,
  id uuid not null,
  place_id uuid not null,
  person_id uuid not null,
  missed_date_id uuid not null,
  -- Where they come instead, and of which group that is.
  date_id uuid not null,
  group_id uuid not null,
  state text not null default 'planned' check (state in ('planned', 'came', 'missed', 'cancelled')),
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  version integer not null default 1,
  led_by uuid[] not null default '{}',
  primary key (programme_id, id),
  foreign key (programme_id, place_id) references group_place (programme_id, id),
  foreign key (programme_id, missed_date_id) references group_date (programme_id, id),
  foreign key (programme_id, date_id) references group_date (programme_id, id),
  foreign key (programme_id, group_id) references own_group
);
create unique index group_make_up_once on group_make_up (programme_id, place_id, missed_date_id) where state in ('planned', 'came');
create index group_make_up_date on group_make_up (programme_id, date_id);
create index group_make_up_group on group_make_up (programme_id, group_id);
create index group_make_up_person on group_make_up (programme_id, person_id);
call protect_record('group_make_up', 'person', 'person_id', person_reads => true);

-- Whoever leads the group they come to sees them and says whether they came.
do $$
declare
  leads constant text := $q$programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'link_worker' and led_by @> array[nullif(current_setting('app.actor', true), '')::uuid]$q$;
  one record;
begin
  for one in select polname, polrelid::regclass::text as of_table, pg_get_expr(polqual, polrelid) as seen, pg_get_expr(polwithcheck, polrelid) as written
    from pg_policy where (polrelid = 'group_make_up'::regclass and polname in ('read', 'change'))
      or (polrelid = 'group_attendance_change'::regclass and polname = 'read')
  loop
    execute format('alter policy %I on %s using (%s or (%s))', one.polname, one.of_table, one.seen, leads)
      || case when one.written is null then '' else format(' with check (%s or (%s))', one.written, leads) end;
  end loop;
end $$;
create trigger b_leaders before insert or update of led_by, group_id on group_make_up for each row execute function leaders_of_group();
create trigger b_leaders before insert or update of led_by, group_id on group_attendance_change for each row execute function leaders_of_group();
create function leaders_of_register_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.group_make_up set led_by = led_by where programme_id = new.programme_id and group_id = new.group_id;
  update public.group_attendance_change set led_by = led_by where programme_id = new.programme_id and group_id = new.group_id;
  return null;
end $$;
revoke execute on function leaders_of_register_changed() from public;
create trigger leaders_of_register after insert or update on group_facilitator for each row execute function leaders_of_register_changed();

-- What the leader calls those who come to make up a date: the first name and no more.
create function group_guest_names(wanted uuid) returns table (make_up_id uuid, first_name text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.id, coalesce(nullif(n.known_as, ''), n.given_name) from public.group_make_up m
  join public.person n on n.programme_id = m.programme_id and n.id = m.person_id
  where m.programme_id = nullif(current_setting('app.programme', true), '')::uuid and m.date_id = wanted
    and (current_setting('app.role', true) in ('coordinator', 'system')
      or (current_setting('app.role', true) = 'link_worker' and m.led_by @> array[nullif(current_setting('app.actor', true), '')::uuid]))
$$;
revoke execute on function group_guest_names(uuid) from public;
grant execute on function group_guest_names(uuid) to hedgerow_app;

-- Somebody who came without a place. What they are called is forgotten after a while; a co-ordinator speaks to them before.
create table group_walk_in (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  date_id uuid not null,
  first_name text check (length(first_name) <= 60),
  wants_place boolean not null default false,
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, group_id) references own_group,
  foreign key (programme_id, date_id) references group_date (programme_id, id)
);
create index group_walk_in_date on group_walk_in (programme_id, date_id);
call protect('group_walk_in', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

insert into erasure.step (place, table_name, condition, blank) values
  (94, 'group_attendance_change', 'person_id = any ($2)', null),
  (95, 'group_make_up', 'person_id = any ($2)', null);
