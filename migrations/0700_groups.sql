-- Groups and courses that the programme runs itself: when they meet, who leads them, who has a place, who waits.
create table own_group (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- course: so many dates, whoever books comes to all. regular: goes on.
  kind text not null check (kind in ('course', 'regular')),
  about text not null default '',
  what_to_expect text not null default '',
  mode text not null check (mode in ('venue', 'video')),
  place text,
  address text,
  directions text,
  video_link text,
  -- What is spoken in it, and which needs of people can be met.
  languages text[] not null default '{}',
  needs_met text[] not null default '{}' check (needs_met <@ '{interpreter,carer,transport,access}'::text[]),
  places integer not null check (places between 1 and 500),
  begins_on date not null,
  -- As the clock on the wall says, in summer and in winter.
  begins_at time not null,
  minutes integer not null check (minutes between 5 and 720),
  -- A rule of RFC 5545 without a beginning; null when the days are a list.
  rhythm text,
  -- How many dates a course has.
  weeks integer check (weeks between 1 and 104),
  -- How long somebody who is offered a place has to answer.
  offer_hours integer not null default 48 check (offer_hours between 1 and 336),
  booking text not null default 'closed' check (booking in ('open', 'closed')),
  state text not null default 'draft' check (state in ('draft', 'open', 'running', 'ended', 'cancelled')),
  state_since timestamptz not null,
  cancelled_why text,
  -- Kept by a trigger: places that are booked or offered, and people who wait.
  taken integer not null default 0,
  waiting integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (programme_id, id),
  constraint own_group_has_room check (taken between 0 and places)
);
create index own_group_state on own_group (programme_id, state, begins_on, id);
call protect('own_group', '{link_worker,coordinator,administrator,analyst,person,system}', '{link_worker,coordinator,system}');

-- Who leads it: members of staff, or somebody from outside by name.
create table group_facilitator (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  staff_id uuid,
  name text,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, group_id) references own_group,
  foreign key (programme_id, staff_id) references staff (programme_id, id),
  check (num_nonnulls(staff_id, name) = 1)
);
create index group_facilitator_group on group_facilitator (programme_id, group_id);
create index group_facilitator_staff on group_facilitator (programme_id, staff_id) where ended_at is null;
call protect('group_facilitator', '{link_worker,coordinator,administrator,analyst,person,system}', '{link_worker,coordinator,system}');

-- One meeting. A date that was moved keeps its row and says from when; one that was cancelled stays, so that it can be told.
create table group_date (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  -- Its number in the course; cancelled dates keep theirs.
  number integer not null check (number > 0),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 720),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  moved_from timestamptz,
  -- Only where this one is somewhere else.
  place text,
  why text,
  changed_at timestamptz,
  changed_by uuid,
  reminded_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, group_id, number),
  foreign key (programme_id, group_id) references own_group
);
create index group_date_group on group_date (programme_id, group_id, starts_at);
create index group_date_coming on group_date (programme_id, starts_at) where state = 'planned';
call protect('group_date', '{link_worker,coordinator,administrator,analyst,person,system}', '{link_worker,coordinator,system}');

-- A person's place: of a course as a whole, of a regular group until they leave it.
create table group_place (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  -- The case in which it was booked.
  referral_id uuid,
  -- The action of the plan it was booked for.
  action_id uuid,
  state text not null check (state in ('booked', 'waiting', 'offered', 'lapsed', 'cancelled_by_person', 'cancelled_by_us', 'completed')),
  -- The order of waiting: who asked first.
  turn bigint generated always as identity,
  asked_at timestamptz not null,
  asked_how text not null check (asked_how in ('staff', 'person', 'plan')),
  asked_by uuid,
  asked_by_name text,
  interpreter_language text,
  carer boolean not null default false,
  transport boolean not null default false,
  access boolean not null default false,
  needs_note text,
  -- Waiting although a place is free, because the group cannot meet a need; since when they know.
  cannot_meet text[] not null default '{}',
  told_cannot_at timestamptz,
  offered_at timestamptz,
  offer_until timestamptz,
  -- Of the link by which the person says yes or no without signing in; it stays, so that the page can say what came of it.
  offer_hash bytea,
  booked_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  version integer not null default 1,
  -- Members of staff who lead the group, kept by triggers: they see who comes, whichever team the person is with.
  led_by uuid[] not null default '{}',
  primary key (programme_id, id),
  foreign key (programme_id, group_id) references own_group,
  foreign key (programme_id, referral_id) references referral (programme_id, id),
  check ((state = 'offered') <= (offer_until is not null)),
  check ((state in ('booked', 'waiting', 'offered')) = (ended_at is null))
);
create index group_place_group on group_place (programme_id, group_id, state, turn);
create index group_place_person on group_place (programme_id, person_id, asked_at desc);
create index group_place_referral on group_place (programme_id, referral_id) where referral_id is not null;
create index group_place_offered on group_place (programme_id, offer_until) where state = 'offered';
create unique index group_place_offer on group_place (programme_id, offer_hash) where offer_hash is not null;

-- Who was there. One row for a place and a date; who did not come to a date that was not held has none.
create table group_attendance (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  place_id uuid not null,
  date_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('present', 'absent', 'excused', 'made_up')),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  version integer not null default 1,
  led_by uuid[] not null default '{}',
  primary key (programme_id, id),
  unique (programme_id, place_id, date_id),
  foreign key (programme_id, group_id) references own_group,
  foreign key (programme_id, place_id) references group_place (programme_id, id),
  foreign key (programme_id, date_id) references group_date (programme_id, id)
);
create index group_attendance_date on group_attendance (programme_id, date_id);
create index group_attendance_person on group_attendance (programme_id, person_id);

-- A person books for themselves, and gives up what is theirs.
call protect_record('group_place', 'person', 'person_id', person_reads => true,
  also_adds => $$when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid and asked_how = 'person'
    and state in ('booked', 'waiting') then 'own record' end$$,
  also_changes => $$when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid then 'own record' end$$);
call protect_record('group_attendance', 'person', 'person_id', person_reads => true);

-- Whoever leads a group sees who comes to it and keeps its register.
create procedure let_leaders(table_name text, policies text[]) language plpgsql as $$
declare
  leads constant text := $q$programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'link_worker' and led_by @> array[nullif(current_setting('app.actor', true), '')::uuid]$q$;
  one record;
begin
  for one in select polname, pg_get_expr(polqual, polrelid) as seen, pg_get_expr(polwithcheck, polrelid) as written
    from pg_policy where polrelid = table_name::regclass and polname = any (policies)
  loop
    execute format('alter policy %I on %I', one.polname, table_name)
      || case when one.seen is null then '' else format(' using (%s or (%s))', one.seen, leads) end
      || case when one.written is null then '' else format(' with check (%s or (%s))', one.written, leads) end;
  end loop;
end $$;
call let_leaders('group_place', '{read}');
call let_leaders('group_attendance', '{read,add,change}');
drop procedure let_leaders(text, text[]);

create function leaders_of_group() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select coalesce(array_agg(distinct f.staff_id), '{}') into new.led_by from public.group_facilitator f
    where f.programme_id = new.programme_id and f.group_id = new.group_id and f.staff_id is not null and f.ended_at is null;
  return new;
end $$;
revoke execute on function leaders_of_group() from public;
create trigger b_leaders before insert or update of led_by, group_id on group_place for each row execute function leaders_of_group();
create trigger b_leaders before insert or update of led_by, group_id on group_attendance for each row execute function leaders_of_group();
create function leaders_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.group_place set led_by = led_by where programme_id = new.programme_id and group_id = new.group_id;
  update public.group_attendance set led_by = led_by where programme_id = new.programme_id and group_id = new.group_id;
  return null;
end $$;
revoke execute on function leaders_changed() from public;
create trigger leaders_changed after insert or update on group_facilitator for each row execute function leaders_changed();

-- How many places are taken and how many people wait stands in the group, for not everybody may see whose they are. That there are
-- never more than places is the last lock; the commands hold the group first (hold_group), so that nobody runs into it.
create function count_group_places() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  was text := case when tg_op = 'INSERT' then '' else old.state end;
  becomes text := case when tg_op = 'DELETE' then '' else new.state end;
  more integer := (becomes in ('booked', 'offered'))::int - (was in ('booked', 'offered'))::int;
  more_waiting integer := (becomes = 'waiting')::int - (was = 'waiting')::int;
begin
  if more <> 0 or more_waiting <> 0 then
    update public.own_group set taken = taken + more, waiting = waiting + more_waiting
      where programme_id = coalesce(new.programme_id, old.programme_id) and id = coalesce(new.group_id, old.group_id);
  end if;
  return null;
end $$;
revoke execute on function count_group_places() from public;
create trigger counted after insert or update of state or delete on group_place for each row execute function count_group_places();

-- Holds a group until the transaction ends, for whoever books in it.
create function hold_group(wanted uuid) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  select null::void from (select id from public.own_group
    where programme_id = nullif(current_setting('app.programme', true), '')::uuid and id = wanted for update) held
$$;
revoke execute on function hold_group(uuid) from public;
grant execute on function hold_group(uuid) to hedgerow_app;

-- Who waits for a group and in which place, without saying who they are.
create function group_queue(wanted uuid) returns table (place_id uuid, queue_place integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, (row_number() over (order by p.turn))::integer from public.group_place p
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid and p.group_id = wanted and p.state = 'waiting'
$$;
revoke execute on function group_queue(uuid) from public;
grant execute on function group_queue(uuid) to hedgerow_app;

-- What the leader of a group calls those who come: the first name and no more.
create function group_first_names(wanted uuid) returns table (place_id uuid, first_name text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, coalesce(nullif(n.known_as, ''), n.given_name) from public.group_place p
  join public.person n on n.programme_id = p.programme_id and n.id = p.person_id
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid and p.group_id = wanted
    and (current_setting('app.role', true) in ('coordinator', 'system')
      or (current_setting('app.role', true) = 'link_worker' and p.led_by @> array[nullif(current_setting('app.actor', true), '')::uuid]))
$$;
revoke execute on function group_first_names(uuid) from public;
grant execute on function group_first_names(uuid) to hedgerow_app;

-- A person’s steps: yes to what they were offered while it holds, and no to whatever is theirs.
create function only_own_place() returns trigger language plpgsql as $$
declare
  may constant text[] := '{state,booked_at,ended_at,ended_why,version}';
begin
  if to_jsonb(new) - may is distinct from to_jsonb(old) - may or not (
    (old.state = 'offered' and new.state = 'booked' and old.offer_until > now())
    or (old.state in ('booked', 'waiting', 'offered') and new.state = 'cancelled_by_person')) then
    raise exception 'a person says yes to an offer or gives a place up' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger person_answers after update on group_place for each row
  when (current_setting('app.role', true) = 'person') execute function only_own_place();

insert into erasure.step (place, table_name, condition, blank) values
  (106, 'group_attendance', 'person_id = any ($2)', null),
  (107, 'group_place', 'person_id = any ($2) or referral_id = any ($3)', null);
