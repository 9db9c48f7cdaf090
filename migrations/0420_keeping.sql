-- Keeping the directory true: what people say is wrong, what link workers know of a group, what was asked and nobody
-- knew. A programme's own, because people's words stand in it.

-- "This is wrong", from a visitor, from staff, or from an introduction that failed. The open ones of a service are one check.
create table service_report (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  part text not null check (part in ('times', 'place', 'cost', 'closed', 'contact', 'access', 'who_for', 'full', 'unsafe', 'other')),
  words text check (length(words) <= 1000),
  source text not null check (source in ('public', 'staff', 'introduction')),
  by_id uuid,
  introduction_id uuid,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  outcome text check (outcome in ('corrected', 'was_right', 'taken_off')),
  primary key (programme_id, id),
  check ((settled_at is null) = (outcome is null))
);
create index service_report_open on service_report (programme_id, service_id, at) where settled_at is null;
call protect('service_report', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');
-- A visitor and a link worker add; a visitor says nothing of who they are, and neither says that it is settled.
drop policy add on service_report;
create policy add on service_report for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and settled_at is null
    and (current_setting('app.role', true) = 'system'
      or (current_setting('app.role', true) = any ('{link_worker,coordinator,administrator}'::text[]) and source = 'staff'
        and by_id = nullif(current_setting('app.actor', true), '')::uuid)
      or (current_setting('app.role', true) = 'public' and source = 'public' and by_id is null and introduction_id is null)));

-- How many visitors said something lately: what a public page needs to know before it takes one more, and no more than that.
create function visitors_reports_since(wanted uuid, since timestamptz) returns table (of_service bigint, of_all bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) filter (where r.service_id = wanted), count(*) from public.service_report r
  where r.programme_id = nullif(current_setting('app.programme', true), '')::uuid and r.source = 'public' and r.at > since
$$;
revoke execute on function visitors_reports_since(uuid, timestamptz) from public;
grant execute on function visitors_reports_since(uuid, timestamptz) to hedgerow_app;

-- What link workers tell each other of a group. Its author alone changes it; it is taken away, never deleted.
create table service_note (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  author_id uuid not null,
  text text not null check (length(text) <= 2000),
  created_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, author_id) references staff (programme_id, id)
);
create index service_note_service on service_note (programme_id, service_id, created_at) where removed_at is null;
call protect('service_note', '{link_worker,coordinator}', '{link_worker,coordinator}');
drop policy add on service_note;
create policy add on service_note for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator}'::text[])
    and author_id = nullif(current_setting('app.actor', true), '')::uuid);
drop policy change on service_note;
create policy change on service_note for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator}'::text[])
    and author_id = nullif(current_setting('app.actor', true), '')::uuid)
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and author_id = nullif(current_setting('app.actor', true), '')::uuid);

-- A fact that nobody knew when somebody needed it: one row for each service and fact, however often it is asked.
create table service_question (
  programme_id uuid not null references programme,
  service_id uuid not null,
  fact text not null check (fact in ('cost', 'step_free', 'times', 'who_for', 'contact')),
  asked_times integer not null default 1,
  first_asked_at timestamptz not null,
  last_asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (programme_id, service_id, fact)
);
create index service_question_open on service_question (programme_id, last_asked_at, service_id) where answered_at is null;
call protect('service_question', '{link_worker,coordinator,administrator,system}', '{link_worker,coordinator,administrator,system}');
