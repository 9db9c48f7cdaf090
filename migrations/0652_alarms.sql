-- The alarm for what speaks of danger and nobody has read, day and night: whom to call in which order, how long to wait, what was
-- called when. It holds nothing about a person: what it is about stands under the id, for those who may read that.
create table watch (
  programme_id uuid primary key references programme,
  -- Minutes until the first call, in working hours and outside of them, and until the next one is called.
  unread_minutes integer not null check (unread_minutes between 5 and 1440),
  unread_minutes_out integer not null check (unread_minutes_out between 5 and 1440),
  next_minutes integer not null check (next_minutes between 5 and 120),
  opens time not null,
  closes time not null check (closes > opens),
  changed_by uuid not null,
  changed_at timestamptz not null
);
call protect('watch', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator}');

create table on_call (
  programme_id uuid not null references programme,
  id uuid not null,
  staff_id uuid not null,
  place integer not null,
  cover text not null check (cover in ('always', 'working_hours', 'out_of_hours')),
  -- Where a call goes besides their e-mail: a pager, or a gateway that makes a text message of an e-mail.
  address text,
  phone text,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, staff_id) references staff (programme_id, id)
);
create index on_call_now on on_call (programme_id, place) where removed_at is null;
call protect('on_call', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator}');

create table alarm (
  programme_id uuid not null references programme,
  id uuid not null,
  kind text not null check (kind in ('referral', 'concern', 'visit')),
  subject_id uuid not null,
  waits_since timestamptz not null,
  raised_at timestamptz not null,
  calls integer not null default 0,
  called_at timestamptz,
  taken_by uuid,
  taken_by_name text,
  taken_at timestamptz,
  ended_at timestamptz,
  primary key (programme_id, id)
);
create unique index alarm_open on alarm (programme_id, kind, subject_id) where ended_at is null;
call protect('alarm', '{link_worker,coordinator,administrator,system}', '{link_worker,coordinator,system}');

create table alarm_call (
  programme_id uuid not null references programme,
  id uuid not null,
  alarm_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  message_id uuid,
  at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, alarm_id) references alarm (programme_id, id)
);
create index alarm_call_alarm on alarm_call (programme_id, alarm_id, at);
call protect('alarm_call', '{link_worker,coordinator,administrator,system}', '{system}');
revoke update on alarm_call from hedgerow_app;

-- Who has opened a concern first, besides who raised it. What is there already counts as seen: it must not call anybody tonight.
alter table concern add column seen_at timestamptz default now(), add column seen_by uuid;
alter table concern alter column seen_at drop default;
create index concern_unseen on concern (programme_id, raised_at) where state = 'open' and seen_at is null;
create index task_careful on task (programme_id, referral_id, created_at)
  where kind = 'concern' and subject_id is null and done_at is null and cancelled_at is null;

-- Every staff page says that an alarm is open: the number stands on the programme, which each page has read already.
alter table programme add column open_alarms integer not null default 0;
create function count_alarms() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from public.programme p where p.id = new.programme_id for no key update;
  update public.programme p
    set open_alarms = (select count(*) from public.alarm a where a.programme_id = new.programme_id and a.ended_at is null)
    where p.id = new.programme_id;
  return null;
end $$;
revoke execute on function count_alarms() from public;
create trigger count after insert or update of ended_at on alarm for each row execute function count_alarms();
