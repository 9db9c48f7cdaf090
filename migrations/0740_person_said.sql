-- What a person says on their own page, or a helper for them: kept as it was said, and carried into the rooms by the house. The person
-- reads neither their referral nor their sessions themselves (0601), so they write one thing here and nothing there.
create table person_said (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('confirm', 'cannot_come', 'move', 'agree_plan', 'step_done', 'not_working', 'went', 'not_gone',
    'still_going', 'answers', 'ring_me', 'language')),
  -- What it is about: a session, plan, action, introduction, referral or the person.
  subject_id uuid not null,
  -- Codes, numbers and days; never free words.
  says jsonb not null default '{}',
  -- Sealed.
  words text,
  said_at timestamptz not null,
  -- By which helper’s link; null: the person.
  helper_link_id uuid,
  -- What became of it; null: the house has not looked yet. asked: a colleague has it. late: it was not possible any more.
  outcome text check (outcome in ('done', 'asked', 'late')),
  carried_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, helper_link_id) references person_link (programme_id, id),
  check ((outcome is null) = (carried_at is null))
);
create index person_said_person on person_said (programme_id, person_id, said_at desc);
create index person_said_helper on person_said (programme_id, helper_link_id);
-- The person says things about themselves, now; nobody but the house writes what became of it.
call protect_record('person_said', 'person', 'person_id', person_reads => true,
  also_adds => $$when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid
    and outcome is null and carried_at is null then 'own record' end$$);
create function keep_person_said() returns trigger language plpgsql as $$
declare
  may constant text[] := '{outcome,carried_at,person_id,team_ids}';
begin
  if to_jsonb(new) - may - 'words' is distinct from to_jsonb(old) - may - 'words'
    or old.words is null and new.words is not null then
    raise exception 'what somebody said stays as they said it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_person_said before update on person_said for each row execute function keep_person_said();

-- A helper has a link and PIN of their own, for what the person allows them and nothing else.
alter table person_link add column helper_name text,
  add column powers text[] not null default '{}'
    check (powers <@ '{meetings,plan,activities,questions}'::text[]),
  add constraint powers_of_helpers check ((helper_name is null) = (powers = '{}'));
-- The person may give one themselves; the house’s sign-in reads and ends links.
call relation_policies('person_link',
  also_reads => $$when 'signin' then 'sign-in'$$,
  also_adds => $$when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid
    and made_by = person_id and helper_name is not null and opened_at is null and ended_at is null then 'own record' end$$,
  also_changes => $$when 'signin' then 'sign-in'$$);
-- What was said for somebody was said by a link of theirs that was open.
create function said_by_helper() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from public.person_link l where l.programme_id = new.programme_id and l.id = new.helper_link_id
    and l.person_id = new.person_id and l.helper_name is not null and l.ended_at is null and l.expires_at > now()) then
    raise exception 'no helper of this person' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke execute on function said_by_helper() from public;
create trigger said_by_helper before insert on person_said for each row
  when (new.helper_link_id is not null and current_setting('app.role', true) = 'person') execute function said_by_helper();

-- Their words are sealed under the key of their record: whoever says something holds it meanwhile, or makes the first.
do $$
declare
  own constant text := $own$(programme_id = nullif(current_setting('app.programme', true), '')::uuid and owner_kind = 'person'
    and current_setting('app.role', true) = 'person' and owner_id = nullif(current_setting('app.actor', true), '')::uuid
    and person_id = owner_id and retired_at is null and wrapped is not null)$own$;
  one record;
begin
  for one in select policyname, coalesce(with_check, qual) as rule, with_check is null as reads from pg_policies
    where schemaname = 'public' and tablename = 'data_key' and policyname in ('add', 'change') loop
    execute format('alter policy %I on data_key %s (%s or %s)', one.policyname,
      case when one.reads then 'using' else 'with check' end, one.rule, own);
  end loop;
  -- That something was said is told to the rooms, by whoever said it.
  select policyname, with_check as rule into one from pg_policies
    where schemaname = 'public' and tablename = 'outbox' and policyname = 'add';
  execute format($make$alter policy add on outbox with check (%s or (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'person' and name = 'PersonSaid'
    and subject_id = nullif(current_setting('app.actor', true), '')::uuid))$make$, one.rule);
end $$;

-- How answers came: by the person’s own page, or by a helper’s; null: a member of staff wrote them down.
alter table assessment add column taken_how text check (taken_how in ('link', 'helper'));

insert into erasure.step (place, table_name, condition, blank) values (142, 'person_said', 'person_id = any ($2)', null);
