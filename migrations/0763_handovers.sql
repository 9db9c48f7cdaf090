-- Somebody is handed to another service by name: what they agreed may be told, and whether that service has them. The service answers by
-- a link of which only the hash is kept.
create table handover (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  to_service text not null,
  to_name text,
  to_email text,
  to_phone text,
  -- In the person's agreement, word by word what may be told.
  told text not null,
  agreed_how text not null check (agreed_how in ('in_person', 'by_phone', 'in_writing')),
  agreed_on date not null,
  way text not null check (way in ('email', 'phone')),
  token_hash bytea not null,
  expires_at timestamptz not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ask_on date not null,
  chases integer not null default 0,
  answer text check (answer in ('have_them', 'not_ours', 'not_reached')),
  answered_at timestamptz,
  -- The name they gave, or the member of staff who heard it over the telephone.
  answered_by text,
  primary key (programme_id, id),
  unique (programme_id, token_hash),
  foreign key (programme_id, referral_id) references referral,
  check ((answer is null) = (answered_at is null))
);
create index handover_referral on handover (programme_id, referral_id);
create index handover_open on handover (programme_id, ask_on) where answer is null;
call protect_record('handover', 'referral', 'referral_id', person_reads => true);
insert into erasure.step (place, table_name, condition, blank) values (176, 'handover', 'referral_id = any ($3)', null);
