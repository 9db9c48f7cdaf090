-- What a message needs to be tried again, corrected and decided about; and a letter to be edited by two people.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check
  check (state in ('queued', 'sent', 'failed', 'held', 'cancelled'));
alter table message
  add column locale text not null default 'en',
  -- The post or the sender must not say what the service is.
  add column neutral boolean not null default false,
  add column next_try_at timestamptz,
  add column decided_by uuid,
  add column decided_at timestamptz;
create index message_due on message (programme_id, next_try_at) where state = 'queued' and channel = 'email';
create index message_recipient on message (programme_id, recipient) where state = 'failed';

alter table letter
  add column version integer not null default 1,
  add column sent_by uuid;
create unique index letter_one_draft on letter (programme_id, referral_id, kind) where state = 'draft';
