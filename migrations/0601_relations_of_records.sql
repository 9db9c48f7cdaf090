-- Every table that holds something of a person is given its relation. Each statement locks one table for a moment; nothing is
-- rewritten, since the new columns are empty. Old rows of a programme without teams read the same before 0602 has filled them.
set local lock_timeout = '10s';

-- Indexes by which a change of team, or of person, finds the rows that follow. All are small but those of task and message.
create index if not exists person_merged_into on person (programme_id, merged_into) where merged_into is not null;
create index if not exists person_merge_kept on person_merge (programme_id, kept_id);
create index if not exists task_of_referral on task (programme_id, referral_id) where referral_id is not null;
create index if not exists task_of_person on task (programme_id, person_id) where referral_id is null;
create index if not exists message_of_person on message (programme_id, person_id) where referral_id is null;
create index if not exists unmet_need_of_person on unmet_need (programme_id, person_id) where referral_id is null;
create index if not exists recent_person_of_referral on recent_person (programme_id, referral_id);
create index if not exists referral_question_of_referral on referral_question (programme_id, referral_id);
create index if not exists person_piece_of_person on person_piece (programme_id, person_id);

-- A referral is with the team of its link worker. Nobody's yet: with no team, so every team sees that somebody waits.
-- Handed back, it stays with the team that had it until another takes it.
alter table referral add column team_id uuid;
create function relation_of_referral() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then new.team_id := null; else new.team_id := old.team_id; end if;
  if new.link_worker_id is not null then
    -- Held, so that the team of this member of staff cannot change unseen at the same moment.
    select s.team_id into new.team_id from public.staff s where s.programme_id = new.programme_id and s.id = new.link_worker_id for share;
  end if;
  return new;
end $$;
revoke execute on function relation_of_referral() from public;
create trigger a_relation_added before insert on referral for each row execute function relation_of_referral();
create trigger a_relation_kept before update of link_worker_id, team_id on referral for each row execute function relation_of_referral();

-- When somebody changes team, their cases go with them.
create function relation_follows_staff() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.referral set team_id = team_id where programme_id = new.programme_id and link_worker_id = new.id;
  return null;
end $$;
revoke execute on function relation_follows_staff() from public;
create trigger relation_to_referral after update on staff for each row
  when (old.team_id is distinct from new.team_id) execute function relation_follows_staff();

-- The teams a person is with. Null: open to the whole programme, because no team has them yet, or a case of theirs is with
-- a link worker of no team. A referral that ended without ever having had a link worker counts for nothing. Records that were
-- joined are with the same teams, in whichever of them the rows stand.
create function joined_people(programme uuid, person uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive up as (
    select p.id, p.merged_into from public.person p where p.programme_id = programme and p.id = person
    union
    select p.id, p.merged_into from public.person p join up on p.programme_id = programme and p.id = up.merged_into
  ), down as (
    select id from up
    union
    select p.id from public.person p join down on p.programme_id = programme and p.merged_into = down.id
  )
  select array_agg(id) from down
$$;

create function teams_of_person(programme uuid, person uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public as $$
  select case
    when bool_or(r.team_id is null and (r.link_worker_id is not null
      or r.state in ('received', 'in_triage', 'info_requested', 'accepted', 'waiting'))) then null
    else array_agg(distinct r.team_id) filter (where r.team_id is not null)
  end
  from public.referral r
  where r.programme_id = programme and r.person_id = any (public.joined_people(programme, person))
$$;
revoke execute on function joined_people(uuid, uuid), teams_of_person(uuid, uuid) from public;

alter table person add column team_ids uuid[];
create function relation_of_person() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.team_ids := public.teams_of_person(new.programme_id, new.id);
  return new;
end $$;
revoke execute on function relation_of_person() from public;
create trigger a_relation_added before insert on person for each row when (new.team_ids is not null) execute function relation_of_person();
create trigger a_relation_kept before update of team_ids on person for each row execute function relation_of_person();

create function relation_to_person() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  touched uuid[];
begin
  if tg_table_name = 'person' then
    touched := public.joined_people(new.programme_id, new.id) || public.joined_people(old.programme_id, old.merged_into);
  else
    if new.person_id is not null then touched := public.joined_people(new.programme_id, new.person_id); end if;
    if tg_op = 'UPDATE' then
      if old.person_id is distinct from new.person_id then
        touched := touched || public.joined_people(old.programme_id, old.person_id);
      end if;
    end if;
  end if;
  update public.person p set team_ids = p.team_ids
    where p.programme_id = new.programme_id and p.id = any (touched)
      and p.team_ids is distinct from public.teams_of_person(p.programme_id, p.id);
  return null;
end $$;
revoke execute on function relation_to_person() from public;
create trigger relation_to_person after update on person for each row
  when (old.merged_into is distinct from new.merged_into) execute function relation_to_person();
create trigger relation_to_person_added after insert on referral for each row
  when (new.person_id is not null) execute function relation_to_person();
create trigger relation_to_person_kept after update on referral for each row
  when ((old.person_id, old.team_id, old.link_worker_id, old.state) is distinct from (new.person_id, new.team_id, new.link_worker_id, new.state))
  execute function relation_to_person();

-- Whose referral it is and who has it, and which records are one person, is decided in triage: whoever could write it would see
-- the record of anybody they can name.
create function decided_in_triage() returns trigger language plpgsql as $$
begin
  raise exception 'whose it is, and who has it, is decided in triage' using errcode = 'insufficient_privilege';
end $$;
create trigger decided_in_triage before update of person_id, link_worker_id on referral for each row
  when (current_setting('app.role', true) = 'link_worker'
    and (old.person_id, old.link_worker_id) is distinct from (new.person_id, new.link_worker_id))
  execute function decided_in_triage();
create trigger decided_in_triage before update of merged_into on person for each row
  when (current_setting('app.role', true) = 'link_worker' and old.merged_into is distinct from new.merged_into)
  execute function decided_in_triage();
create trigger decided_in_triage_added before insert on referral for each row
  when (current_setting('app.role', true) = 'link_worker' and (new.person_id is not null or new.link_worker_id is not null))
  execute function decided_in_triage();
create trigger decided_in_triage_added before insert on person for each row
  when (current_setting('app.role', true) = 'link_worker' and new.merged_into is not null)
  execute function decided_in_triage();

call relation_policies('person', person_reads => true);
-- A person reads neither the referral nor the sessions themselves: what was written there about risk is not for who holds their telephone.
call relation_policies('referral', own => '{link_worker_id}',
  also_reads => $$when 'referrer' then case when id = nullif(current_setting('app.actor', true), '')::uuid then 'private link' end$$,
  also_adds => $$when 'public' then case when state = 'received' and person_id is null and link_worker_id is null
    and triaged_at is null and triaged_by is null and decision_reason is null and duplicate_of is null and allocated_at is null
    and waiting_since is null and first_contact_at is null and sessions_held = 0 and closed_at is null and version = 1 then 'intake' end$$,
  also_changes => $$when 'referrer' then case when id = nullif(current_setting('app.actor', true), '')::uuid then 'private link' end$$);

-- What hangs on a referral.
call protect_record('referral_need', 'referral', 'referral_id',
  also_adds => $$when 'public' then case when severity is null and words is null then 'intake' end$$);
call protect_record('referral_event', 'referral', 'referral_id',
  also_adds => $$when 'public' then case when actor_id = nullif(current_setting('app.actor', true), '')::uuid and actor_role = 'public'
      and transition = 'receive' then 'intake' end
    when 'referrer' then case when actor_id = nullif(current_setting('app.actor', true), '')::uuid and actor_role = 'referrer'
      and transition = 'answer' and referral_id = actor_id then 'private link' end$$);
call protect_record('referral_question', 'referral', 'referral_id',
  also_reads => $$when 'referrer' then case when referral_id = nullif(current_setting('app.actor', true), '')::uuid then 'private link' end$$,
  also_changes => $$when 'referrer' then case when referral_id = nullif(current_setting('app.actor', true), '')::uuid then 'private link' end$$);
call protect_record('contact', 'referral', 'referral_id');
call protect_record('extension', 'referral', 'referral_id');
call protect_record('session', 'referral', 'referral_id', own => '{link_worker_id}');
call protect_record('note', 'referral', 'referral_id');
call protect_record('plan', 'referral', 'referral_id', person_reads => true);
call protect_record('introduction', 'referral', 'referral_id', own => '{owner_id}', person_reads => true);
call protect_record('own_concern', 'referral', 'referral_id', person_reads => true);
call protect_record('assessment', 'referral', 'referral_id', person_reads => true);
call protect_record('letter', 'referral', 'referral_id');
call protect_record('match_answer', 'referral', 'referral_id');
call protect_record('case_shortlist', 'referral', 'referral_id', person_reads => true);

-- What hangs on what hangs on a referral.
call protect_record('note_addendum', 'note', 'note_id');
call protect_record('goal', 'plan', 'plan_id', person_reads => true);
call protect_record('action', 'plan', 'plan_id', person_reads => true);
call protect_record('barrier', 'plan', 'plan_id', person_reads => true);
call protect_record('plan_version', 'plan', 'plan_id', person_reads => true);
call protect_record('introduction_event', 'introduction', 'introduction_id');
call protect_record('introduction_answer', 'introduction', 'introduction_id');
call protect_record('first_visit', 'introduction', 'introduction_id', person_reads => true);
call protect_record('buddy_offer', 'introduction', 'introduction_id');

-- What names a referral, a person, or both.
call protect_record('consent', 'referral', 'referral_id', loose => true, person_reads => true,
  also_adds => $$when 'public' then case when person_id is null and withdrawn_at is null then 'intake' end$$);
call protect_record('task', 'referral', 'referral_id', loose => true, own => '{assignee_id}',
  also_adds => $$when 'public' then case when person_id is null and assignee_id is null and done_at is null and cancelled_at is null then 'intake' end
    when 'referrer' then case when referral_id = nullif(current_setting('app.actor', true), '')::uuid
      and assignee_id is null and done_at is null and cancelled_at is null then 'private link' end$$);
-- What is written to staff and to groups is of no person, and the co-ordinator's.
call protect_record('message', 'referral', 'referral_id', loose => true, of_all => false);
call protect_record('unmet_need', 'referral', 'referral_id', loose => true);

-- Concerns stay need-to-know: a link worker reads and changes those they own or raised, and raises one of whomever they see.
call protect_record('concern', 'referral', 'referral_id', loose => true);
alter policy read on concern using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
    when 'link_worker' then case when owner_id = nullif(current_setting('app.actor', true), '')::uuid then 'own'
      when raised_by = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null);
alter policy change on concern using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
    when 'link_worker' then case when owner_id = nullif(current_setting('app.actor', true), '')::uuid then 'own'
      when raised_by = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null)
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
    when 'link_worker' then case when owner_id = nullif(current_setting('app.actor', true), '')::uuid then 'own'
      when raised_by = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null);

-- What hangs on a person.
call protect_record('person_contact', 'person', 'person_id');
call protect_record('person_merge', 'person', 'kept_id');
alter policy add on person_merge with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and current_setting('app.role', true) = any ('{coordinator,system}'::text[]));
alter policy change on person_merge using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and current_setting('app.role', true) = any ('{coordinator,system}'::text[]))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
  and current_setting('app.role', true) = any ('{coordinator,system}'::text[]));

-- The pieces of names that the search looks in are written by their own triggers alone, which now write the teams too.
alter table person_piece add column team_ids uuid[];
create or replace function keep_new_pieces() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.person_piece (programme_id, piece, person_id, team_ids)
    select fresh.programme_id, piece, fresh.id, fresh.team_ids from fresh, public.pieces_of(fresh.searched, fresh.postcode) piece;
  return null;
end $$;
create or replace function keep_changed_pieces() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from public.person_piece where programme_id = old.programme_id and person_id = old.id
    and piece = any (array(select public.pieces_of(old.searched, old.postcode)));
  insert into public.person_piece (programme_id, piece, person_id, team_ids)
    select new.programme_id, piece, new.id, new.team_ids from public.pieces_of(new.searched, new.postcode) piece;
  return null;
end $$;
create function relation_to_person_piece() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.person_piece set team_ids = new.team_ids where programme_id = new.programme_id and person_id = new.id;
  return null;
end $$;
revoke execute on function relation_to_person_piece() from public;
create trigger relation_to_person_piece after update on person for each row
  when (old.team_ids is distinct from new.team_ids) execute function relation_to_person_piece();
call relation_policies('person_piece');
drop policy add on person_piece;
drop policy change on person_piece;
revoke insert, update on person_piece from hedgerow_app;

-- A private link is of what it opens: a referral, or a person.
alter table private_link add column person_id uuid, add column team_ids uuid[];
create function relation_of_private_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select r.person_id, case when r.team_id is not null then array[r.team_id] end into new.person_id, new.team_ids
    from public.referral r where r.programme_id = new.programme_id and r.id = new.subject_id;
  if not found then
    select p.id, p.team_ids into new.person_id, new.team_ids
      from public.person p where p.programme_id = new.programme_id and p.id = new.subject_id;
  end if;
  return new;
end $$;
revoke execute on function relation_of_private_link() from public;
create trigger a_relation_added before insert on private_link for each row execute function relation_of_private_link();
create trigger a_relation_kept before update of person_id, team_ids, subject_id on private_link for each row execute function relation_of_private_link();
call relation_follows('private_link', 'referral', 'subject_id', 'team_ids');
call relation_follows('private_link', 'person', 'subject_id', 'team_ids', ' ');
call relation_policies('private_link', also_adds => $$when 'public' then 'intake'$$);
-- A visitor's link opens the referral that is received in the same transaction and no other.
create function only_own_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from added where not exists (select from public.referral r
    where r.programme_id = added.programme_id and r.id = added.subject_id and r.xmin = pg_current_xact_id()::xid)) then
    raise exception 'a visitor may only keep a link to the referral being received' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
revoke execute on function only_own_link() from public;
create trigger visitor_adds after insert on private_link referencing new table as added for each statement
  when (current_setting('app.role', true) = 'public') execute function only_own_link();

-- What somebody has typed, and whom they looked at lately, is theirs alone.
call relate('recent_person', 'referral', 'referral_id');
create procedure own_rows_only(table_name text, roles text[]) language plpgsql as $$
declare
  own constant text := format('(programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
    and (current_setting(''app.role'', true) = ''system'' or (current_setting(''app.role'', true) = any (%L::text[])
      and staff_id = nullif(current_setting(''app.actor'', true), '''')::uuid)))', roles);
begin
  execute format('alter policy read on %I using %s', table_name, own);
  execute format('alter policy add on %I with check %s', table_name, own);
  execute format('alter policy change on %I using %s with check %s', table_name, own, own);
  execute format('alter policy remove on %I using %s', table_name, own);
end $$;
call own_rows_only('draft', '{link_worker,coordinator,administrator}');
call own_rows_only('recent_person', '{link_worker,coordinator}');
drop procedure own_rows_only(text, text[]);

-- That somebody has an open concern is known of the people one sees, and of nobody else.
create or replace function people_with_open_concern() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct c.person_id from public.concern c
  where c.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and c.state <> 'closed'
    and case current_setting('app.role', true) when 'coordinator' then true when 'system' then true
      when 'link_worker' then c.team_ids is null or c.team_ids && nullif(current_setting('app.teams', true), '')::uuid[]
        or c.person_id = any (nullif(current_setting('app.glass', true), '')::uuid[])
        or nullif(current_setting('app.actor', true), '')::uuid in (c.owner_id, c.raised_by) end
$$;
