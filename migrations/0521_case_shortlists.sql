-- What was put before a person to choose from: the services of a list as they were called then, with who made it and when.
create table case_shortlist (
  programme_id uuid not null references programme,
  id uuid not null,
  referral_id uuid not null,
  -- [{ id, name }] in the order of the list
  services jsonb not null,
  made_by uuid,
  made_by_name text,
  made_at timestamptz not null,
  -- When it was sent to the person, by the rules of safe contact.
  sent_at timestamptz,
  primary key (programme_id, id),
  foreign key (programme_id, referral_id) references referral
);
create index case_shortlist_referral on case_shortlist (programme_id, referral_id, made_at);
call protect('case_shortlist', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
