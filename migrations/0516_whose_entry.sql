-- The directory is shared by the programmes of a region; what a programme wrote itself, and what it knows of safeguarding, is
-- its own (docs/decisions/0009).

-- What a programme has seen of a group's vetting and insurance. It answers for it to its own people, and notes stand beside it.
create table service_safeguarding (
  programme_id uuid not null references programme,
  service_id uuid not null references directory.service,
  what text not null check (what in ('vetting', 'insurance', 'policy')),
  value directory.fact,
  checked_on date,
  by_name text,
  note text,
  primary key (programme_id, service_id, what)
);
create index service_safeguarding_service on service_safeguarding (service_id);
call protect('service_safeguarding', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');

-- What was known so far belongs to the programme that wrote it last.
insert into service_safeguarding (programme_id, service_id, what, value, checked_on, by_name, note)
select wrote.programme_id, g.service_id, g.what, g.value, g.checked_on, g.by_name, g.note
from directory.safeguarding g
cross join lateral (select c.programme_id from directory.service_change c
  where c.service_id = g.service_id and 'safeguarding' = any(c.fact_groups) order by c.at desc, c.id desc limit 1) wrote
where exists (select from programme where programme.id = wrote.programme_id);

-- An entry that a programme wrote itself is changed by it alone. To merge and to part moves pointers of others and nothing else.
create function directory.only_its_programme() returns trigger language plpgsql as $$
begin
  if current_user = 'hedgerow_app' and coalesce(current_setting('app.role', true), '') <> 'system' and exists (
    select from before o join after n on n.id = o.id join directory.source s on s.id = o.source_id
    where s.own and s.key <> 'own-' || coalesce(nullif(current_setting('app.programme', true), ''), 'none')
      and to_jsonb(o) - 'merged_into' is distinct from to_jsonb(n) - 'merged_into') then
    raise exception 'an entry that a programme wrote itself is changed by it alone' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger only_its_programme after update on directory.service
  referencing old table as before new table as after
  for each statement execute function directory.only_its_programme();
