-- The search for people finds any part of a name without reading everybody: every ending of every word of a name is a row,
-- so "contains" becomes "begins with", which a B-tree answers under row-level security. The rows say nothing that
-- `person` does not say; a trigger keeps them, and nobody else writes them.
create table person_piece (
  programme_id uuid not null,
  -- An ending of a word of the name, folded; after a "=", the postcode without its space.
  piece text collate "C" not null,
  person_id uuid not null,
  primary key (programme_id, piece, person_id),
  foreign key (programme_id, person_id) references person (programme_id, id) on delete cascade
);
alter table person_piece enable row level security;
create policy read on person_piece for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
grant select on person_piece to hedgerow_app;

create function pieces_of(name text, postcode text) returns setof text language sql immutable parallel safe as $$
  select substr(word, start, 24) from regexp_split_to_table(name, '\s+') word, generate_series(1, length(word)) start
  union
  select '=' || replace(postcode, ' ', '') where postcode <> ''
$$;

create function keep_new_pieces() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.person_piece (programme_id, piece, person_id)
    select fresh.programme_id, piece, fresh.id from fresh, public.pieces_of(fresh.searched, fresh.postcode) piece;
  return null;
end $$;
create trigger pieces_added after insert on person referencing new table as fresh
  for each statement execute function keep_new_pieces();

create function keep_changed_pieces() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from public.person_piece where programme_id = old.programme_id and person_id = old.id
    and piece = any (array(select public.pieces_of(old.searched, old.postcode)));
  insert into public.person_piece (programme_id, piece, person_id)
    select new.programme_id, piece, new.id from public.pieces_of(new.searched, new.postcode) piece;
  return null;
end $$;
create trigger pieces_changed after update on person for each row
  when ((old.searched, old.postcode) is distinct from (new.searched, new.postcode)) execute function keep_changed_pieces();

revoke execute on function keep_new_pieces(), keep_changed_pieces() from public;

insert into person_piece (programme_id, piece, person_id)
  select p.programme_id, piece, p.id from person p, pieces_of(p.searched, p.postcode) piece;
analyze person_piece;
