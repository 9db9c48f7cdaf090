-- What a visitor adds to a referral belongs to the one that is received in the same transaction: an expression injected into a public
-- page adds no need, consent, task or event to the referral of somebody else, and nothing that staff decide to one's own.
drop policy add on referral;
create policy add on referral for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'public' and state = 'received' and person_id is null and link_worker_id is null
        and triaged_at is null and triaged_by is null and decision_reason is null and duplicate_of is null and allocated_at is null
        and waiting_since is null and first_contact_at is null and sessions_held = 0 and closed_at is null and version = 1)));

drop policy add on referral_need;
create policy add on referral_need for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'public' and severity is null and words is null)));

-- A visitor cannot read referrals, so the question is asked by the owner; it answers nothing but yes or an error.
create function only_own_referral() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (
    select from added where added.referral_id is not null and not exists (
      select from public.referral r
      where r.programme_id = added.programme_id and r.id = added.referral_id and r.xmin = pg_current_xact_id()::xid))
  then
    raise exception 'a visitor may only add to the referral being received' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
revoke execute on function only_own_referral() from public;

create trigger visitor_adds after insert on referral_need referencing new table as added for each statement
  when (current_setting('app.role', true) = 'public') execute function only_own_referral();
create trigger visitor_adds after insert on consent referencing new table as added for each statement
  when (current_setting('app.role', true) = 'public') execute function only_own_referral();
create trigger visitor_adds after insert on task referencing new table as added for each statement
  when (current_setting('app.role', true) = 'public') execute function only_own_referral();
create trigger visitor_adds after insert on referral_event referencing new table as added for each statement
  when (current_setting('app.role', true) = 'public') execute function only_own_referral();
