-- What is changed about a programme, part by part, with what stood there before. Rows are only added; a trigger carries each over to the
-- programme itself, which every page has read already. Each change builds on a version: of two at once, one is told.
alter table programme add column settings_version integer not null default 0;

create table programme_change (
  programme_id uuid not null references programme,
  version integer not null check (version > 0),
  part text not null check (part ~ '^[a-z_]{1,40}$'),
  columns_before jsonb not null,
  columns_after jsonb not null check (columns_after - '{name,host_name,area_name,phone,phone_hours,email,address}'::text[] = '{}'),
  settings_before jsonb not null,
  settings_after jsonb not null,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (programme_id, version),
  foreign key (programme_id, changed_by) references staff (programme_id, id)
);
call protect('programme_change', '{coordinator,administrator,system}', '{administrator}');
revoke update on programme_change from hedgerow_app;

create function carry_over_programme_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.programme p set
    settings_version = new.version,
    settings = p.settings || new.settings_after,
    name = coalesce(new.columns_after ->> 'name', p.name),
    host_name = coalesce(new.columns_after ->> 'host_name', p.host_name),
    area_name = coalesce(new.columns_after ->> 'area_name', p.area_name),
    phone = coalesce(new.columns_after ->> 'phone', p.phone),
    phone_hours = coalesce(new.columns_after ->> 'phone_hours', p.phone_hours),
    email = coalesce(new.columns_after ->> 'email', p.email),
    address = coalesce(new.columns_after ->> 'address', p.address)
  where p.id = new.programme_id and p.settings_version = new.version - 1;
  if not found then
    raise exception 'this change does not build on the newest version' using errcode = 'unique_violation';
  end if;
  return null;
end $$;
revoke execute on function carry_over_programme_change() from public;
create trigger carry_over after insert on programme_change for each row execute function carry_over_programme_change();
