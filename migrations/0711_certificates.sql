-- From how many meetings on somebody gets a certificate of taking part; null: two thirds of those that were held.
alter table own_group add column certificate_least integer check (certificate_least between 1 and 104);

-- A certificate as it was given: what stands on it does not change when a register is put right later. It is printed again from this row.
create table group_certificate (
  programme_id uuid not null references programme,
  id uuid not null,
  place_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  reference text not null,
  person_name text not null,
  course text not null,
  held integer not null check (held > 0),
  attended integer not null check (attended between 1 and held),
  from_on date not null,
  to_on date not null,
  place text,
  leaders text[] not null default '{}',
  issued_by uuid not null,
  issued_by_name text not null,
  issued_by_role text not null,
  issued_at timestamptz not null,
  primary key (programme_id, id),
  unique (programme_id, place_id),
  unique (programme_id, reference),
  foreign key (programme_id, place_id) references group_place (programme_id, id),
  foreign key (programme_id, group_id) references own_group
);
create index group_certificate_group on group_certificate (programme_id, group_id);
create index group_certificate_person on group_certificate (programme_id, person_id);
call protect_record('group_certificate', 'person', 'person_id', person_reads => true);

insert into erasure.step (place, table_name, condition, blank) values (96, 'group_certificate', 'person_id = any ($2)', null);
