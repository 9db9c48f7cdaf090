-- How members of staff prove who they are. Secrets are hashed or sealed, and only the sign-in (role signin) reads them:
-- no page of a signed-in person, whatever their role, sees another's.

create table staff_password (
  programme_id uuid not null references programme,
  staff_id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  primary key (programme_id, staff_id),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_password', '{signin}', '{signin}');
call allow_removal('staff_password', '{signin}');
-- The hashes leave the table that every colleague reads. A version from before finds none until it is replaced.
insert into staff_password (programme_id, staff_id, hash, set_at)
  select programme_id, id, password_hash, created_at from staff where password_hash is not null;
update staff set password_hash = null where password_hash is not null;

-- An authenticator app (RFC 6238). `last_step`: the step of the last code that was used, which cannot be used again.
create table staff_totp (
  programme_id uuid not null references programme,
  staff_id uuid not null,
  sealed bytea not null,
  last_step bigint not null default 0,
  set_at timestamptz not null,
  primary key (programme_id, staff_id),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_totp', '{signin}', '{signin}');
call allow_removal('staff_totp', '{signin}');

create table staff_recovery_code (
  programme_id uuid not null references programme,
  code_hash bytea not null,
  staff_id uuid not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (programme_id, code_hash),
  foreign key (programme_id, staff_id) references staff
);
create index staff_recovery_code_of on staff_recovery_code (programme_id, staff_id);
call protect('staff_recovery_code', '{signin}', '{signin}');
call allow_removal('staff_recovery_code', '{signin}');

create table staff_passkey (
  programme_id uuid not null references programme,
  id uuid not null,
  staff_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  backed_up boolean not null default false,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (programme_id, id),
  unique (programme_id, credential_id),
  foreign key (programme_id, staff_id) references staff
);
create index staff_passkey_of on staff_passkey (programme_id, staff_id);
call protect('staff_passkey', '{signin}', '{signin}');
call allow_removal('staff_passkey', '{signin}');

-- Somebody known to a provider of sign-ins (OpenID Connect): always issuer and subject, never an e-mail.
create table staff_federation (
  programme_id uuid not null references programme,
  issuer text not null,
  subject text not null,
  staff_id uuid not null,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (programme_id, issuer, subject),
  unique (programme_id, staff_id, issuer),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_federation', '{signin}', '{signin}');
call allow_removal('staff_federation', '{signin}');

-- Tries to sign in, by account and where they come from. The account is a keyed hash, known or not.
create table sign_in_try (
  programme_id uuid not null references programme,
  account bytea not null,
  origin text not null,
  tries integer not null,
  next_at timestamptz not null,
  last_at timestamptz not null,
  told_at timestamptz,
  primary key (programme_id, account, origin)
);
create index sign_in_try_old on sign_in_try (programme_id, last_at);
call protect('sign_in_try', '{signin,system}', '{signin}');
call allow_removal('sign_in_try', '{signin,system}');

-- A browser in which somebody has signed in before keeps its way in while others guess.
create table staff_device (
  programme_id uuid not null references programme,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (programme_id, staff_id, token_hash),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_device', '{signin,system}', '{signin}');
call allow_removal('staff_device', '{signin,system}');

-- Links by which somebody gets in once: invited, or with a lost password.
create table staff_link (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  staff_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (programme_id, token_hash),
  foreign key (programme_id, staff_id) references staff
);
create index staff_link_of on staff_link (programme_id, staff_id);
call protect('staff_link', '{signin,system}', '{signin}', '{coordinator,administrator,system}');
call allow_removal('staff_link', '{signin,system}');

-- A sign-in that has begun and waits for its second step.
create table staff_signing_in (
  programme_id uuid not null references programme,
  token_hash bytea not null,
  staff_id uuid not null,
  method text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, token_hash),
  foreign key (programme_id, staff_id) references staff
);
call protect('staff_signing_in', '{signin,system}', '{signin}');
call allow_removal('staff_signing_in', '{signin,system}');

-- Challenges that were answered: none counts twice.
create table spent_ticket (
  programme_id uuid not null references programme,
  hash bytea not null,
  expires_at timestamptz not null,
  primary key (programme_id, hash)
);
call protect('spent_ticket', '{signin,system}', '{signin}');
call allow_removal('spent_ticket', '{signin,system}');

-- Sessions that can be listed and ended: how, with what and from where; when it was last made sure who it is.
alter table staff_session
  add column id uuid not null default gen_random_uuid(),
  add column method text not null default 'password',
  add column device text,
  add column place text,
  add column proven_at timestamptz,
  add column ended_why text;
create index staff_session_of on staff_session (programme_id, staff_id, created_at) where ended_at is null;

-- Whoever gets another role, or leaves, is signed out in the same moment, whoever makes the change.
create function end_sessions_of_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.staff_session set ended_at = now(), ended_why = case when new.active then 'role' else 'left' end
    where programme_id = new.programme_id and staff_id = new.id and ended_at is null;
  update public.staff_signing_in set ended_at = now()
    where programme_id = new.programme_id and staff_id = new.id and ended_at is null;
  update public.staff_link set used_at = now()
    where programme_id = new.programme_id and staff_id = new.id and used_at is null and not new.active;
  return null;
end $$;
create trigger sessions_end after update of role, active on staff for each row
  when (old.role is distinct from new.role or (old.active and not new.active)) execute function end_sessions_of_changed();

-- A co-ordinator invites link workers; every other role and every change is the administrator's.
drop policy add on staff;
create policy add on staff for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{administrator,system}'::text[])
      or (current_setting('app.role', true) = 'coordinator' and role = 'link_worker')));

-- What the sign-in may tell: of the person who is the actor, or that a link was asked for.
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
        and subject_id = nullif(current_setting('app.actor', true), '')::uuid)));
