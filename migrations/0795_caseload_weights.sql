-- How much a case weighs, by what is recorded of it: one row a version, never changed. The newest counts; without one, the house's own
-- starting point does. Hundredths of an ordinary case.
create table caseload_weights (
  programme_id uuid not null references programme,
  version integer not null check (version > 0),
  weights jsonb not null,
  -- Why it was changed, for whoever reads old figures.
  why text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (programme_id, version),
  foreign key (programme_id, set_by) references staff (programme_id, id)
);
call protect('caseload_weights', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator}');
revoke update, delete on caseload_weights from hedgerow_app;
