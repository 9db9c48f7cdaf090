-- A record that must not go, whatever its period says: a claim, an inquiry, a complaint. In force until somebody ends it; the day of
-- review asks them to look again and ends nothing by itself.
create table legal_hold (
  programme_id uuid not null references programme,
  id uuid not null,
  -- Whose record; or a referral that nobody has said yet who it is about.
  person_id uuid,
  referral_id uuid,
  reason text not null check (reason in ('claim', 'inquiry', 'complaint', 'investigation', 'other')),
  why text not null check (length(why) between 1 and 2000),
  placed_by uuid not null,
  placed_at timestamptz not null,
  review_on date not null,
  ended_by uuid,
  ended_at timestamptz,
  ended_why text,
  primary key (programme_id, id),
  check (num_nonnulls(person_id, referral_id) = 1),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null)),
  foreign key (programme_id, person_id) references person (programme_id, id),
  foreign key (programme_id, referral_id) references referral (programme_id, id),
  foreign key (programme_id, placed_by) references staff (programme_id, id)
);
create index legal_hold_person on legal_hold (programme_id, person_id);
create index legal_hold_referral on legal_hold (programme_id, referral_id);
call protect('legal_hold', '{coordinator,system}', '{coordinator}');

-- Two people decide that records go. Nothing in these two tables says anything of a person but ids, references and days: they are
-- what is left of one, the stub.
create table erasure_run (
  programme_id uuid not null references programme,
  id uuid not null,
  -- retention: their time is over. right: somebody asked for it (GDPR art. 17).
  ground text not null check (ground in ('retention', 'right')),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'called_back', 'done')),
  -- Who proposed it: whose role was it then, so that one of the two is always a co-ordinator.
  proposed_by uuid not null,
  proposed_role text not null check (proposed_role in ('coordinator', 'administrator')),
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_role text check (approved_role in ('coordinator', 'administrator')),
  approved_at timestamptz,
  -- It begins on the night before this day, so that it can be called back for a while.
  not_before date,
  called_back_by uuid,
  called_back_at timestamptz,
  done_at timestamptz,
  primary key (programme_id, id),
  check (approved_by <> proposed_by),
  check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (not_before is null)
    and (approved_by is null) = (approved_role is null)),
  check (approved_role is null or 'coordinator' in (proposed_role, approved_role)),
  check (state in ('proposed', 'called_back') or approved_by is not null),
  check ((state = 'called_back') = (called_back_at is not null)),
  foreign key (programme_id, proposed_by) references staff (programme_id, id),
  foreign key (programme_id, approved_by) references staff (programme_id, id)
);
create index erasure_run_newest on erasure_run (programme_id, proposed_at desc);
call protect('erasure_run', '{coordinator,administrator,system}', '{coordinator,administrator,system}');

-- Who proposes does so as themselves, who approves as well; a decision that was taken stays as it was.
create function keep_erasure_run() returns trigger language plpgsql as $$
declare
  actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  doing constant text := coalesce(current_setting('app.role', true), '');
begin
  if doing = '' then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' or new.proposed_by is distinct from actor or new.proposed_role is distinct from doing
      or new.approved_by is not null or new.done_at is not null then
      raise exception 'an erasure is proposed in one’s own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (new.programme_id, new.id, new.ground, new.proposed_by, new.proposed_role, new.proposed_at)
    is distinct from (old.programme_id, old.id, old.ground, old.proposed_by, old.proposed_role, old.proposed_at)
    or (old.approved_by is not null and (new.approved_by, new.approved_role, new.approved_at, new.not_before)
      is distinct from (old.approved_by, old.approved_role, old.approved_at, old.not_before)) then
    raise exception 'a decision stays as it was taken' using errcode = 'insufficient_privilege';
  end if;
  if not (
    (old.state = 'proposed' and new.state = 'approved' and new.approved_by = actor and new.approved_role = doing and new.done_at is null)
    or (old.state in ('proposed', 'approved') and new.state = 'called_back' and new.called_back_by = actor and new.done_at is null)
    or (old.state = 'approved' and new.state = 'done' and doing = 'system' and new.done_at is not null)) then
    raise exception 'no such step' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger decided before insert or update on erasure_run for each row execute function keep_erasure_run();

create table erasure (
  programme_id uuid not null references programme,
  id uuid not null,
  run_id uuid not null,
  -- A person, or a referral that nobody has said who it is about.
  subject_kind text not null check (subject_kind in ('person', 'referral')),
  subject_id uuid not null,
  reference_list text[] not null default '{}',
  -- Which rule of the region's profile, or `request`.
  rule text not null,
  trigger_on date,
  due_on date,
  -- waiting; erased; or why it was left: held, open (a case is under way), asked (somebody waits for a copy), changed (not due any more).
  outcome text not null default 'waiting' check (outcome in ('waiting', 'erased', 'held', 'open', 'asked', 'changed', 'gone')),
  done_at timestamptz,
  -- Ids of records that had been joined to it, and how many rows of which table went.
  joined_ids uuid[] not null default '{}',
  row_counts jsonb not null default '{}',
  primary key (programme_id, id),
  foreign key (programme_id, run_id) references erasure_run
);
create index erasure_of_run on erasure (programme_id, run_id, id);
create unique index erasure_once on erasure (programme_id, subject_id) where outcome = 'erased';
call protect('erasure', '{coordinator,administrator,system}', '{}', '{coordinator,administrator}');
-- What came of it is written by the function that erases, and by nobody else.
revoke update on erasure from hedgerow_app;
drop policy change on erasure;
create function keep_erasure() returns trigger language plpgsql as $$
begin
  if new.outcome <> 'waiting' or new.done_at is not null or not exists (
    select from public.erasure_run r where r.programme_id = new.programme_id and r.id = new.run_id and r.state = 'proposed'
      and r.proposed_by = nullif(current_setting('app.actor', true), '')::uuid) then
    raise exception 'a run is filled by who proposes it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger proposed before insert on erasure for each row
  when (current_setting('app.role', true) <> '') execute function keep_erasure();

-- Somebody asks for a copy of all that is held of them (GDPR art. 15): within one month, two more where it is said why (art. 12(3)).
create table access_request (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid not null,
  state text not null default 'open' check (state in ('open', 'ready', 'handed_over', 'closed')),
  asked_on date not null,
  asked_how text not null check (asked_how in ('in_person', 'by_phone', 'by_letter', 'by_email', 'by_link')),
  asked_by text not null check (asked_by in ('self', 'representative')),
  identity_how text not null check (identity_how in ('known_to_staff', 'document', 'private_link', 'authority_seen')),
  locale text not null default 'en',
  due_on date not null,
  extended_why text check (extended_why in ('complex', 'many_requests')),
  extended_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  closed_why text check (closed_why in ('handed_over', 'withdrawn', 'not_the_person', 'unfounded')),
  version integer not null default 1,
  primary key (programme_id, id),
  check ((closed_at is null) = (closed_why is null)),
  foreign key (programme_id, person_id) references person (programme_id, id)
);
create index access_request_person on access_request (programme_id, person_id);
create index access_request_due on access_request (programme_id, due_on) where state in ('open', 'ready');
call protect('access_request', '{coordinator,system,person}', '{coordinator,system}', '{person}');
-- A person with a private link asks for themselves and sees their own requests only.
drop policy read on access_request;
create policy read on access_request for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
      when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid then 'own record' end end is not null);
drop policy add on access_request;
create policy add on access_request for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and case current_setting('app.role', true) when 'coordinator' then 'programme' when 'system' then 'programme'
      when 'person' then case when person_id = nullif(current_setting('app.actor', true), '')::uuid and asked_how = 'by_link'
        and identity_how = 'private_link' and state = 'open' and asked_by = 'self' then 'own record' end end is not null);

-- What was decided of one value that may speak of others, or that is restricted. Values stand where they always stood.
create table access_decision (
  programme_id uuid not null references programme,
  request_id uuid not null,
  table_name text not null,
  row_key text not null,
  column_name text not null,
  -- SHA-256 of what was read: a value that changed afterwards is read again.
  read_hash bytea not null,
  decision text not null check (decision in ('keep', 'redact')),
  reason text not null check (reason in ('no_other', 'other_agreed', 'reasonable', 'known_to_them', 'other_named', 'confidence', 'harm',
    'investigation', 'professional')),
  decided_by uuid not null,
  decided_at timestamptz not null,
  second_by uuid,
  second_at timestamptz,
  primary key (programme_id, request_id, table_name, row_key, column_name),
  check (second_by <> decided_by),
  check ((second_by is null) = (second_at is null)),
  foreign key (programme_id, request_id) references access_request (programme_id, id),
  foreign key (programme_id, decided_by) references staff (programme_id, id)
);
call protect('access_decision', '{coordinator,system}', '{coordinator}');

-- The finished answer: its hash says that it is as it was made; it goes after its day.
create table access_package (
  programme_id uuid not null references programme,
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  -- A tar file with the PDF, the JSON and the letters; null once it has expired.
  file bytea,
  sha256 text not null,
  size integer not null,
  redacted integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  downloads integer not null default 0,
  primary key (programme_id, id),
  foreign key (programme_id, request_id) references access_request (programme_id, id),
  foreign key (programme_id, person_id) references person (programme_id, id)
);
create index access_package_person on access_package (programme_id, person_id);
create index access_package_request on access_package (programme_id, request_id);
call protect('access_package', '{coordinator,system}', '{coordinator,system}');
