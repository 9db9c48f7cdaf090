-- What becomes of a message after it was taken, until when it is of use, and the letters that are printed together. All columns are
-- empty at first and no table is rewritten.
create table print_batch (
  programme_id uuid not null references programme,
  id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- How many letters it began with.
  letters integer not null,
  -- Each letter begins on a page of its own sheet, for printing on both sides.
  duplex boolean not null default false,
  printed_at timestamptz,
  printed_by uuid,
  primary key (programme_id, id)
);
create index print_batch_open on print_batch (programme_id, made_at);
call protect('print_batch', '{coordinator,system}', '{coordinator,system}');

alter table message
  -- Which way it left: smtp, gateway, notify.
  add column carrier text,
  -- What the other side calls it.
  add column outside_id text,
  -- How many texts it is paid as.
  add column parts smallint,
  add column delivered_at timestamptz,
  -- When the last word about its fate came: sent, refused, delivered, bounced.
  add column fate_at timestamptz,
  -- Sending it later would tell something that is no use any more.
  add column useful_until timestamptz,
  add column batch_id uuid;
create index message_outside on message (programme_id, outside_id) where outside_id is not null;
create index message_due_by_channel on message (programme_id, channel, next_try_at) where state = 'queued';
create index message_batch on message (programme_id, batch_id) where batch_id is not null;
-- The last word about an address decides whether it is doubtful.
create index message_last_word on message (programme_id, recipient_token, fate_at) where fate_at is not null;
create index message_last_word_plain on message (programme_id, recipient, fate_at)
  where fate_at is not null and recipient_token is null;
-- How many texts went out today.
create index message_texts on message (programme_id, sent_at) where channel = 'sms' and state = 'sent';

-- When a person wants no texts, in the programme's zone; may go over midnight. Both or neither.
alter table person add column quiet_from time, add column quiet_until time;
