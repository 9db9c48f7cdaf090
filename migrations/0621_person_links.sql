-- A person's own page: a private link and a PIN, both kept as hashes. The link alone opens nothing; a browser that typed the PIN gets a
-- visit, which ends by itself. Times are the database's.
create table person_link (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  -- argon2id
  pin text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  link_way text not null check (link_way in ('sms', 'email', 'paper', 'in_person')),
  pin_way text not null check (pin_way in ('by_phone', 'in_person', 'paper')),
  expires_at timestamptz not null,
  opened_at timestamptz,
  wrong_pins integer not null default 0,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text check (ended_why in ('staff', 'person', 'renewed', 'merged', 'closed')),
  primary key (programme_id, id),
  unique (programme_id, token_hash),
  check ((ended_at is null) = (ended_why is null)),
  -- The two never travel together on paper.
  check (not (link_way = 'paper' and pin_way = 'paper'))
);
create index person_link_person on person_link (programme_id, person_id);
-- The sign-in looks a link up by its hash and counts what happens to it; staff give and end it. Nobody else sees it.
call protect_record('person_link', 'person', 'person_id',
  also_reads => $$when 'signin' then 'sign-in'$$,
  also_changes => $$when 'signin' then 'sign-in'$$);
-- What a sign-in may write of a link: that it was opened, that a PIN was wrong, that the person ended it.
create function only_opens_link() returns trigger language plpgsql as $$
declare
  may constant text[] := '{opened_at,wrong_pins,ended_at,ended_by,ended_why}';
begin
  if to_jsonb(new) - may is distinct from to_jsonb(old) - may or old.ended_at is not null then
    raise exception 'a link may only be opened, counted against or ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger signin_opens before update on person_link for each row
  when (current_setting('app.role', true) = 'signin') execute function only_opens_link();

create table person_visit (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  link_id uuid not null,
  person_id uuid not null,
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (programme_id, token_hash),
  foreign key (programme_id, link_id) references person_link (programme_id, id)
);
create index person_visit_link on person_visit (programme_id, link_id);
create index person_visit_person on person_visit (programme_id, person_id);
call relate('person_visit', 'person', 'person_id');
alter table person_visit enable row level security;
grant select, insert, update, delete on person_visit to hedgerow_app;
create policy read on person_visit for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{signin,system}'::text[]));
create policy add on person_visit for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and current_setting('app.role', true) = 'signin');
create policy change on person_visit for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid and current_setting('app.role', true) = 'signin')
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and current_setting('app.role', true) = 'signin');
create policy remove on person_visit for delete
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{signin,system}'::text[]));

-- The person writes one thing: what they say themselves, about themselves, now. Nothing they said before can be changed by them.
call relation_policies('consent', person_reads => true,
  also_adds => $$when 'public' then case when person_id is null and withdrawn_at is null then 'intake' end
    when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid
      and recorded_by = person_id and referral_id is null and withdrawn_at is null and from_record is null
      and capacity = 'self' and how = 'online' then 'own record' end$$);

-- A form of theirs is carried out once, and that they said no is told to the rooms.
drop policy add on submission;
create policy add on submission for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,administrator,analyst,public,referrer,person,signin,system}'::text[]));
drop policy add on outbox;
create policy add on outbox for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,administrator,system}'::text[])
      or (current_setting('app.role', true) = 'signin'
        and name = any ('{StaffLinkAsked,StaffSignInChanged}'::text[]))
      or (current_setting('app.role', true) = 'public'
        and (name = any ('{ReferralReceived,ServiceReported}'::text[])
          or (name = any ('{EntryAnswered,GroupLinkAsked}'::text[])
            and subject_id = nullif(current_setting('app.actor', true), '')::uuid)))
      or (current_setting('app.role', true) = 'referrer' and name = 'QuestionAnswered'
        and subject_id = nullif(current_setting('app.actor', true), '')::uuid)
      or (current_setting('app.role', true) = 'person' and name = 'ConsentWithdrawn'
        and subject_id = nullif(current_setting('app.actor', true), '')::uuid)));
