-- Private addresses under which a calendar program reads meetings: of a member of staff, of a person, of a group. Only the hash of the
-- token is kept; one open address for each.
create table calendar_feed (
  programme_id uuid not null references programme,
  id uuid not null,
  kind text not null check (kind in ('staff', 'person', 'group')),
  subject_id uuid not null,
  person_id uuid,
  token_hash bytea not null,
  -- What a meeting is called in a calendar that others may look over: initials, or nothing but "Meeting".
  shows text not null check (shows in ('initials', 'meeting')),
  made_by uuid not null,
  made_at timestamptz not null,
  read_at timestamptz,
  ended_at timestamptz,
  primary key (programme_id, id),
  unique (programme_id, token_hash)
);
create unique index calendar_feed_open on calendar_feed (programme_id, kind, subject_id) where ended_at is null;
create index calendar_feed_person on calendar_feed (programme_id, person_id) where person_id is not null;
call protect_record('calendar_feed', 'person', 'person_id');
insert into erasure.step (place, table_name, condition, blank) values (177, 'calendar_feed', 'person_id = any ($2)', null);
