-- What a programme changed in the list of concepts that ships with the project: a draft, and every published version.
create table lexicon_draft (
  programme_id uuid not null references programme,
  concept_id text not null,
  change jsonb not null,
  version integer not null default 1,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (programme_id, concept_id)
);
call protect('lexicon_draft', '{coordinator,administrator,system}', '{coordinator,administrator,system}');
call allow_removal('lexicon_draft', '{coordinator,administrator,system}');

create table lexicon_version (
  programme_id uuid not null references programme,
  number integer not null,
  -- All changes to the shipped list, by concept.
  changes jsonb not null,
  base_version text not null,
  why text not null,
  reverts_to integer,
  published_by uuid not null,
  published_by_name text not null,
  published_at timestamptz not null,
  primary key (programme_id, number)
);
call protect('lexicon_version', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');

-- Words that no concept caught. Only a digest is kept until a word was seen on three different days.
create table unheard_word (
  programme_id uuid not null references programme,
  language text not null,
  digest bytea not null,
  word text,
  days integer not null default 1,
  count integer not null default 1,
  last_day date not null,
  ignored_by uuid,
  ignored_at timestamptz,
  primary key (programme_id, language, digest),
  check (word is null or days >= 3)
);
call protect('unheard_word', '{link_worker,coordinator,administrator,system}', '{link_worker,coordinator,administrator,system}');
call allow_removal('unheard_word', '{system}');
