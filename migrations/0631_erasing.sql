-- The one way in which rows of a record go. The application’s login may remove nothing of a record; this function of the owner does, for
-- the work of the night only, when two people have decided it, nothing holds the record, and for the whole of it or not at all.
-- What is removed from where stands in a table that the application cannot read: a new table with something of a person adds its line.
create schema erasure;
revoke all on schema erasure from public;

create table erasure.step (
  place integer primary key,
  table_name text not null unique,
  -- Over $1 programme, $2 the person’s ids, $3 ids of their referrals, $4 ids of all rows removed so far, and of those two.
  condition text not null,
  -- Null: the row goes. Otherwise what is blanked in it.
  blank text
);

-- The ids that stand in a text, such as the address of a page.
create function erasure.ids_in(words text) returns uuid[] language sql immutable strict set search_path = pg_catalog as $$
  select array(select found[1]::uuid
    from regexp_matches(words, '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}', 'g') found)
$$;

insert into erasure.step (place, table_name, condition, blank) values
  (100, 'introduction_event', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null),
  (101, 'introduction_answer', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null),
  (102, 'first_visit', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null),
  (103, 'buddy_offer', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null),
  (104, 'service_report', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))',
    'introduction_id = null, words = null'),
  (110, 'introduction', 'referral_id = any ($3) or person_id = any ($2)', null),
  (120, 'assessment', 'referral_id = any ($3) or person_id = any ($2)', null),
  (121, 'restricted_words', 'referral_id = any ($3) or person_id = any ($2)', null),
  (122, 'note_addendum', 'note_id in (select id from public.note where programme_id = $1 and (referral_id = any ($3) or person_id = any ($2)))', null),
  (123, 'note', 'referral_id = any ($3) or person_id = any ($2)', null),
  (124, 'session', 'referral_id = any ($3) or person_id = any ($2)', null),
  (125, 'contact', 'referral_id = any ($3) or person_id = any ($2)', null),
  (130, 'action', 'plan_id in (select id from public.plan where programme_id = $1 and referral_id = any ($3))', null),
  (131, 'barrier', 'plan_id in (select id from public.plan where programme_id = $1 and referral_id = any ($3))', null),
  (132, 'plan_version', 'plan_id in (select id from public.plan where programme_id = $1 and referral_id = any ($3))', null),
  (133, 'goal', 'plan_id in (select id from public.plan where programme_id = $1 and referral_id = any ($3))', null),
  (134, 'plan', 'referral_id = any ($3) or person_id = any ($2)', null),
  (140, 'message', 'referral_id = any ($3) or person_id = any ($2)', null),
  (141, 'letter', 'referral_id = any ($3) or person_id = any ($2)', null),
  (150, 'extension', 'referral_id = any ($3)', null),
  (151, 'referral_question', 'referral_id = any ($3)', null),
  (152, 'referral_event', 'referral_id = any ($3)', null),
  (153, 'referral_need', 'referral_id = any ($3)', null),
  (154, 'own_concern', 'referral_id = any ($3)', null),
  (155, 'case_shortlist', 'referral_id = any ($3)', null),
  (156, 'match_answer', 'referral_id = any ($3)', null),
  (157, 'recent_person', 'referral_id = any ($3)', null),
  (158, 'unmet_need', 'referral_id = any ($3) or person_id = any ($2)', null),
  (159, 'consent', 'referral_id = any ($3) or person_id = any ($2)', null),
  (160, 'concern', 'referral_id = any ($3) or person_id = any ($2)', null),
  (161, 'person_contact', 'person_id = any ($2)', null),
  (163, 'break_glass', 'person_id = any ($2)', null),
  (164, 'person_visit', 'person_id = any ($2)', null),
  (165, 'person_link', 'person_id = any ($2)', null),
  (162, 'person_merge', 'kept_id = any ($2) or merged_id = any ($2)', null),
  (170, 'access_package', 'person_id = any ($2)', null),
  (171, 'access_decision', 'request_id in (select id from public.access_request where programme_id = $1 and person_id = any ($2))', null),
  (172, 'access_request', 'person_id = any ($2)', null),
  (173, 'legal_hold', 'person_id = any ($2) or referral_id = any ($3)', null),
  (200, 'task', 'referral_id = any ($3) or person_id = any ($2) or subject_id = any ($4)', null),
  (201, 'private_link', 'subject_id = any ($4)', null),
  (202, 'alarm_call', 'alarm_id in (select id from public.alarm where programme_id = $1 and subject_id = any ($4))', null),
  (203, 'alarm', 'subject_id = any ($4)', null),
  (204, 'draft', 'erasure.ids_in(key) && $4', null),
  (205, 'interrupted_form', 'erasure.ids_in(path) && $4', null),
  (206, 'submission', 'erasure.ids_in(location) && $4', null),
  (207, 'outbox', 'subject_id = any ($4) or erasure.ids_in(payload::text) && $4', null),
  (210, 'person_piece', 'person_id = any ($2)', null),
  (211, 'person_token', 'person_id = any ($2)', null),
  (220, 'referral', 'id = any ($3)', null),
  (230, 'person', 'id = any ($2)', null),
  -- The keys go last: what a backup still holds of the record opens with them only.
  (240, 'data_key', 'person_id = any ($2) or owner_id = any ($4)',
    'wrapped = null, retired_at = coalesce(retired_at, now()), destroyed_at = coalesce(destroyed_at, now())');

-- Erases one record of an approved run.
-- Returns what came of it: erased, or why it was left (held, open, asked, gone). Throws for who may not, and where rows would be left.
create function erase_record(run uuid, item uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  programme constant uuid := nullif(current_setting('app.programme', true), '')::uuid;
  decided public.erasure_run;
  asked public.erasure;
  people uuid[] := '{}';
  cases uuid[];
  ids uuid[];
  gone uuid[];
  counted bigint;
  counts jsonb := '{}';
  fate text;
  one record;
begin
  if coalesce(current_setting('app.role', true), '') <> 'system' then
    raise exception 'records are erased by the work of the night only' using errcode = 'insufficient_privilege';
  end if;
  select * into decided from public.erasure_run r where r.programme_id = programme and r.id = run for update;
  select * into asked from public.erasure e where e.programme_id = programme and e.id = item and e.run_id = run for update;
  if decided.id is null or asked.id is null or asked.outcome <> 'waiting' then
    raise exception 'there is nothing to erase' using errcode = 'no_data_found';
  end if;
  if decided.state <> 'approved' or decided.approved_by is null or decided.approved_by = decided.proposed_by
    or decided.not_before > current_date + 1
    or 2 <> (select count(*) from public.staff s where s.programme_id = programme and s.id in (decided.proposed_by, decided.approved_by)) then
    raise exception 'two people have not decided this' using errcode = 'insufficient_privilege';
  end if;

  if asked.subject_kind = 'person' then
    people := coalesce(public.joined_people(programme, asked.subject_id), '{}');
  end if;
  perform from public.person p where p.programme_id = programme and p.id = any (people) order by p.id for update;
  select coalesce(array_agg(r.id), '{}') into cases from (
    select id from public.referral where programme_id = programme
      and (person_id = any (people) or (asked.subject_kind = 'referral' and id = asked.subject_id and person_id is null))
    order by id for update) r;
  ids := people || cases;

  fate := case
    when cardinality(ids) = 0 then 'gone'
    when exists (select from public.legal_hold h where h.programme_id = programme and h.ended_at is null
      and (h.person_id = any (people) or h.referral_id = any (cases))) then 'held'
    when exists (select from public.referral r where r.programme_id = programme and r.id = any (cases)
      and r.state not in ('declined', 'redirected', 'duplicate', 'closed', 'follow_up', 'withdrawn')) then 'open'
    when exists (select from public.access_request a where a.programme_id = programme and a.person_id = any (people)
      and a.state in ('open', 'ready')) then 'asked'
  end;
  if fate is not null then
    update public.erasure set outcome = fate, done_at = now() where programme_id = programme and id = item;
    return fate;
  end if;

  -- Somebody else’s referral that was called a repetition of one of these stays, without saying of which.
  update public.referral set duplicate_of = null
    where programme_id = programme and duplicate_of = any (cases) and id <> all (cases);
  for one in select * from erasure.step order by place loop
    continue when to_regclass('public.' || quote_ident(one.table_name)) is null;
    if one.blank is not null then
      execute format('with gone as (update public.%I set %s where programme_id = $1 and (%s) returning 1) select count(*) from gone',
        one.table_name, one.blank, one.condition) into counted using programme, people, cases, ids;
    elsif exists (select from pg_attribute a where a.attrelid = format('public.%I', one.table_name)::regclass and a.attname = 'id'
      and not a.attisdropped) then
      execute format('with gone as (delete from public.%I where programme_id = $1 and (%s) returning id)
        select count(*), coalesce(array_agg(id), ''{}'') from gone', one.table_name, one.condition)
        into counted, gone using programme, people, cases, ids;
      ids := ids || gone;
    else
      execute format('with gone as (delete from public.%I where programme_id = $1 and (%s) returning 1) select count(*) from gone',
        one.table_name, one.condition) into counted using programme, people, cases, ids;
    end if;
    if counted > 0 then counts := counts || jsonb_build_object(one.table_name, counted); end if;
  end loop;
  -- The queue keeps what it has carried out for a while: ids only, and these go as well.
  if to_regclass('pgboss.job') is not null then
    execute 'delete from pgboss.job where erasure.ids_in(data::text) && $1' using ids;
  end if;

  -- Whole or not at all: a table that nobody has named above stops everything.
  for one in
    select t.relname as table_name, a.attname as column_name from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attname in ('person_id', 'referral_id')
      and not a.attisdropped and t.relname not in ('audit_entry', 'data_key')
  loop
    execute format('select count(*) from public.%I where programme_id = $1 and %I = any ($2)', one.table_name, one.column_name)
      into counted using programme, people || cases;
    if counted > 0 then
      raise exception 'rows of % would be left', one.table_name using errcode = 'integrity_constraint_violation';
    end if;
  end loop;

  update public.erasure set outcome = 'erased', done_at = now(), row_counts = counts,
    joined_ids = array(select id from unnest(people || cases) id where id <> asked.subject_id)
    where programme_id = programme and id = item;
  return 'erased';
end $$;
revoke execute on function erase_record(uuid, uuid) from public;
grant execute on function erase_record(uuid, uuid) to hedgerow_app;

-- Leaves a record of an approved run that is not due any more when the night comes.
create function leave_record(run uuid, item uuid) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update public.erasure e set outcome = 'changed', done_at = now()
  where current_setting('app.role', true) = 'system' and e.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and e.id = item and e.run_id = run and e.outcome = 'waiting'
$$;
revoke execute on function leave_record(uuid, uuid) from public;
grant execute on function leave_record(uuid, uuid) to hedgerow_app;
