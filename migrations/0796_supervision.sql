-- A case that is put forward to be talked about in supervision: by its link worker with a question, or by a rule from what is recorded.
-- What was agreed becomes a task with an owner and a day.
create table supervision_item (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  -- Whose case it was when it was put forward: the supervision is theirs.
  worker_id uuid not null,
  -- by_hand: somebody asked. The others: a rule saw it.
  rule text not null check (rule in ('by_hand', 'no_contact', 'many_sessions', 'risk', 'missed_twice', 'extension_asked')),
  question text,
  put_by uuid not null,
  put_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'talked', 'taken_back')),
  supervision_id uuid,
  agreed text,
  settled_at timestamptz,
  settled_by uuid,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  check (rule <> 'by_hand' or question is not null),
  check ((state = 'open') = (settled_at is null) and (state = 'open') = (settled_by is null)),
  check ((state = 'talked') = (supervision_id is not null))
);
create index supervision_item_referral on supervision_item (programme_id, referral_id);
create unique index supervision_item_open on supervision_item (programme_id, referral_id, rule) where state = 'open';
create index supervision_item_worker on supervision_item (programme_id, worker_id, state);
call protect_record('supervision_item', 'referral', 'referral_id', own => '{worker_id}');
insert into erasure.step (place, table_name, condition, blank) values (178, 'supervision_item', 'referral_id = any ($3)', null);

-- A supervision that was held. It belongs to the record of the team and says nothing of a person; what was said of a case stands with
-- its item. A link worker reads their own.
create table supervision (
  programme_id uuid not null references programme,
  id uuid not null,
  worker_id uuid not null,
  led_by uuid not null,
  held_on date not null,
  minutes integer not null check (minutes between 5 and 480),
  way text not null check (way in ('in_person', 'video', 'phone')),
  recorded_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, worker_id) references staff (programme_id, id),
  foreign key (programme_id, led_by) references staff (programme_id, id)
);
create index supervision_worker on supervision (programme_id, worker_id, held_on);
call protect('supervision', '{coordinator,system}', '{coordinator,system}');
drop policy read on supervision;
create policy read on supervision for select
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{coordinator,system}'::text[])
      or (current_setting('app.role', true) = 'link_worker' and worker_id = nullif(current_setting('app.actor', true), '')::uuid)));
revoke update, delete on supervision from hedgerow_app;
