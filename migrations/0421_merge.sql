-- The same group twice: candidates with their reasons, what people decided, and merges that can be taken back. A merged entry
-- points to the one that stays and is listed no more; nothing that refers to it is rewritten, so taking it back loses nothing.
alter table directory.service add column merged_into uuid references directory.service;
create index service_merged_into on directory.service (merged_into);
create index service_name_like on directory.service using gin (public.fold(name) public.gin_trgm_ops);

-- `one_id` is the smaller of the two ids, so that a pair stands once.
create table directory.duplicate (
  one_id uuid not null references directory.service,
  other_id uuid not null references directory.service,
  score integer not null check (score between 0 and 100),
  reasons text[] not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'not_same', 'merged')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_other on directory.duplicate (other_id);
create index duplicate_open on directory.duplicate (score desc, one_id, other_id) where state = 'open';

-- When the likes of a service were last looked for.
create table directory.duplicate_look (
  service_id uuid primary key references directory.service,
  looked_at timestamptz not null
);

-- `was_not_listed_*`: how the merged entry stood before. `moved_ids`: entries that were merged into it before and now point on.
create table directory.merge (
  id uuid primary key,
  kept_id uuid not null references directory.service,
  merged_id uuid not null references directory.service,
  was_not_listed_since timestamptz,
  was_not_listed_reason text,
  moved_ids uuid[] not null default '{}',
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  by_programme_id uuid not null,
  undone_at timestamptz,
  undone_by uuid
);
create index merge_kept on directory.merge (kept_id);
create unique index merge_standing on directory.merge (merged_id) where undone_at is null;

grant select, insert, update on directory.duplicate, directory.duplicate_look, directory.merge to hedgerow_app;
create trigger only_keepers before insert or update or delete on directory.duplicate
  for each statement execute function directory.only_keepers();
create trigger only_keepers before insert or update or delete on directory.duplicate_look
  for each statement execute function directory.only_keepers();
create trigger only_keepers before insert or update or delete on directory.merge
  for each statement execute function directory.only_keepers();

-- The last nine digits tell a number whatever stands before them: 065, +353 65, (065).
create index phone_digits on directory.phone (right(regexp_replace(number, '\D', '', 'g'), 9));
create index service_email on directory.service (lower(email));
