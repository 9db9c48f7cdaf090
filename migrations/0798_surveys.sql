-- Short surveys: how it was for people, and how it is for those who refer. Who was asked stands in the record, with a link of which only the
-- hash is kept; that somebody answered is noted, so that nobody is asked again. Answers stand with it only where they said that we may know
-- who they are; all others stand by themselves, without anything that leads back, under the month.
create table survey_ask (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  kind text not null check (kind in ('experience', 'referrer')),
  moment text not null check (moment in ('midway', 'closed', 'referring')),
  way text not null check (way in ('message', 'paper')),
  -- Hash of the address of who referred: nobody is asked more than twice a year, whoever it was about.
  address_hash bytea,
  token_hash bytea not null,
  -- Stands on the sheet of paper, and opens nothing by itself.
  code text,
  asked_on date not null,
  asked_by uuid not null,
  expires_at timestamptz not null,
  remind_on date,
  reminded_on date,
  -- not_reached: no way was allowed. Null: nothing came yet.
  ended text check (ended in ('answered', 'not_reached')),
  -- Only where they agreed to be known.
  answers jsonb,
  words text,
  primary key (programme_id, id),
  unique (programme_id, token_hash),
  foreign key (programme_id, referral_id) references referral
);
create unique index survey_ask_once on survey_ask (programme_id, referral_id, kind, moment);
create unique index survey_ask_code on survey_ask (programme_id, code) where code is not null;
create index survey_ask_address on survey_ask (programme_id, address_hash, asked_on) where address_hash is not null;
create index survey_ask_remind on survey_ask (programme_id, remind_on) where ended is null;
create index survey_ask_asked on survey_ask (programme_id, asked_on);
call protect_record('survey_ask', 'referral', 'referral_id');
insert into erasure.step (place, table_name, condition, blank) values (179, 'survey_ask', 'referral_id = any ($3)', null);

create table survey_answer (
  programme_id uuid not null references programme,
  -- Drawn by lot, so that it tells no time.
  id uuid not null,
  kind text not null check (kind in ('experience', 'referrer')),
  moment text not null check (moment in ('midway', 'closed', 'referring')),
  way text not null check (way in ('message', 'paper')),
  month date not null check (extract(day from month) = 1),
  answers jsonb not null,
  words text,
  may_quote boolean not null,
  primary key (programme_id, id)
);
create index survey_answer_month on survey_answer (programme_id, kind, month);
call protect('survey_answer', '{coordinator,system}', '{coordinator,system}');
revoke update, delete on survey_answer from hedgerow_app;
alter table survey_ask add column may_quote boolean;
