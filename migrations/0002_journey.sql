-- The journey of a person: referral, case, sessions, plan, introductions, measures, letters.

create table person (
  programme_id uuid not null references programme,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  known_as text,
  pronouns text,
  birth_date date,
  stated_adult boolean not null default false,
  phone text,
  other_phone text,
  email text,
  address text,
  postcode text,
  postcode_area text,
  area_id uuid,
  lat double precision,
  lon double precision,
  locale text not null default 'en',
  interpreter_language text,
  identifier_system text,
  identifier_value text,
  may_voicemail boolean not null default false,
  may_text boolean not null default false,
  may_email boolean not null default false,
  may_post boolean not null default false,
  best_time text,
  contact_note text,
  code_word text,
  neutral_sender boolean not null default false,
  access_needs text,
  travel_needs text,
  about text,
  gp_name text,
  gp_practice text,
  gp_email text,
  died_on date,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, area_id) references area,
  foreign key (programme_id, merged_into) references person (programme_id, id)
);
create index person_birth on person (programme_id, birth_date);
create index person_name on person (programme_id, fold(family_name), fold(given_name));
create index person_postcode on person (programme_id, postcode);
create unique index person_identifier on person (programme_id, identifier_system, identifier_value)
  where identifier_value is not null and merged_into is null;
call protect('person', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table person_contact (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  relation text not null,
  phone text,
  note text,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, person_id) references person
);
create index person_contact_person on person_contact (programme_id, person_id);
call protect('person_contact', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- Two records of one person joined: what moved is kept, so that it can be taken back.
create table person_merge (
  programme_id uuid not null references programme,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  moved jsonb not null,
  reason text not null,
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (programme_id, id),
  foreign key (programme_id, kept_id) references person (programme_id, id),
  foreign key (programme_id, merged_id) references person (programme_id, id)
);
call protect('person_merge', '{coordinator,link_worker,system}', '{coordinator,system}');

create table referral (
  programme_id uuid not null references programme,
  id uuid not null,
  reference text not null,
  state text not null check (state in ('received', 'in_triage', 'info_requested', 'accepted', 'declined',
    'redirected', 'duplicate', 'waiting', 'allocated', 'contacting', 'active', 'on_hold', 'closed', 'follow_up', 'withdrawn')),
  state_since timestamptz not null,
  route text not null check (route in ('professional', 'self', 'helper', 'phone')),
  -- What was submitted, kept as it was submitted; the columns below are what matching and lists need of it.
  submitted jsonb not null,
  given_name text not null,
  family_name text not null,
  birth_date date,
  stated_adult boolean not null default false,
  phone text,
  email text,
  address text,
  postcode text,
  postcode_area text,
  identifier_system text,
  identifier_value text,
  locale text not null default 'en',
  interpreter_language text,
  words text,
  risk_note text,
  referrer_name text,
  referrer_role text,
  referrer_organisation text,
  referrer_email text,
  referrer_phone text,
  referrer_relation text,
  person_id uuid,
  received_at timestamptz not null,
  receipt_sent_at timestamptz,
  triaged_at timestamptz,
  triaged_by uuid,
  decision_reason text,
  decision_note text,
  redirected_to text,
  handover_made boolean,
  duplicate_of uuid,
  area_id uuid,
  waiting_since timestamptz,
  allocated_at timestamptz,
  link_worker_id uuid,
  first_contact_at timestamptz,
  first_session_at timestamptz,
  hold_reason text,
  hold_until date,
  extension_reason text,
  sessions_planned integer not null default 8 check (sessions_planned between 1 and 30),
  sessions_held integer not null default 0,
  closed_at timestamptz,
  closed_by uuid,
  closing_reason text,
  closing_words text,
  next_action text,
  next_action_on date,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, reference),
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, area_id) references area,
  foreign key (programme_id, link_worker_id) references staff (programme_id, id),
  foreign key (programme_id, duplicate_of) references referral (programme_id, id)
);
create unique index referral_one_open on referral (programme_id, person_id)
  where person_id is not null and state in ('accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold');
create index referral_state on referral (programme_id, state, received_at);
create index referral_person on referral (programme_id, person_id);
create index referral_worker on referral (programme_id, link_worker_id, state);
create index referral_birth on referral (programme_id, birth_date);
create index referral_name on referral (programme_id, fold(family_name), fold(given_name));
alter table referral enable row level security;
grant select, insert, update on referral to hedgerow_app;
-- A referrer with a private link is the actor of that one referral and sees no other.
create policy read on referral for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'referrer' and id = nullif(current_setting('app.actor', true), '')::uuid)));
create policy add on referral for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'public' and state = 'received' and person_id is null and link_worker_id is null)));
create policy change on referral for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'referrer' and id = nullif(current_setting('app.actor', true), '')::uuid)))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);

create table referral_need (
  programme_id uuid not null references programme,
  referral_id uuid not null,
  need text not null,
  words text,
  priority integer not null default 0,
  severity integer check (severity between 0 and 6),
  primary key (programme_id, referral_id, need),
  foreign key (programme_id, referral_id) references referral
);
call protect('referral_need', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}', '{public}');

-- One row a transition: who, when, from, to, why.
create table referral_event (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_role text not null,
  actor_name text not null,
  transition text not null,
  from_state text,
  to_state text not null,
  reason text,
  note text,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral
);
create index referral_event_referral on referral_event (programme_id, referral_id, at);
call protect('referral_event', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}', '{public,referrer}');

-- A question to the referrer and the answer that came back by private link.
create table referral_question (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer text,
  answered_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral
);
alter table referral_question enable row level security;
grant select, insert, update on referral_question to hedgerow_app;
create policy read on referral_question for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'referrer' and referral_id = nullif(current_setting('app.actor', true), '')::uuid)));
create policy add on referral_question for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
create policy change on referral_question for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'referrer' and referral_id = nullif(current_setting('app.actor', true), '')::uuid)))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);

create table consent (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid,
  referral_id uuid,
  purpose text not null,
  recipient text,
  scope text,
  given boolean not null,
  at timestamptz not null,
  how text not null,
  by_whom text not null,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_how text,
  primary key (programme_id, id),
  check (person_id is not null or referral_id is not null),
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, referral_id) references referral
);
create index consent_person on consent (programme_id, person_id);
create index consent_referral on consent (programme_id, referral_id);
call protect('consent', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}', '{public}');

-- A link that opens one thing for somebody without an account. Only the SHA-256 of its token is kept.
create table private_link (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  purpose text not null check (purpose in ('referral_status', 'self_referral')),
  subject_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (programme_id, token_hash)
);
create index private_link_subject on private_link (programme_id, subject_id);
call protect('private_link', '{public,referrer,system,link_worker,coordinator}', '{public,system,link_worker,coordinator}');

-- A self-referral that is not finished: answers sealed, opened by a code, gone after its day.
create table self_referral_draft (
  programme_id uuid not null references programme,
  code_hash bytea not null,
  answers bytea not null,
  step integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (programme_id, code_hash)
);
call protect('self_referral_draft', '{public,system}', '{public,system}');
call allow_removal('self_referral_draft', '{public,system}');

-- What a staff member has typed and not yet sent.
create table draft (
  programme_id uuid not null references programme,
  staff_id uuid not null,
  key text not null,
  body jsonb not null,
  updated_at timestamptz not null,
  primary key (programme_id, staff_id, key),
  foreign key (programme_id, staff_id) references staff
);
call protect('draft', '{link_worker,coordinator,administrator,system}', '{link_worker,coordinator,administrator,system}');
call allow_removal('draft', '{link_worker,coordinator,administrator,system}');

create table recent_person (
  programme_id uuid not null references programme,
  staff_id uuid not null,
  referral_id uuid not null,
  at timestamptz not null,
  primary key (programme_id, staff_id, referral_id),
  foreign key (programme_id, staff_id) references staff,
  foreign key (programme_id, referral_id) references referral
);
call protect('recent_person', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
call allow_removal('recent_person', '{link_worker,coordinator,system}');

-- Any exchange that is not a session.
create table contact (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  mode text not null,
  with_whom text not null default 'person',
  outcome text not null,
  minutes integer check (minutes between 0 and 600),
  is_attempt boolean not null default false,
  note text,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, staff_id) references staff
);
create index contact_referral on contact (programme_id, referral_id, at);
call protect('contact', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table task (
  programme_id uuid not null references programme,
  id uuid not null,
  kind text not null,
  referral_id uuid,
  person_id uuid,
  subject_id uuid,
  assignee_id uuid,
  due_on date not null,
  words text,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  cancelled_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, assignee_id) references staff (programme_id, id)
);
create index task_assignee on task (programme_id, assignee_id, due_on) where done_at is null and cancelled_at is null;
create index task_referral on task (programme_id, referral_id) where done_at is null and cancelled_at is null;
call protect('task', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}', '{public,referrer}');

create table concern (
  programme_id uuid not null references programme,
  id uuid not null,
  person_id uuid not null,
  referral_id uuid,
  kind text not null,
  words text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  owner_id uuid not null,
  decide_by date not null,
  state text not null check (state in ('open', 'first_signed', 'closed')),
  decision text,
  first_signed_by uuid,
  first_signed_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  check (closed_by is null or closed_by <> first_signed_by),
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, owner_id) references staff (programme_id, id)
);
create index concern_person on concern (programme_id, person_id);
create index concern_open on concern (programme_id, owner_id, decide_by) where state <> 'closed';
-- Restricted: the co-ordinator, and the staff member who owns or raised it.
alter table concern enable row level security;
grant select, insert, update on concern to hedgerow_app;
create policy read on concern for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'link_worker'
        and nullif(current_setting('app.actor', true), '')::uuid in (owner_id, raised_by))));
create policy add on concern for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[]));
create policy change on concern for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'link_worker'
        and nullif(current_setting('app.actor', true), '')::uuid in (owner_id, raised_by))))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);

-- A planned meeting. Local date and time with the programme's zone, so that a clock change never moves it.
create table session (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  link_worker_id uuid not null,
  state text not null check (state in ('planned', 'held', 'missed', 'cancelled_by_person', 'cancelled_by_us', 'moved')),
  number integer check (number between 1 and 40),
  starts_at timestamp not null,
  minutes_planned integer not null default 60 check (minutes_planned between 5 and 480),
  mode text not null,
  place text,
  know_before text,
  minutes integer check (minutes between 0 and 600),
  others_present text,
  next_step text,
  missed_reason text,
  reason_note text,
  supersedes uuid,
  recorded_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, link_worker_id) references staff (programme_id, id),
  foreign key (programme_id, supersedes) references session (programme_id, id)
);
create index session_referral on session (programme_id, referral_id, starts_at);
create index session_worker_day on session (programme_id, link_worker_id, starts_at);
create unique index session_number on session (programme_id, referral_id, number) where number is not null;
call protect('session', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- What was recorded of a session or contact: a draft saved as typed, then signed and locked.
create table note (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  session_id uuid,
  contact_id uuid,
  author_id uuid not null,
  text text not null,
  person_words text,
  state text not null check (state in ('draft', 'signed')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  signed_at timestamptz,
  primary key (programme_id, id),
  check ((state = 'signed') = (signed_at is not null)),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, session_id) references session (programme_id, id),
  foreign key (programme_id, contact_id) references contact (programme_id, id),
  foreign key (programme_id, author_id) references staff (programme_id, id)
);
create unique index note_of_session on note (programme_id, session_id) where session_id is not null;
create index note_referral on note (programme_id, referral_id);
call protect('note', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- A signed note stays as it was signed, whoever asks.
create function keep_signed_note() returns trigger language plpgsql as $$
begin
  if old.state = 'signed' and (new.text, new.person_words, new.state, new.signed_at, new.author_id)
    is distinct from (old.text, old.person_words, old.state, old.signed_at, old.author_id) then
    raise exception 'a signed note cannot be changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger note_locked before update on note for each row execute function keep_signed_note();

create table note_addendum (
  programme_id uuid not null references programme,
  id uuid not null,
  note_id uuid not null,
  author_id uuid not null,
  text text not null,
  at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, note_id) references note,
  foreign key (programme_id, author_id) references staff (programme_id, id)
);
create index note_addendum_note on note_addendum (programme_id, note_id);
call protect('note_addendum', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table plan (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  what_matters text,
  strengths text,
  if_things_get_worse text,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (programme_id, id),
  unique (programme_id, referral_id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person
);
call protect('plan', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table goal (
  programme_id uuid not null references programme,
  id uuid not null,
  plan_id uuid not null,
  words text not null,
  importance integer check (importance between 0 and 10),
  confidence integer check (confidence between 0 and 10),
  confidence_was integer check (confidence_was between 0 and 10),
  what_would_help text,
  state text not null default 'open' check (state in ('open', 'met', 'partly_met', 'left', 'removed')),
  position integer not null default 0,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, plan_id) references plan
);
create index goal_plan on goal (programme_id, plan_id, position);
call protect('goal', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table action (
  programme_id uuid not null references programme,
  id uuid not null,
  plan_id uuid not null,
  goal_id uuid not null,
  words text not null,
  owner text not null check (owner in ('person', 'link_worker', 'both', 'other')),
  owner_name text,
  due_on date,
  done_on date,
  removed_at timestamptz,
  position integer not null default 0,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, plan_id) references plan,
  foreign key (programme_id, goal_id) references goal (programme_id, id)
);
create index action_plan on action (programme_id, plan_id);
create index action_due on action (programme_id, due_on) where done_on is null and removed_at is null;
call protect('action', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table barrier (
  programme_id uuid not null references programme,
  id uuid not null,
  plan_id uuid not null,
  code text not null,
  words text,
  way_round text,
  removed_at timestamptz,
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, plan_id) references plan
);
create index barrier_plan on barrier (programme_id, plan_id);
call protect('barrier', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- The plan as it was agreed with the person on a day.
create table plan_version (
  programme_id uuid not null references programme,
  plan_id uuid not null,
  number integer not null,
  content jsonb not null,
  agreed_on date not null,
  agreed_how text not null check (agreed_how in ('in_person', 'by_phone', 'by_link', 'by_video')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (programme_id, plan_id, number),
  foreign key (programme_id, plan_id) references plan
);
call protect('plan_version', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table introduction (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  service_id uuid not null,
  service_name text not null,
  kind text not null check (kind in ('signposted', 'referred', 'accompanied')),
  state text not null check (state in ('suggested', 'chosen', 'given', 'sent', 'no_reply', 'chased', 'escalated', 'accepted',
    'declined', 'booked', 'first_attended', 'attending', 'completed', 'stopped')),
  state_since timestamptz not null,
  owner_id uuid not null,
  next_step text,
  next_on date,
  sent_at timestamptz,
  chased_times integer not null default 0,
  booked_for timestamp,
  first_attended_on date,
  barrier text,
  reason_note text,
  shared jsonb,
  goal_id uuid,
  still_going_8_weeks boolean,
  still_going_3_months boolean,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (programme_id, id),
  check (state <> 'stopped' or barrier is not null),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, owner_id) references staff (programme_id, id),
  foreign key (programme_id, goal_id) references goal (programme_id, id)
);
create index introduction_referral on introduction (programme_id, referral_id);
create index introduction_service on introduction (programme_id, service_id);
create index introduction_waiting on introduction (programme_id, state, sent_at);
call protect('introduction', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table introduction_event (
  programme_id uuid not null references programme,
  id uuid not null,
  introduction_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  transition text not null,
  from_state text,
  to_state text not null,
  reason text,
  note text,
  primary key (programme_id, id),
  foreign key (programme_id, introduction_id) references introduction
);
create index introduction_event_of on introduction_event (programme_id, introduction_id, at);
call protect('introduction_event', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table unmet_need (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  need text not null,
  area_id uuid,
  failed_limit text not null,
  words text,
  recorded_by uuid not null,
  at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person
);
call protect('unmet_need', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- The one or two things the person wants to see change, in their own words, asked again at the end.
create table own_concern (
  programme_id uuid not null references programme,
  referral_id uuid not null,
  position integer not null check (position in (1, 2)),
  words text not null,
  created_at timestamptz not null,
  primary key (programme_id, referral_id, position),
  foreign key (programme_id, referral_id) references referral
);
call protect('own_concern', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table assessment (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  session_id uuid,
  instrument text not null,
  instrument_version integer not null,
  timepoint text not null check (timepoint in ('baseline', 'review', 'end', 'follow_up')),
  declined boolean not null default false,
  answers jsonb not null default '{}',
  scores jsonb not null default '{}',
  taken_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  superseded_by uuid,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, session_id) references session (programme_id, id)
);
create index assessment_referral on assessment (programme_id, referral_id, instrument, timepoint);
create unique index assessment_current on assessment (programme_id, referral_id, instrument, timepoint, taken_on)
  where superseded_by is null;
call protect('assessment', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

create table letter (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  kind text not null,
  locale text not null,
  large_print boolean not null default false,
  facts jsonb not null,
  pdf bytea,
  state text not null check (state in ('draft', 'sent')),
  made_at timestamptz not null,
  made_by uuid not null,
  sent_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person
);
create index letter_referral on letter (programme_id, referral_id);
call protect('letter', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');

-- Everything sent out, with its fate. Held: a safe-contact rule or a missing address stopped it, a person decides.
create table message (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid,
  person_id uuid,
  to_whom text not null check (to_whom in ('person', 'referrer', 'gp', 'provider', 'staff')),
  channel text not null check (channel in ('email', 'sms', 'letter')),
  template text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  letter_id uuid,
  state text not null check (state in ('queued', 'sent', 'failed', 'held')),
  state_reason text,
  created_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, person_id) references person,
  foreign key (programme_id, letter_id) references letter (programme_id, id)
);
create index message_referral on message (programme_id, referral_id);
create index message_state on message (programme_id, state, created_at);
call protect('message', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}', '{public,referrer}');
