-- Somebody wants to study what the programme recorded: what for, who gets it, what stands in it, until when. Two people who did not ask,
-- a co-ordinator and an administrator, agree before any file is made.
create table research_project (
  programme_id uuid not null references programme,
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 2000),
  recipient text not null check (length(recipient) between 1 and 300),
  -- The public key (age) that every file is sealed for.
  recipient_key text not null check (recipient_key like 'age1%'),
  ethics_reference text not null check (length(ethics_reference) between 1 and 160),
  dpia_reference text not null check (length(dpia_reference) between 1 and 160),
  variables text[] not null check (cardinality(variables) > 0),
  -- Days as spans only, or moved by as many days for all of one person.
  dates text not null check (dates in ('spans', 'shifted')),
  from_on date not null,
  until_on date not null,
  -- The last day on which a file is made; the key is destroyed after it.
  ends_on date not null,
  smallest integer not null default 8 check (smallest >= 8),
  state text not null default 'asked' check (state in ('asked', 'first_yes', 'approved', 'refused', 'ended')),
  asked_by uuid not null,
  asked_role text not null check (asked_role in ('coordinator', 'administrator', 'analyst')),
  asked_at timestamptz not null,
  first_by uuid,
  first_role text check (first_role in ('coordinator', 'administrator')),
  first_at timestamptz,
  second_by uuid,
  second_role text check (second_role in ('coordinator', 'administrator')),
  second_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  ended_why text check (ended_why in ('withdrawn', 'refused', 'over')),
  primary key (programme_id, id),
  check (from_on <= until_on),
  check ((first_by is null) = (first_at is null) and (first_by is null) = (first_role is null)),
  check ((second_by is null) = (second_at is null) and (second_by is null) = (second_role is null)),
  check (first_by <> asked_by),
  check (second_by <> asked_by),
  check (second_by <> first_by),
  check (second_role <> first_role),
  check (state <> 'first_yes' or first_by is not null),
  check (state <> 'approved' or (first_by is not null and second_by is not null)),
  check ((state in ('refused', 'ended')) = (ended_at is not null) and (ended_at is null) = (ended_why is null)),
  foreign key (programme_id, asked_by) references staff (programme_id, id)
);
create index research_project_newest on research_project (programme_id, asked_at desc, id);
call protect('research_project', '{coordinator,administrator,analyst,system}', '{coordinator,administrator,system}', '{analyst}');
-- Who asked may take it back, whatever their role.
drop policy change on research_project;
create policy change on research_project for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'administrator' then 'programme'
      when 'system' then 'programme'
      when 'analyst' then case when asked_by = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null)
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);

-- Each step in the name of who takes it, one at a time, and what was asked for stays as it was read by those who agreed.
create function keep_research_project() returns trigger language plpgsql as $$
declare
  actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  doing constant text := coalesce(current_setting('app.role', true), '');
begin
  if doing = '' then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or new.asked_by is distinct from actor or new.asked_role is distinct from doing
      or new.first_by is not null or new.second_by is not null or new.ended_at is not null then
      raise exception 'a study is asked for in one’s own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (new.programme_id, new.id, new.title, new.purpose, new.recipient, new.recipient_key, new.ethics_reference, new.dpia_reference,
      new.variables, new.dates, new.from_on, new.until_on, new.ends_on, new.smallest, new.asked_by, new.asked_role, new.asked_at)
    is distinct from (old.programme_id, old.id, old.title, old.purpose, old.recipient, old.recipient_key, old.ethics_reference,
      old.dpia_reference, old.variables, old.dates, old.from_on, old.until_on, old.ends_on, old.smallest, old.asked_by, old.asked_role,
      old.asked_at)
    or (old.first_by is not null and (new.first_by, new.first_role, new.first_at)
      is distinct from (old.first_by, old.first_role, old.first_at))
    or (old.second_by is not null and (new.second_by, new.second_role, new.second_at)
      is distinct from (old.second_by, old.second_role, old.second_at)) then
    raise exception 'what was asked and agreed stays' using errcode = 'insufficient_privilege';
  end if;
  if not (
    (old.state = 'asked' and new.state = 'first_yes' and new.first_by = actor and new.first_role = doing and new.second_by is null)
    or (old.state = 'first_yes' and new.state = 'approved' and new.second_by = actor and new.second_role = doing)
    or (old.state in ('asked', 'first_yes') and new.state = 'refused' and new.ended_by = actor and new.ended_why = 'refused'
      and doing in ('coordinator', 'administrator') and actor <> old.asked_by
      and (new.first_by, new.second_by) is not distinct from (old.first_by, old.second_by))
    or (old.state in ('asked', 'first_yes', 'approved') and new.state = 'ended' and new.ended_why = 'withdrawn' and new.ended_by = actor
      and (new.first_by, new.second_by) is not distinct from (old.first_by, old.second_by))
    or (old.state in ('asked', 'first_yes', 'approved') and new.state = 'ended' and new.ended_why = 'over' and doing = 'system'
      and (new.first_by, new.second_by) is not distinct from (old.first_by, old.second_by))) then
    raise exception 'no such step' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger decided before insert or update on research_project for each row execute function keep_research_project();

-- The secret that makes the pseudonyms of one study. It is sealed under a key of its own in `data_key`, which is destroyed when the study
-- ends: from then on nobody can say which line was whose.
create table research_key (
  programme_id uuid not null,
  project_id uuid not null,
  secret text not null,
  made_at timestamptz not null,
  primary key (programme_id, project_id),
  foreign key (programme_id, project_id) references research_project (programme_id, id)
);
call protect('research_key', '{coordinator,system}', '{system}', '{coordinator}');

alter table data_key drop constraint data_key_owner_kind_check;
alter table data_key add constraint data_key_owner_kind_check
  check (owner_kind in ('person', 'referral', 'staff', 'project')) not valid;
-- Keys of studies are the co-ordinator's and the clock's; of all others whoever could may read, add and change as before.
do $$
declare
  one record;
  ours constant text := '(owner_kind <> ''project'' or current_setting(''app.role'', true) in (''coordinator'', ''system''))';
begin
  for one in select policyname, cmd, qual, with_check from pg_policies where tablename = 'data_key' and schemaname = 'public' loop
    if one.qual is not null then execute format('alter policy %I on data_key using ((%s) and %s)', one.policyname, one.qual, ours); end if;
    if one.with_check is not null then
      execute format('alter policy %I on data_key with check ((%s) and %s)', one.policyname, one.with_check, ours);
    end if;
  end loop;
end $$;

-- What was made for a study: how many lines of how many people, what was left out and why. The file itself is kept nowhere.
create table research_file (
  programme_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  people integer not null check (people >= 0),
  line_count integer not null check (line_count >= 0),
  left_out jsonb not null,
  sha256 text not null,
  size integer not null,
  primary key (programme_id, id),
  foreign key (programme_id, project_id) references research_project (programme_id, id),
  foreign key (programme_id, made_by) references staff (programme_id, id)
);
create index research_file_project on research_file (programme_id, project_id, made_at desc);
call protect('research_file', '{coordinator,administrator,analyst,system}', '{}', '{coordinator}');
revoke update on research_file from hedgerow_app;
drop policy change on research_file;
