-- What somebody who waits was told of their wait, when and how. Not told: a call that is still owed.
create table wait_told (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  kind text not null check (kind in ('welcome', 'check_in', 'changed')),
  -- Working days, as it was said.
  days integer not null check (days between 1 and 1000),
  way text not null check (way in ('sms', 'email', 'letter', 'call')),
  -- When it was queued; for a call when somebody said that they rang.
  told_at timestamptz,
  made_at timestamptz not null,
  message_id uuid,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral
);
create index wait_told_referral on wait_told (programme_id, referral_id, made_at);
call protect_record('wait_told', 'referral', 'referral_id', person_reads => true);
insert into erasure.step (place, table_name, condition, blank) values (175, 'wait_told', 'referral_id = any ($3)', null);
