-- The provider's side: a community group answers introductions, says who came and keeps its own page, by a link and without an account.
-- It speaks with a role of its own, whose actor is the service. Decision record 0025 says what it may see and why.
--
-- Costs on a running system: small new tables; one index and two policies of introduction, which are locked for a moment.

-- A link opens the door of one service's page and nothing else; only its hash is kept.
create table provider_link (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('staff', 'group')),
  primary key (programme_id, id),
  unique (programme_id, token_hash),
  check ((ended_at is null) = (ended_why is null))
);
create index provider_link_service on provider_link (programme_id, service_id, made_at);
call protect('provider_link', '{link_worker,coordinator,signin,system}', '{link_worker,coordinator,signin,system}');

-- The number a group chose for itself (argon2id), a code that was sent to its address (keyed hash), and a browser that typed either.
create table provider_pin (
  programme_id uuid not null references programme,
  service_id uuid not null,
  pin text not null,
  chosen_at timestamptz not null,
  primary key (programme_id, service_id)
);
call protect('provider_pin', '{signin,system}', '{signin,system}');
call allow_removal('provider_pin', '{signin,system}');

create table provider_code (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  code_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (programme_id, id)
);
create index provider_code_service on provider_code (programme_id, service_id, sent_at);
call protect('provider_code', '{signin,system}', '{signin,system}');
call allow_removal('provider_code', '{signin,system}');

create table provider_visit (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  service_id uuid not null,
  link_id uuid not null,
  -- With a code from the address that is known: only then may the number be changed or the links ended.
  by_code boolean not null,
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (programme_id, token_hash),
  foreign key (programme_id, link_id) references provider_link (programme_id, id)
);
create index provider_visit_service on provider_visit (programme_id, service_id);
create index provider_visit_link on provider_visit (programme_id, link_id);
call protect('provider_visit', '{signin,system}', '{signin,system}');
call allow_removal('provider_visit', '{signin,system}');

-- Whoever holds a service's page reads the rows of the introductions that were sent to it. What was told of the person is sealed in
-- them with a key that this role cannot read: the house reads it out, while the person agrees.
create unique index introduction_of_service on introduction (programme_id, service_id, id);
call relation_policies('introduction', own => '{owner_id}', person_reads => true,
  also_reads => $$when 'provider' then case when service_id = nullif(current_setting('app.actor', true), '')::uuid
    and sent_at is not null then 'sent to them' end$$);

-- What a group says of an introduction. It is kept as it was said; the house carries it out, or shows that it differs.
create table provider_word (
  programme_id uuid not null references programme,
  id uuid not null,
  introduction_id uuid not null,
  service_id uuid not null,
  what text not null check (what in ('accept', 'full', 'decline', 'hand_back', 'came', 'not_came', 'still', 'stopped', 'message')),
  said_at timestamptz not null,
  -- came, not_came: the day. full: until when.
  on_day date,
  -- accept: when to come.
  comes_at timestamp,
  -- accept: whom to ask for.
  ask_for text check (length(ask_for) <= 120),
  reason text,
  words text,
  state text not null default 'said' check (state in ('said', 'applied', 'agrees', 'differs', 'late', 'kept')),
  settled_at timestamptz,
  primary key (programme_id, id),
  -- Of an introduction to this service, and of no other.
  foreign key (programme_id, introduction_id) references introduction,
  foreign key (programme_id, service_id, introduction_id) references introduction (programme_id, service_id, id),
  check ((state = 'said') = (settled_at is null))
);
create index provider_word_introduction on provider_word (programme_id, introduction_id, said_at);
create index provider_word_service on provider_word (programme_id, service_id, said_at);
call protect_record('provider_word', 'introduction', 'introduction_id',
  also_reads => $$when 'provider' then case when service_id = nullif(current_setting('app.actor', true), '')::uuid then 'said by them' end$$,
  also_adds => $$when 'provider' then case when service_id = nullif(current_setting('app.actor', true), '')::uuid
    and state = 'said' then 'said by them' end$$);

-- How often a group was asked how it went, and until when it owes an answer.
create table provider_question (
  programme_id uuid not null references programme,
  introduction_id uuid not null,
  what text not null check (what in ('first', '8_weeks', '3_months')),
  asked_on date not null,
  times integer not null default 1,
  next_on date not null,
  escalated_on date,
  primary key (programme_id, introduction_id, what),
  foreign key (programme_id, introduction_id) references introduction
);
create index provider_question_due on provider_question (programme_id, next_on) where escalated_on is null;
call protect_record('provider_question', 'introduction', 'introduction_id');

-- Nobody new for a while: the group's own word, or that of a colleague who was told. It ends by itself.
create table service_pause (
  programme_id uuid not null references programme,
  id uuid not null,
  service_id uuid not null,
  until date not null,
  reason text not null check (reason in ('full', 'break', 'no_volunteers', 'venue', 'other')),
  words text check (length(words) <= 500),
  by_group boolean not null,
  said_by uuid not null,
  said_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, id)
);
create index service_pause_service on service_pause (programme_id, service_id) where ended_at is null;
alter table service_pause enable row level security;
grant select, insert, update on service_pause to hedgerow_app;
create policy read on service_pause for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,administrator,system}'::text[])
      or (current_setting('app.role', true) = 'provider' and service_id = nullif(current_setting('app.actor', true), '')::uuid)));
create policy add on service_pause for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'provider' and by_group
        and service_id = nullif(current_setting('app.actor', true), '')::uuid)));
create policy change on service_pause for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'provider' and by_group
        and service_id = nullif(current_setting('app.actor', true), '')::uuid)));

-- A form of theirs is carried out once, what they say is told to the rooms, and what they say of their places is a proposal as any.
-- The policies keep what they were and get one branch more.
do $$
declare
  one record;
  mine constant text := 'programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid and current_setting(''app.role'', true) = ''provider''';
  own constant text := 'nullif(current_setting(''app.actor'', true), '''')::uuid';
begin
  for one in select tablename, with_check from pg_policies
    where schemaname = 'public' and policyname = 'add' and tablename in ('submission', 'outbox', 'service_proposal') loop
    execute format('drop policy add on %I', one.tablename);
    execute format('create policy add on %I for insert with check ((%s) or (%s%s))', one.tablename, one.with_check, mine,
      case one.tablename
        when 'submission' then ''
        when 'outbox' then format(' and name = any (''{ProviderSaid,ServicePaused,EntryAnswered}''::text[]) and subject_id = %s', own)
        else format(' and state = ''waiting'' and service_id = %s', own) end);
  end loop;
end $$;

insert into erasure.step (place, table_name, condition, blank) values
  (97, 'provider_word', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null),
  (98, 'provider_question', 'introduction_id in (select id from public.introduction where programme_id = $1 and referral_id = any ($3))', null);
