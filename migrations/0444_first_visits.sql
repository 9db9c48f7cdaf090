-- The plan of a first visit, with each version as it was written.
create table first_visit (
  programme_id uuid not null references programme,
  introduction_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (programme_id, introduction_id, version),
  foreign key (programme_id, introduction_id) references introduction
);
call protect('first_visit', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
