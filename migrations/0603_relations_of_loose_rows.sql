-- What names a referral is with the team of that referral, also while nobody is known of it yet; and nobody but triage puts the name
-- of a person to it: a link worker could write into the record of somebody they do not see.
create or replace procedure relate(table_name text, parent text, parent_key text, loose boolean default false, of_all boolean default true)
  language plpgsql as $$
declare
  of_person constant boolean := loose or parent = 'person';
  team constant text := case when of_person then 'team_ids' else 'team_id' end;
begin
  execute format('alter table %I add column if not exists person_id uuid, add column if not exists %I uuid%s',
    table_name, team, case when of_person then '[]' else '' end);
  call relation_function(table_name, parent, parent_key, loose, of_all);
  execute format('create trigger a_relation_added before insert on %I for each row execute function %I()', table_name, 'relation_of_' || table_name);
  execute format('create trigger a_relation_kept before update of %I, %I%s on %I for each row execute function %I()',
    parent_key, team, case when parent_key = 'person_id' then '' else ', person_id' end, table_name, 'relation_of_' || table_name);
  call relation_follows(table_name, parent, parent_key, team);
  if loose then
    call relation_follows(table_name, 'person', 'person_id', team, format(' and %I is null', parent_key));
  end if;
end $$;

-- The function that finds the relation of a row of one table.
create procedure relation_function(table_name text, parent text, parent_key text, loose boolean, of_all boolean)
  language plpgsql as $$
declare
  filling text;
begin
  filling := case
    when parent = 'person' then format($fill$
      new.person_id := new.%1$I;
      select p.team_ids into new.team_ids from public.person p where p.programme_id = new.programme_id and p.id = new.%1$I;$fill$, parent_key)
    when loose then format($fill$
      if new.%1$I is not null then
        select r.person_id, r.team_id into found from public.%2$I r where r.programme_id = new.programme_id and r.id = new.%1$I;
        if found.person_id is null and new.person_id is not null and current_setting('app.role', true) = 'link_worker' then
          raise exception 'whose it is, is decided in triage' using errcode = 'insufficient_privilege';
        end if;
        new.person_id := coalesce(found.person_id, new.person_id);
        new.team_ids := case when found.team_id is not null then array[found.team_id] end;
      elsif new.person_id is not null then
        select p.team_ids into new.team_ids from public.person p where p.programme_id = new.programme_id and p.id = new.person_id;
      else
        new.team_ids := %3$L::uuid[];
      end if;$fill$, parent_key, parent, case when of_all then null else '{}' end)
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
end $$;

call relation_function('consent', 'referral', 'referral_id', true, true);
call relation_function('task', 'referral', 'referral_id', true, true);
call relation_function('message', 'referral', 'referral_id', true, false);
call relation_function('unmet_need', 'referral', 'referral_id', true, true);
call relation_function('concern', 'referral', 'referral_id', true, true);

-- A record that comes in joined to another already is with that other's teams.
create trigger relation_to_person_added after insert on person for each row
  when (new.merged_into is not null) execute function relation_to_person();

-- What may be removed is removed by whoever comes to it: a statement that reads nothing is not asked for what it may read.
create or replace procedure allow_removal(table_name text, removers text[]) language plpgsql as $$
declare
  teams constant text := 'nullif(current_setting(''app.teams'', true), '''')::uuid[]';
  team constant text := (select attname from pg_attribute
    where attrelid = format('public.%I', table_name)::regclass and attname in ('team_id', 'team_ids') and not attisdropped and table_name <> 'staff' limit 1);
  relation constant text := case team
    when 'team_id' then format('case when team_id is null then ''no team yet'' when team_id = any (%s) then ''team'' end', teams)
    when 'team_ids' then format('case when team_ids is null then ''no team yet'' when team_ids && %s then ''team'' end', teams)
    else '''programme''' end;
begin
  execute format('create policy remove on %I for delete using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
    and case when current_setting(''app.role'', true) <> all (%L::text[]) then null
      when current_setting(''app.role'', true) = ''link_worker'' then %s else ''programme'' end is not null)', table_name, removers, relation);
  execute format('grant delete on %I to hedgerow_app', table_name);
end $$;
