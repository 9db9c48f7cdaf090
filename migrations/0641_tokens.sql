-- What is looked up although it is sealed: keyed hashes, compared whole. A dump of them says nothing without the key.
alter table person add column identifier_token bytea, add column postcode_token bytea;
alter table referral add column identifier_token bytea, add column postcode_token bytea;
alter table message add column recipient_token bytea;

-- Endings of phone numbers, by which a person is found.
create table person_token (
  programme_id uuid not null,
  token bytea not null,
  person_id uuid not null,
  -- Of which of their numbers.
  what text not null check (what in ('phone', 'other_phone')),
  primary key (programme_id, token, person_id, what),
  foreign key (programme_id, person_id) references person (programme_id, id) on delete cascade
);
create index person_token_person on person_token (programme_id, person_id);
call protect_record('person_token', 'person', 'person_id');
call allow_removal('person_token', '{link_worker,coordinator,system}');

-- A sealed postcode is no piece of anything.
create or replace function pieces_of(name text, postcode text) returns setof text language sql immutable parallel safe as $$
  select substr(word, start, 24) from regexp_split_to_table(name, '\s+') word, generate_series(1, length(word)) start
  union
  select '=' || replace(postcode, ' ', '') where postcode <> '' and postcode not like 'hs1.%'
$$;

-- How far the rows that were there before have been sealed.
create table sealing_progress (
  programme_id uuid not null references programme,
  table_name text not null,
  -- All rows up to here are sealed; null: from the beginning.
  after text,
  done_at timestamptz,
  primary key (programme_id, table_name)
);
call protect('sealing_progress', '{system}', '{system}');
