-- Who stands in which relation to a record, written in the row itself: whose it is (person_id) and with which team it is
-- (team_id, or team_ids where a row belongs to a person and not to one case of theirs). Policies look nothing up, so triggers
-- write both columns and keep them true. See docs/decisions/0012-relations-in-rows.md.
--
-- Costs on a running system: this file makes functions only and locks nothing. 0601 adds empty columns, triggers and policies:
-- each table is locked for a moment and none is rewritten. 0602 fills the columns of rows that were there before.

-- The policies of one table of a programme, from sentences. Each command has one: the programme, and a CASE over the role that names
-- the relation by which this actor comes to this row, or nothing. The role is asked first and once, so the row of a co-ordinator costs
-- no more than before. "is not null" tells the planner that nearly every row passes: it does, for whoever has the right to ask.
--
-- own: columns with the id of the member of staff whose row it is. also_*: further branches, as "when 'public' then case … end".
create procedure relation_policies(table_name text, own text[] default '{}', person_reads boolean default false,
  also_reads text default '', also_adds text default '', also_changes text default '')
  language plpgsql as $$
declare
  mine constant text := 'programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid';
  doing constant text := 'current_setting(''app.role'', true)';
  teams constant text := 'nullif(current_setting(''app.teams'', true), '''')::uuid[]';
  actor constant text := 'nullif(current_setting(''app.actor'', true), '''')::uuid';
  of_person constant boolean := exists (select from pg_attribute
    where attrelid = format('public.%I', table_name)::regclass and attname = 'team_ids' and not attisdropped);
  whose constant text := case when table_name = 'person' then 'id' else 'person_id' end;
  team constant text := case when of_person
    then format('when team_ids is null then ''no team yet'' when team_ids && %s then ''team''', teams)
    else format('when team_id is null then ''no team yet'' when team_id = any (%s) then ''team''', teams) end;
  glass constant text := format('when %I = any (nullif(current_setting(''app.glass'', true), '''')::uuid[]) then ''break-glass''', whose);
  owned text := '';
  reading text;
  adding text;
  changing text;
  one text;
begin
  foreach one in array own loop
    owned := owned || format(' when %I = %s then ''own''', one, actor);
  end loop;
  reading := format('(%s and case %s when ''coordinator'' then ''programme'' when ''system'' then ''programme'' when ''link_worker'' then case %s%s %s end%s %s end is not null)',
    mine, doing, team, owned, glass,
    case when person_reads then format(' when ''person'' then case when %I = %s then ''own record'' end', whose, actor) else '' end, also_reads);
  adding := format('(%s and case %s when ''coordinator'' then ''programme'' when ''system'' then ''programme'' when ''link_worker'' then case %s %s end %s end is not null)',
    mine, doing, team, glass, also_adds);
  changing := format('(%s and case %s when ''coordinator'' then ''programme'' when ''system'' then ''programme'' when ''link_worker'' then case %s%s %s end %s end is not null)',
    mine, doing, team, owned, glass, also_changes);
  execute format('alter table %I enable row level security', table_name);
  for one in select policyname from pg_policies where schemaname = 'public' and tablename = table_name and cmd in ('SELECT', 'INSERT', 'UPDATE') loop
    execute format('drop policy %I on %I', one, table_name);
  end loop;
  execute format('create policy read on %I for select using %s', table_name, reading);
  execute format('create policy add on %I for insert with check %s', table_name, adding);
  execute format('create policy change on %I for update using %s with check %s', table_name, changing, changing);
  execute format('grant select, insert, update on %I to hedgerow_app', table_name);
end $$;

-- Columns and triggers of a table whose rows hang on a parent that knows its relation: a case's (referral, plan, introduction,
-- note), or a person (parent 'person'). loose: a row may name a referral, a person, both or neither; it is the referral's while there
-- is one that knows its person, and the person's otherwise; of_all: what names nobody is for every link worker.
-- The columns cannot be written by hand: whatever a statement says, the parent's values stand.
create procedure relate(table_name text, parent text, parent_key text, loose boolean default false, of_all boolean default true)
  language plpgsql as $$
declare
  of_person constant boolean := loose or parent = 'person';
  team constant text := case when of_person then 'team_ids' else 'team_id' end;
  filling text;
begin
  execute format('alter table %I add column if not exists person_id uuid, add column if not exists %I uuid%s',
    table_name, team, case when of_person then '[]' else '' end);
  filling := case
    when parent = 'person' then format($fill$
      new.person_id := new.%1$I;
      select p.team_ids into new.team_ids from public.person p where p.programme_id = new.programme_id and p.id = new.%1$I;$fill$, parent_key)
    when loose then format($fill$
      if new.%1$I is not null then
        select r.person_id, r.team_id into found from public.%2$I r where r.programme_id = new.programme_id and r.id = new.%1$I;
      end if;
      if found.person_id is null and new.person_id is not null then
        select p.team_ids into new.team_ids from public.person p where p.programme_id = new.programme_id and p.id = new.person_id;
      else
        new.person_id := found.person_id;
        new.team_ids := case when found.team_id is not null then array[found.team_id]%3$s end;
      end if;$fill$, parent_key, parent, case when of_all then '' else format(' when new.%I is null then ''{}''::uuid[]', parent_key) end)
    else format($fill$
      select r.person_id, r.team_id into found from public.%2$I r where r.programme_id = new.programme_id and r.id = new.%1$I;
      new.person_id := coalesce(found.person_id, new.person_id);
      new.team_id := found.team_id;$fill$, parent_key, parent) end;
  execute format($make$
    create or replace function %1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $body$
    declare found record;
    begin
      select null::uuid as person_id, null::uuid as team_id into found;%2$s
      return new;
    end $body$
    $make$, 'relation_of_' || table_name, filling);
  execute format('revoke execute on function %I() from public', 'relation_of_' || table_name);
  execute format('create trigger a_relation_added before insert on %I for each row execute function %I()', table_name, 'relation_of_' || table_name);
  execute format('create trigger a_relation_kept before update of %I, %I%s on %I for each row execute function %I()',
    parent_key, team, case when parent_key = 'person_id' then '' else ', person_id' end, table_name, 'relation_of_' || table_name);
  call relation_follows(table_name, parent, parent_key, team);
  if loose then
    call relation_follows(table_name, 'person', 'person_id', team, format(' and %I is null', parent_key));
  end if;
end $$;

-- When the parent's relation changes, the rows that hang on it are asked to look again.
create procedure relation_follows(table_name text, parent text, parent_key text, team text, which text default '')
  language plpgsql as $$
declare
  name constant text := 'relation_to_' || table_name || case when which = '' then '' else '_of_person' end;
  watched constant text := case when parent = 'person' then '%1$s.team_ids' else '(%1$s.person_id, %1$s.team_id)' end;
begin
  execute format($make$
    create or replace function %1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $body$
    begin
      update public.%2$I set %3$I = %3$I where programme_id = new.programme_id and %4$I = new.id%5$s;
      return null;
    end $body$
    $make$, name, table_name, team, parent_key, which);
  execute format('revoke execute on function %I() from public', name);
  execute format('create trigger %I after update on %I for each row when (%s is distinct from %s) execute function %I()',
    name, parent, format(watched, 'old'), format(watched, 'new'), name);
end $$;

-- THE procedure for a new table that holds something of a person: its columns, triggers and policies.
-- Example: call protect_record('goal', 'plan', 'plan_id', person_reads => true);
-- An index that begins with (programme_id, parent_key) is needed, for a change of team asks all rows of a parent.
create procedure protect_record(table_name text, parent text, parent_key text, own text[] default '{}', person_reads boolean default false,
  loose boolean default false, of_all boolean default true,
  also_reads text default '', also_adds text default '', also_changes text default '')
  language plpgsql as $$
begin
  call relate(table_name, parent, parent_key, loose, of_all);
  call relation_policies(table_name, own, person_reads, also_reads, also_adds, also_changes);
end $$;
