-- What the sign-in may write, row by row. A page that nobody has signed in to yet speaks with the role signin and for nobody: an
-- expression injected there gives nobody a password, app, passkey, provider, browser, link or session, and takes none away.

-- Whoever gets a way in is the actor.
create procedure only_own(table_name text, column_update text default null) language plpgsql as $$
declare
  own constant text := 'programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid'
    ' and current_setting(''app.role'', true) = ''signin'' and staff_id = nullif(current_setting(''app.actor'', true), '''')::uuid';
begin
  execute format('drop policy add on %I', table_name);
  execute format('create policy add on %I for insert with check (%s)', table_name, own);
  if column_update is null then
    execute format('drop policy change on %I', table_name);
    execute format('create policy change on %I for update using (%s) with check (%s)', table_name, own, own);
  else
    -- A row is looked up before it is known whose it is: whose it is, its key and its end cannot be changed.
    execute format('revoke update on %I from hedgerow_app', table_name);
    execute format('grant update (%s) on %I to hedgerow_app', column_update, table_name);
  end if;
end $$;
call only_own('staff_password');
call only_own('staff_totp');
call only_own('staff_recovery_code');
call only_own('staff_passkey', 'counter, last_used_at, name');
call only_own('staff_federation', 'last_used_at');
call only_own('staff_device', 'last_used_at');
call only_own('staff_session', 'last_seen_at, ended_at, ended_why');
call only_own('staff_signing_in', 'ended_at');
drop procedure only_own(text, text);
revoke update on staff_link from hedgerow_app;
grant update (used_at) on staff_link to hedgerow_app;

-- Of somebody else's only an administrator takes away what they sign in with, and makes them a link; a co-ordinator makes links
-- for link workers. Asked by the owner, since a policy looks nothing up.
create function way_in_of_other() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  way record;
  doing constant text := current_setting('app.role', true);
begin
  if tg_op = 'DELETE' then way := old; else way := new; end if;
  if doing = 'coordinator' then
    if not exists (select from public.staff s
      where s.programme_id = way.programme_id and s.id = way.staff_id and s.role = 'link_worker') then
      raise exception 'a co-ordinator lets in link workers only' using errcode = 'insufficient_privilege';
    end if;
  elsif not exists (select from public.staff s
    where s.programme_id = way.programme_id and s.id = nullif(current_setting('app.actor', true), '')::uuid
      and s.role = 'administrator' and s.active) then
    raise exception 'only an administrator changes how somebody else signs in' using errcode = 'insufficient_privilege';
  end if;
  return way;
end $$;
revoke execute on function way_in_of_other() from public;

create procedure guard_way_in(table_name text) language plpgsql as $$
begin
  execute format('create trigger of_other before delete on %I for each row
    when (current_setting(''app.role'', true) = ''signin''
      and old.staff_id is distinct from nullif(current_setting(''app.actor'', true), '''')::uuid)
    execute function way_in_of_other()', table_name);
end $$;
call guard_way_in('staff_password');
call guard_way_in('staff_totp');
call guard_way_in('staff_recovery_code');
call guard_way_in('staff_passkey');
call guard_way_in('staff_federation');
call guard_way_in('staff_device');
call guard_way_in('staff_link');
call guard_way_in('staff_signing_in');
drop procedure guard_way_in(text);
create trigger of_other_made before insert on staff_link for each row
  when (current_setting('app.role', true) in ('signin', 'coordinator')
    and new.staff_id is distinct from nullif(current_setting('app.actor', true), '')::uuid)
  execute function way_in_of_other();

-- Another role ends links too: whoever was handed one for a link worker must not come in as an administrator with it.
create or replace function end_sessions_of_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.staff_session set ended_at = now(), ended_why = case when new.active then 'role' else 'left' end
    where programme_id = new.programme_id and staff_id = new.id and ended_at is null;
  update public.staff_signing_in set ended_at = now()
    where programme_id = new.programme_id and staff_id = new.id and ended_at is null;
  update public.staff_link set used_at = now()
    where programme_id = new.programme_id and staff_id = new.id and used_at is null;
  return null;
end $$;
