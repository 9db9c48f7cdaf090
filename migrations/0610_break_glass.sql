-- Break-glass: one record outside a link worker's relation, opened for an hour, with a reason, an alarm and a review.
-- See docs/decisions/0013-break-glass.md. What it opens is decided by the policies of 0601 through app.glass.

create table break_glass (
  programme_id uuid not null references programme,
  id uuid not null,
  staff_id uuid not null,
  person_id uuid not null,
  reason text not null check (length(reason) between 1 and 40),
  words text not null check (length(words) between 1 and 2000),
  -- Set by the database: nobody chooses how long.
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text check (verdict in ('justified', 'not_justified')),
  review_words text check (length(review_words) <= 2000),
  primary key (programme_id, id),
  foreign key (programme_id, staff_id) references staff (programme_id, id),
  foreign key (programme_id, person_id) references person,
  check ((verdict is null) = (reviewed_at is null) and (verdict is null) = (reviewed_by is null)),
  check (verdict <> 'not_justified' or review_words is not null),
  check ((ended_at is null) = (ended_by is null)),
  -- Nobody judges what they did themself.
  check (reviewed_by <> staff_id)
);
create index break_glass_open on break_glass (programme_id, staff_id) where ended_at is null;
create index break_glass_of_person on break_glass (programme_id, person_id);
create index break_glass_to_review on break_glass (programme_id, opened_at) where reviewed_at is null;
call relate('break_glass', 'person', 'person_id');

-- Who opened it sees it, and so does the co-ordinator; a colleague of the same team does not.
alter table break_glass enable row level security;
grant select, insert, update on break_glass to hedgerow_app;
create policy read on break_glass for select
  using ((programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
      when 'link_worker' then case when staff_id = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null));
create policy add on break_glass for insert
  with check ((programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true)
      when 'link_worker' then case when staff_id = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null));
create policy change on break_glass for update
  using ((programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme'
      when 'link_worker' then case when staff_id = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null))
  with check ((programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme'
      when 'link_worker' then case when staff_id = nullif(current_setting('app.actor', true), '')::uuid then 'own' end end is not null));

-- The terms are the database's, and stay: who, whom, why, from when until when. It can be ended once and judged once.
create function keep_glass_terms() returns trigger language plpgsql as $$
declare
  settled constant text[] := '{ended_at,ended_by,reviewed_at,reviewed_by,verdict,review_words,team_ids}';
  actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
begin
  if tg_op = 'INSERT' then
    new.opened_at := now();
    new.ends_at := now() + interval '60 minutes';
    new.ended_at := null; new.ended_by := null;
    new.reviewed_at := null; new.reviewed_by := null; new.verdict := null; new.review_words := null;
    return new;
  end if;
  if to_jsonb(new) - settled is distinct from to_jsonb(old) - settled then
    raise exception 'the terms of break-glass stay as they were granted' using errcode = 'integrity_constraint_violation';
  end if;
  if (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by) then
    if old.ended_at is not null or new.ended_at is null then
      raise exception 'break-glass ends once' using errcode = 'integrity_constraint_violation';
    end if;
    new.ended_at := now();
    new.ended_by := actor;
  end if;
  if (new.reviewed_at, new.reviewed_by, new.verdict, new.review_words)
    is distinct from (old.reviewed_at, old.reviewed_by, old.verdict, old.review_words) then
    if old.verdict is not null or current_setting('app.role', true) is distinct from 'coordinator' then
      raise exception 'break-glass is judged once, by a co-ordinator' using errcode = 'insufficient_privilege';
    end if;
    new.reviewed_at := now();
    new.reviewed_by := actor;
  end if;
  return new;
end $$;
create trigger glass_terms before insert or update on break_glass for each row execute function keep_glass_terms();

-- Whether there is a record of this name and day of birth that the link worker who asks may not see. Tells its id and nothing of it.
create function hidden_record(given text, family text, born date) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id from public.person p
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'link_worker'
    and p.merged_into is null and p.birth_date = born
    and public.fold(p.family_name) = public.fold(family)
    and public.fold(given) in (public.fold(p.given_name), public.fold(p.known_as))
    and p.team_ids is not null
    and not (p.team_ids && coalesce(nullif(current_setting('app.teams', true), '')::uuid[], '{}'))
  order by p.updated_at desc, p.id limit 1
$$;
revoke execute on function hidden_record(text, text, date) from public;
grant execute on function hidden_record(text, text, date) to hedgerow_app;

-- What somebody has open now, for the context of their requests; null for nearly everybody. Joined records open together.
create function open_glass(wanted uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_agg(jsonb_build_object('id', g.id, 'until', g.ends_at, 'people', to_jsonb(public.joined_people(g.programme_id, g.person_id)))
    order by g.ends_at)
  from public.break_glass g
  where g.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'signin'
    and g.staff_id = wanted and g.ended_at is null and g.ends_at > now()
$$;
revoke execute on function open_glass(uuid) from public;
grant execute on function open_glass(uuid) to hedgerow_app;
