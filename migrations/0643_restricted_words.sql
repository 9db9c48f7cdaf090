-- A part of a note that is read by who must know only: who wrote it and the co-ordinators. The words are sealed.
create table restricted_words (
  programme_id uuid not null references programme,
  id uuid not null,
  note_id uuid not null,
  referral_id uuid not null,
  author_id uuid not null,
  words text not null,
  written_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, note_id) references note (programme_id, id),
  foreign key (programme_id, referral_id) references referral (programme_id, id),
  foreign key (programme_id, author_id) references staff (programme_id, id)
);
create index restricted_words_note on restricted_words (programme_id, note_id);
call relate('restricted_words', 'note', 'note_id');
create index restricted_words_person on restricted_words (programme_id, person_id);
alter table restricted_words enable row level security;
create policy read on restricted_words for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'link_worker' and author_id = nullif(current_setting('app.actor', true), '')::uuid)));
-- Everybody writes under their own name, and nothing that was written is changed.
create policy add on restricted_words for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and author_id = nullif(current_setting('app.actor', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
create policy change on restricted_words for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{coordinator,system}'::text[]))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);
grant select, insert on restricted_words to hedgerow_app;
-- Only the seal changes, with a newer key.
grant update (words) on restricted_words to hedgerow_app;
