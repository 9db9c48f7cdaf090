-- Whom a programme misses: what a person says of themselves where everybody is asked, and how many live in its area. An answer of
-- `not_said` is an answer; null was not asked. What somebody says of their origin and where they live is sealed.
alter table person
  add column sex text check (sex in ('female', 'male', 'another', 'not_said')),
  add column ethnicity text,
  -- The small area of the census, only where somebody wrote it down; never guessed from the first part of a postcode.
  add column small_area text;

-- A table of figures that somebody brought: whose, under which licence, of which day. A draft keeps its file until it is read in.
create table population_source (
  programme_id uuid not null references programme,
  id uuid not null,
  kind text not null check (kind in ('deprivation', 'census', 'postcodes')),
  title text not null,
  publisher text not null,
  licence text not null,
  web_address text,
  dated date not null,
  -- Of a deprivation index: which; its bands are counted from 1, the most deprived.
  scheme text check (scheme in ('uk_imd', 'pobal_hp')),
  mapping jsonb not null default '{}',
  state text not null check (state in ('draft', 'done')),
  file bytea,
  digest bytea not null,
  rows_in integer not null default 0,
  rows_out integer not null default 0,
  problems jsonb not null default '[]',
  brought_at timestamptz not null,
  brought_by uuid not null,
  primary key (programme_id, id),
  foreign key (programme_id, brought_by) references staff (programme_id, id),
  check ((scheme is not null) = (kind = 'deprivation')),
  check ((file is not null) = (state = 'draft'))
);
create unique index population_source_once on population_source (programme_id, kind, title) where state = 'done';
call protect('population_source', '{coordinator,administrator,analyst,system}', '{coordinator,administrator,system}');
call allow_removal('population_source', '{coordinator,administrator,system}');

create table population_band (
  programme_id uuid not null,
  source_id uuid not null,
  small_area text not null,
  band smallint not null check (band between 1 and 10),
  residents integer check (residents >= 0),
  primary key (programme_id, source_id, small_area),
  foreign key (programme_id, source_id) references population_source
);
call protect('population_band', '{coordinator,administrator,analyst,system}', '{coordinator,administrator,system}');
call allow_removal('population_band', '{coordinator,administrator,system}');

-- One line of a census table: how many live there, by what the table tells apart; null where it does not.
create table population_count (
  programme_id uuid not null,
  source_id uuid not null,
  line integer not null,
  place text not null,
  -- The programme’s area of that name.
  area_id uuid,
  age_band text,
  sex text check (sex in ('female', 'male', 'another')),
  ethnicity text,
  residents integer not null check (residents >= 0),
  primary key (programme_id, source_id, line),
  foreign key (programme_id, source_id) references population_source,
  foreign key (programme_id, area_id) references area (programme_id, id)
);
call protect('population_count', '{coordinator,administrator,analyst,system}', '{coordinator,administrator,system}');
call allow_removal('population_count', '{coordinator,administrator,system}');

-- Which small area a whole postcode lies in.
create table population_postcode (
  programme_id uuid not null,
  source_id uuid not null,
  postcode text not null,
  small_area text not null,
  primary key (programme_id, source_id, postcode),
  foreign key (programme_id, source_id) references population_source
);
call protect('population_postcode', '{coordinator,administrator,analyst,system}', '{coordinator,administrator,system}');
call allow_removal('population_postcode', '{coordinator,administrator,system}');
