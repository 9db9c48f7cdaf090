-- The directory is shared and read by everybody, so it has no row-level security. What it says is changed only by those
-- who keep it: an expression injected into a visitor's or a link worker's transaction must not rewrite a service.
create function directory.only_keepers() returns trigger language plpgsql as $$
begin
  if current_user = 'hedgerow_app'
    and coalesce(current_setting('app.role', true), '') not in ('coordinator', 'administrator', 'system') then
    raise exception 'only those who keep the directory may change it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

do $$
declare
  one text;
begin
  for one in select tablename from pg_tables where schemaname = 'directory' loop
    execute format('create trigger only_keepers before insert or update or delete on directory.%I
      for each statement execute function directory.only_keepers()', one);
  end loop;
end $$;
