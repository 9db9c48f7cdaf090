-- What a visitor's or a referrer's transaction may do is no more than their pages do, so that an expression injected into
-- one of them gains nothing: no other's links, no letters to strangers, no decision about one's own referral.

-- A private link is opened by its hash; the table is not read. Whoever sees the hash alone has no link.
create function open_private_link(wanted text, hash bytea, at_time timestamptz) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.subject_id from public.private_link l
  where l.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and l.purpose = wanted and l.token_hash = hash and l.expires_at > at_time and l.revoked_at is null
$$;
revoke execute on function open_private_link(text, bytea, timestamptz) from public;
grant execute on function open_private_link(text, bytea, timestamptz) to hedgerow_app;
drop policy read on private_link;
create policy read on private_link for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
drop policy change on private_link;
create policy change on private_link for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);

-- Messages are written by listeners, which are the system's.
drop policy add on message;
create policy add on message for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));

-- A visitor agrees to something with a referral, never for a person whose record there is.
drop policy add on consent;
create policy add on consent for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'public' and person_id is null and withdrawn_at is null)));

drop policy add on task;
create policy add on task for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = any ('{public,referrer}'::text[])
        and person_id is null and assignee_id is null and done_at is null and cancelled_at is null)));

drop policy add on referral_event;
create policy add on referral_event for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (actor_id = nullif(current_setting('app.actor', true), '')::uuid and actor_role = current_setting('app.role', true)
        and ((actor_role = 'public' and transition = 'receive')
          or (actor_role = 'referrer' and transition = 'answer' and referral_id = actor_id)))));

-- The holder of a private link answers a question, which brings the referral back to triage. Nothing else of it changes.
create function only_answer() returns trigger language plpgsql as $$
declare
  may constant text[] := case tg_table_name when 'referral' then '{state,state_since,version}'::text[] else '{answer,answered_at}'::text[] end;
begin
  if to_jsonb(new) - may is distinct from to_jsonb(old) - may
    or tg_table_name = 'referral' and (to_jsonb(old) ->> 'state', to_jsonb(new) ->> 'state') is distinct from ('info_requested', 'in_triage')
    or tg_table_name = 'referral_question' and to_jsonb(old) ->> 'answer' is not null then
    raise exception 'a referrer may only answer' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger referrer_answers before update on referral for each row
  when (current_setting('app.role', true) = 'referrer') execute function only_answer();
create trigger referrer_answers before update on referral_question for each row
  when (current_setting('app.role', true) = 'referrer') execute function only_answer();

-- Where a form led is known to whoever sent it, and to the clock that forgets it.
alter table submission
  add column actor_id uuid not null
    default coalesce(nullif(current_setting('app.actor', true), '')::uuid, '00000000-0000-7000-8000-000000000000'),
  add column actor_role text not null default coalesce(current_setting('app.role', true), '');
drop policy read on submission;
create policy read on submission for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = 'system'
      or (actor_id = nullif(current_setting('app.actor', true), '')::uuid and actor_role = current_setting('app.role', true))));
drop policy change on submission;
create policy change on submission for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = 'system'
      or (actor_id = nullif(current_setting('app.actor', true), '')::uuid and actor_role = current_setting('app.role', true))))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);
