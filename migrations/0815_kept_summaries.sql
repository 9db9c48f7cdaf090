-- What reports count of each referral, worked out beforehand, so that a report reads narrow rows instead of whole records. No words, no
-- names, no needs: days as spans from the day the referral came, states as yes or no, scores of ended cases. The day is the programme's.
--
-- A row is true unless its referral is marked in `report_stale`: triggers on what it is made from write the mark in the transaction of the
-- change, readers work marked referrals out anew, and a routine does so for good. See docs/decisions/0035-kept-summaries.md.
-- On a running system this file makes empty tables and triggers, each lock held for a moment; a routine fills the tables, and until then
-- reports read the records themselves.
create table report_fact (
  programme_id uuid not null references programme,
  referral_id uuid not null,
  received_on date not null,
  route text not null,
  area_id uuid,
  open boolean not null,
  -- Closed after at least one session.
  ended boolean not null,
  -- Of the person on the day it was received, in ten years; empty where it is not known.
  age_band text not null,
  -- Days after it was received; null: not yet, or never.
  triaged_after integer,
  accepted_after integer,
  contacted_after integer,
  met_after integer,
  introduced_after integer,
  attended_after integer,
  sessions_held integer not null,
  going boolean not null,
  measured boolean not null,
  primary key (programme_id, referral_id),
  foreign key (programme_id, referral_id) references referral on delete cascade
);
create index report_fact_received on report_fact (programme_id, received_on);

-- One introduction that was sent to a group.
create table report_introduction (
  programme_id uuid not null references programme,
  introduction_id uuid not null,
  referral_id uuid not null,
  received_on date not null,
  route text not null,
  area_id uuid,
  -- Of the referral, or of the person where it says none.
  place_id uuid,
  age_band text not null,
  service_id uuid not null,
  attended boolean not null,
  going boolean not null,
  waiting boolean not null,
  declined boolean not null,
  barrier text,
  primary key (programme_id, introduction_id),
  foreign key (programme_id, introduction_id) references introduction on delete cascade,
  foreign key (programme_id, referral_id) references referral on delete cascade
);
create index report_introduction_referral on report_introduction (programme_id, referral_id);
create index report_introduction_received on report_introduction (programme_id, received_on);

-- One scale of one case that has ended after at least one session, with what it came to at the start and at the end.
create table report_score (
  programme_id uuid not null references programme,
  referral_id uuid not null,
  instrument text not null,
  scale text not null,
  received_on date not null,
  route text not null,
  area_id uuid,
  sessions_held integer not null,
  before double precision,
  after double precision,
  declined_at_end boolean not null,
  primary key (programme_id, referral_id, instrument, scale),
  foreign key (programme_id, referral_id) references referral on delete cascade
);
create index report_score_received on report_score (programme_id, received_on);

-- Referrals whose rows above may be out of date. Only added to and taken from, never one row for all, so that nobody waits for anybody.
create table report_stale (
  programme_id uuid not null references programme,
  number bigint generated always as identity,
  referral_id uuid not null,
  primary key (programme_id, number)
);

-- That a programme's summaries are there: all its referrals were marked at that moment, for this time zone and this way of working them out.
create table report_summary (
  programme_id uuid not null references programme primary key,
  zone text not null,
  shape text not null,
  marked_at timestamptz not null,
  -- When all of them were compared with the records last, and how many were not equal.
  compared_at timestamptz,
  unequal integer
);

-- With whom a row is stands in it, as everywhere; whoever may not see the whole programme sees none of it, and only the house's work writes.
call relate('report_fact', 'referral', 'referral_id');
call relate('report_introduction', 'referral', 'referral_id');
call relate('report_score', 'referral', 'referral_id');
call protect('report_fact', '{coordinator,system}', '{system}');
call protect('report_introduction', '{coordinator,system}', '{system}');
call protect('report_score', '{coordinator,system}', '{system}');
call protect('report_stale', '{coordinator,system}', '{system}');
call protect('report_summary', '{coordinator,system}', '{system}');
call allow_removal('report_fact', '{system}');
call allow_removal('report_introduction', '{system}');
call allow_removal('report_score', '{system}');
call allow_removal('report_stale', '{system}');

create function mark_stale() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    insert into public.report_stale (programme_id, referral_id) values (old.programme_id, old.referral_id);
  else
    insert into public.report_stale (programme_id, referral_id) values (new.programme_id, new.referral_id);
  end if;
  return null;
end $$;
create function mark_referral_stale() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.report_stale (programme_id, referral_id) values (new.programme_id, new.id);
  return null;
end $$;
create function mark_referrals_of_person_stale() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.report_stale (programme_id, referral_id)
  select r.programme_id, r.id from public.referral r where r.programme_id = new.programme_id and r.person_id = new.id;
  return null;
end $$;
revoke execute on function mark_stale(), mark_referral_stale(), mark_referrals_of_person_stale() from public;

create trigger stale_when_added after insert on referral for each row execute function mark_referral_stale();
create trigger stale_when_changed after update on referral for each row
  when ((old.state, old.route, old.area_id, old.person_id, old.birth_date, old.received_at, old.triaged_at, old.waiting_since, old.allocated_at,
      old.first_contact_at, old.first_session_at, old.sessions_held)
    is distinct from (new.state, new.route, new.area_id, new.person_id, new.birth_date, new.received_at, new.triaged_at, new.waiting_since,
      new.allocated_at, new.first_contact_at, new.first_session_at, new.sessions_held))
  execute function mark_referral_stale();

create trigger stale_when_added after insert on introduction for each row execute function mark_stale();
create trigger stale_when_removed after delete on introduction for each row execute function mark_stale();
create trigger stale_when_changed after update on introduction for each row
  when ((old.kind, old.state, old.sent_at, old.first_attended_on, old.barrier, old.service_id)
    is distinct from (new.kind, new.state, new.sent_at, new.first_attended_on, new.barrier, new.service_id))
  execute function mark_stale();

create trigger stale_when_added after insert on assessment for each row execute function mark_stale();
create trigger stale_when_removed after delete on assessment for each row execute function mark_stale();
create trigger stale_when_changed after update on assessment for each row
  when ((old.instrument, old.instrument_version, old.timepoint, old.declined, old.answers, old.taken_on, old.recorded_at, old.superseded_by)
    is distinct from (new.instrument, new.instrument_version, new.timepoint, new.declined, new.answers, new.taken_on, new.recorded_at,
      new.superseded_by))
  execute function mark_stale();

create trigger stale_when_changed after update on person for each row
  when ((old.birth_date, old.area_id) is distinct from (new.birth_date, new.area_id)) execute function mark_referrals_of_person_stale();

-- The marks of a removed introduction go as well: after what makes them, before the referral.
insert into erasure.step (place, table_name, condition, blank) values
  (215, 'report_score', 'referral_id = any ($3) or person_id = any ($2)', null),
  (216, 'report_introduction', 'referral_id = any ($3) or person_id = any ($2)', null),
  (217, 'report_fact', 'referral_id = any ($3) or person_id = any ($2)', null),
  (218, 'report_stale', 'referral_id = any ($3)', null);
