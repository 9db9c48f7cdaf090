-- Removal asked about link workers where no link worker may remove, and about a team where a row has none: a branch that nobody comes to can be
-- wrong without anybody noticing. Only what decides is left.
create or replace procedure allow_removal(table_name text, removers text[]) language plpgsql as $$
declare
  teams constant text := 'nullif(current_setting(''app.teams'', true), '''')::uuid[]';
  team constant text := (select attname from pg_attribute
    where attrelid = format('public.%I', table_name)::regclass and attname in ('team_id', 'team_ids') and not attisdropped and table_name <> 'staff' limit 1);
  relation constant text := case team
    when 'team_id' then format('case when team_id is null then ''no team yet'' when team_id = any (%s) then ''team'' end', teams)
    when 'team_ids' then format('case when team_ids is null then ''no team yet'' when team_ids && %s then ''team'' end', teams) end;
begin
  if relation is null or 'link_worker' <> all (removers) then
    execute format('create policy remove on %I for delete using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
      and current_setting(''app.role'', true) = any (%L::text[]))', table_name, removers);
  else
    execute format('create policy remove on %I for delete using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
      and case when current_setting(''app.role'', true) <> all (%L::text[]) then null
        when current_setting(''app.role'', true) = ''link_worker'' then %s else ''programme'' end is not null)', table_name, removers, relation);
  end if;
  execute format('grant delete on %I to hedgerow_app', table_name);
end $$;

do $$
declare
  found record;
begin
  for found in
    select p.tablename as name, (regexp_match(p.qual, '<> ALL \(''(\{[^}]*\})''::text\[\]\)'))[1] as removers
    from pg_policies p
    where p.schemaname = 'public' and p.policyname = 'remove' and p.cmd = 'DELETE' and p.qual ~ '<> ALL'
  loop
    if 'link_worker' = any (found.removers::text[]) and exists (select from pg_attribute
      where attrelid = format('public.%I', found.name)::regclass and attname in ('team_id', 'team_ids') and not attisdropped)
    then continue;
    end if;
    execute format('alter policy remove on %I using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
      and current_setting(''app.role'', true) = any (%L::text[]))', found.name, found.removers);
  end loop;
end $$;
