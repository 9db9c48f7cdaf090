-- The strip at the foot of a letter that comes back by post: its code says what was asked of whom. The answer is entered by a member
-- of staff and carried out by the same commands as any other; here stands what came back, and that it came once.
create table answer_slip (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  code text not null,
  about text not null check (about in ('session', 'here', 'waiting')),
  -- The meeting, where it is about one.
  session_id uuid,
  made_at timestamptz not null,
  answer text check (answer in ('yes', 'cannot', 'ring', 'stop')),
  answered_at timestamptz,
  answered_by uuid,
  way text check (way in ('post', 'phone', 'in_person')),
  primary key (programme_id, id),
  unique (programme_id, code),
  foreign key (programme_id, referral_id) references referral,
  check ((answer is null) = (answered_at is null))
);
create index answer_slip_referral on answer_slip (programme_id, referral_id);
call protect_record('answer_slip', 'referral', 'referral_id');
insert into erasure.step (place, table_name, condition, blank) values (174, 'answer_slip', 'referral_id = any ($3)', null);
