-- Texts that came in, kept as they came before anything is decided about them. One row for each person whose number it was; one
-- without a person when nobody's. Which of several wrote is said by their link workers, and then the others' rows are emptied.
create table arrived_text (
  programme_id uuid not null references programme,
  id uuid not null,
  -- The gateway's own name for it: a call that comes twice is kept once. The id of a row is made of it.
  gateway_id text not null,
  referral_id uuid,
  person_id uuid,
  from_number text not null,
  body text not null,
  arrived_at timestamptz not null,
  -- Several people have this number, and nobody has said who wrote.
  shared boolean not null default false,
  -- What it was understood as; null while nobody and nothing has.
  understood text,
  handled_at timestamptz,
  handled_by uuid,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral (programme_id, id),
  foreign key (programme_id, person_id) references person (programme_id, id)
);
create index arrived_text_gateway on arrived_text (programme_id, gateway_id);
create index arrived_text_referral on arrived_text (programme_id, referral_id);
create index arrived_text_person on arrived_text (programme_id, person_id, arrived_at);
create index arrived_text_open on arrived_text (programme_id, arrived_at) where handled_at is null;
-- What is nobody's is for the co-ordinator.
call protect_record('arrived_text', 'referral', 'referral_id', loose => true, of_all => false);

insert into erasure.step (place, table_name, condition, blank) values
  (148, 'arrived_text', 'referral_id = any ($3) or person_id = any ($2)', null);
