-- What a member of staff was shown for somebody's words, so that each introduction can say why the group was suggested.
-- Concepts, limits, place area, services with their scores: never the words themselves.
create table match_answer (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  content jsonb not null,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral,
  foreign key (programme_id, asked_by) references staff (programme_id, id)
);
create index match_answer_referral on match_answer (programme_id, referral_id, asked_at);
call protect('match_answer', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
call allow_removal('match_answer', '{system}');

-- The answer as it stood when an introduction was made from it.
create table introduction_answer (
  programme_id uuid not null references programme,
  introduction_id uuid not null,
  asked_at timestamptz not null,
  content jsonb not null,
  primary key (programme_id, introduction_id),
  foreign key (programme_id, introduction_id) references introduction
);
call protect('introduction_answer', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
