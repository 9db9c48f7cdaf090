-- That a note has words which are kept for those who must know may be seen by everybody who reads the note; what they say only by
-- those whom the policy lets in. Hence a function of the owner that counts and says nothing else.
create function restricted_words_of(note uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::integer from public.restricted_words w
  where w.programme_id = nullif(current_setting('app.programme', true), '')::uuid and w.note_id = note
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
$$;
revoke execute on function restricted_words_of(uuid) from public;
grant execute on function restricted_words_of(uuid) to hedgerow_app;
