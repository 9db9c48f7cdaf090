-- A reminder asks something back. What it asked about, until when an answer counts, and what was answered. The session learns what the person
-- said about it; its state stays with the link worker. New columns are empty at first and no table is rewritten.
alter table session add column confirmed_at timestamptz,
  add column confirmed_how text check (confirmed_how in ('text', 'link', 'own_page', 'staff')),
  add column cannot_come_at timestamptz;

create table reminder_ask (
  programme_id uuid not null references programme,
  -- The id of the reminder's message, so that one reminder asks once.
  id uuid not null,
  person_id uuid not null,
  about text not null check (about in ('session', 'group_date')),
  subject_id uuid not null,
  -- When the meeting is, as the reminder said it, in the programme's zone.
  starts_at timestamp not null,
  channel text not null check (channel in ('sms', 'email')),
  -- SHA-256 of the link in an e-mail.
  token_hash bytea,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('yes', 'cannot_come', 'call_me')),
  answered_at timestamptz,
  answered_how text check (answered_how in ('text', 'link')),
  primary key (programme_id, id),
  check ((answer is null) = (answered_at is null))
);
create unique index reminder_ask_token on reminder_ask (programme_id, token_hash) where token_hash is not null;
create index reminder_ask_person on reminder_ask (programme_id, person_id, asked_at desc);
create index reminder_ask_subject on reminder_ask (programme_id, subject_id);
call protect_record('reminder_ask', 'person', 'person_id');
insert into erasure.step (place, table_name, condition, blank) values (143, 'reminder_ask', 'person_id = any ($2)', null);
