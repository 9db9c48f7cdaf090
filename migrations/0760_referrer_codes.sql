-- What stands on a practice's printed card and poster: who types it finds their organisation filled in. It names an organisation and
-- opens nothing, so it is no secret and is kept as it is printed.
create table referrer_code (
  programme_id uuid not null references programme,
  id uuid not null,
  code text not null,
  organisation text not null,
  -- Of whom it is: GP, nurse, pharmacist. Null: of several.
  referrer_role text,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (programme_id, id),
  unique (programme_id, code)
);
call protect('referrer_code', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator}');
