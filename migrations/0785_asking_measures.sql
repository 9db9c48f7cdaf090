-- How a questionnaire was answered, in which language, and who answered for the person: what somebody else said stands beside what the
-- person says, also on the same day. Null in rows from before: nobody wrote it down.
alter table assessment
  add column mode text check (mode in ('link', 'phone', 'paper', 'interview', 'import')),
  add column asked_in text check (asked_in ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  add column proxy text check (proxy in ('partner', 'family', 'friend', 'carer', 'professional', 'other')),
  add column proxy_reason text
    check (proxy_reason in ('memory', 'speech', 'language', 'unwell', 'sight_or_hearing', 'asked_to', 'other')),
  -- Answers in own words, by question; sealed.
  add column own_words text,
  add constraint assessment_proxy_has_reason check ((proxy is null) = (proxy_reason is null));
create unique index assessment_standing on assessment
  (programme_id, referral_id, instrument, timepoint, taken_on, (proxy is not null)) where superseded_by is null;
drop index assessment_current;

-- That somebody was asked to answer, by which way, and how it went on; one open at a time for each moment. Whether they answered is told
-- by their answers.
create table measures_ask (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  timepoint text not null check (timepoint in ('baseline', 'review', 'end', 'follow_up')),
  way text not null check (way in ('link', 'phone', 'paper')),
  asked_on date not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  reminded_on date,
  ended text check (ended in ('answered', 'declined', 'unreachable', 'replaced')),
  ended_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  check ((ended is null) = (ended_at is null))
);
create index measures_ask_referral on measures_ask (programme_id, referral_id, timepoint);
create unique index measures_ask_open on measures_ask (programme_id, referral_id, timepoint) where ended is null;
create index measures_ask_waiting on measures_ask (programme_id, asked_on) where ended is null;
call protect_record('measures_ask', 'referral', 'referral_id');
insert into erasure.step (place, table_name, condition, blank) values (119, 'measures_ask', 'referral_id = any ($3)', null);
