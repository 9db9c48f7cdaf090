-- What a certificate of a group takes: how many meetings, and how many of them may be made-up ones (null: all). What stood before is kept:
-- rows are only added, each builds on the one before, and a trigger carries it over to the group.
alter table own_group add column certificate_made_up integer check (certificate_made_up between 0 and 104),
  add column certificate_version integer not null default 0;

create table group_certificate_rule (
  programme_id uuid not null references programme,
  group_id uuid not null,
  version integer not null check (version > 0),
  least_before integer,
  made_up_before integer,
  least integer check (least between 1 and 104),
  made_up integer check (made_up between 0 and 104),
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (programme_id, group_id, version),
  foreign key (programme_id, group_id) references own_group
);
call protect('group_certificate_rule', '{link_worker,coordinator,administrator,system}', '{coordinator,system}');
revoke update on group_certificate_rule from hedgerow_app;

create function carry_over_certificate_rule() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.own_group g set certificate_least = new.least, certificate_made_up = new.made_up, certificate_version = new.version
  where g.programme_id = new.programme_id and g.id = new.group_id and g.certificate_version = new.version - 1;
  if not found then
    raise exception 'this rule does not build on the newest version' using errcode = 'unique_violation';
  end if;
  return null;
end $$;
revoke execute on function carry_over_certificate_rule() from public;
create trigger carry_over after insert on group_certificate_rule for each row execute function carry_over_certificate_rule();
