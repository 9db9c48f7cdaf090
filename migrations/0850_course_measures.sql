-- What a course asks before and after: which questionnaires, and the answers and askings of a place in it. Rows from before are of no course.
-- A course stops asking by `ended_at`; what was answered stays and is still compared.
create table group_measure (
  programme_id uuid not null references programme,
  id uuid not null,
  group_id uuid not null,
  instrument text not null check (length(instrument) between 1 and 80),
  position integer not null check (position > 0),
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  ended_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, group_id) references own_group
);
create unique index group_measure_standing on group_measure (programme_id, group_id, instrument) where ended_at is null;
call protect('group_measure', '{link_worker,coordinator,administrator,system}', '{coordinator,system}');

-- The place in a course that an answer or an asking belongs to. No foreign key: places are erased before answers are.
alter table assessment add column place_id uuid;
alter table measures_ask add column place_id uuid;
alter table assessment drop constraint if exists assessment_timepoint_check;
alter table assessment
  add constraint assessment_timepoint_check
    check (timepoint in ('baseline', 'review', 'end', 'follow_up', 'waiting', 'course_start', 'course_end')) not valid,
  add constraint assessment_of_course check ((timepoint in ('course_start', 'course_end')) = (place_id is not null)) not valid;
alter table assessment validate constraint assessment_timepoint_check;
alter table assessment validate constraint assessment_of_course;
alter table measures_ask drop constraint if exists measures_ask_timepoint_check;
alter table measures_ask
  add constraint measures_ask_timepoint_check
    check (timepoint in ('baseline', 'review', 'end', 'follow_up', 'waiting', 'course_start', 'course_end')),
  add constraint measures_ask_of_course check ((timepoint in ('course_start', 'course_end')) = (place_id is not null));

-- An asking that nobody answered before its moment was over.
alter table measures_ask drop constraint if exists measures_ask_ended_check;
alter table measures_ask add constraint measures_ask_ended_check
  check (ended in ('answered', 'declined', 'unreachable', 'replaced', 'over'));

-- One that stands for each moment and day, and one open asking for each moment: of a case, or of one place.
create unique index assessment_stands on assessment
  (programme_id, referral_id, instrument, timepoint, taken_on, (proxy is not null), coalesce(place_id, referral_id))
  where superseded_by is null;
drop index assessment_standing;
create unique index measures_ask_is_open on measures_ask (programme_id, referral_id, timepoint, coalesce(place_id, referral_id))
  where ended is null;
drop index measures_ask_open;
create index assessment_place on assessment (programme_id, place_id) where place_id is not null;
