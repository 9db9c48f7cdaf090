-- What somebody answers while they wait, twice some weeks apart, so that change without us can be set beside change with us.
alter table assessment drop constraint if exists assessment_timepoint_check;
alter table assessment add constraint assessment_timepoint_check
  check (timepoint in ('baseline', 'review', 'end', 'follow_up', 'waiting')) not valid;
alter table assessment validate constraint assessment_timepoint_check;
alter table if exists measures_ask drop constraint if exists measures_ask_timepoint_check,
  add constraint measures_ask_timepoint_check check (timepoint in ('baseline', 'review', 'end', 'follow_up', 'waiting'));
