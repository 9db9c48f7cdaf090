-- How often a service suited those it was suggested to for a concept: proposed by a routine, used only once approved.
create table match_learning (
  programme_id uuid not null references programme,
  concept_id text not null,
  service_id uuid not null,
  outcomes integer not null,
  people integer not null,
  went integer not null,
  factor double precision not null check (factor between 0.85 and 1.15),
  proposed_on date not null,
  approved_factor double precision check (approved_factor between 0.85 and 1.15),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, concept_id, service_id),
  check (outcomes >= 8 and people >= 5)
);
call protect('match_learning', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator,system}');
