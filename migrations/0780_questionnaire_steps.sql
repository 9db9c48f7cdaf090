-- What a programme has done with a questionnaire, step by step: taken its words from a file or filled a slot (each a version), said how it
-- is scored, recorded a licence, begun or stopped asking it. Steps are only added, so every version that was ever asked stays known.
create table questionnaire_step (
  programme_id uuid not null references programme,
  instrument text not null check (instrument ~ '^[a-z][a-z0-9_]{1,79}$'),
  number integer not null check (number > 0),
  kind text not null check (kind in ('words', 'scoring', 'licence', 'asked')),
  says jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (programme_id, instrument, number),
  foreign key (programme_id, made_by) references staff (programme_id, id)
);
call protect('questionnaire_step', '{link_worker,coordinator,administrator,system}', '{administrator}');
revoke update, delete on questionnaire_step from hedgerow_app;
