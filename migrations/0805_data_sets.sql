-- A programme's own data set: which facts stand in which columns, in whose codes. Every change is a further version, and what was taken
-- names the version it was made with.
create table data_set (
  programme_id uuid not null references programme,
  id uuid not null,
  version integer not null check (version > 0),
  title text not null check (length(title) between 1 and 120),
  -- The one that comes with the software that it began as.
  based_on text not null,
  columns jsonb not null check (jsonb_typeof(columns) = 'array'),
  -- No file is made with it any more.
  is_retired boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (programme_id, id, version),
  foreign key (programme_id, made_by) references staff (programme_id, id)
);
call protect('data_set', '{coordinator,system}', '{}', '{coordinator}');
revoke update on data_set from hedgerow_app;
drop policy change on data_set;

-- What was taken: which data set, of which days, why, by whom; and how it ended. A file whose end is missing was broken off.
create table data_set_taken (
  programme_id uuid not null references programme,
  id uuid not null,
  data_set text not null,
  version integer not null,
  title text not null,
  form text not null check (form in ('csv', 'parquet')),
  from_on date not null,
  until_on date not null,
  reason text not null check (length(reason) between 1 and 400),
  taken_by uuid not null,
  taken_at timestamptz not null,
  line_count integer check (line_count >= 0),
  -- Referrals of people who did not say yes to being counted.
  left_out integer check (left_out >= 0),
  fault_count integer check (fault_count >= 0),
  sha256 text,
  done_at timestamptz,
  primary key (programme_id, id),
  check (from_on <= until_on),
  check ((done_at is null) = (sha256 is null) and (done_at is null) = (line_count is null) and (done_at is null) = (left_out is null)
    and (done_at is null) = (fault_count is null)),
  foreign key (programme_id, taken_by) references staff (programme_id, id)
);
create index data_set_taken_newest on data_set_taken (programme_id, taken_at desc, id);
call protect('data_set_taken', '{coordinator,administrator,system}', '{coordinator}');

-- Who takes a file does so in their own name; how it ended is written once.
create function keep_data_set_taken() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.role', true), '') = '' then return new; end if;
  if tg_op = 'INSERT' then
    if new.taken_by is distinct from nullif(current_setting('app.actor', true), '')::uuid or new.done_at is not null then
      raise exception 'a file is taken in one’s own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.done_at is not null or (new.programme_id, new.id, new.data_set, new.version, new.title, new.form, new.from_on, new.until_on,
      new.reason, new.taken_by, new.taken_at) is distinct from (old.programme_id, old.id, old.data_set, old.version, old.title, old.form,
      old.from_on, old.until_on, old.reason, old.taken_by, old.taken_at) then
    raise exception 'what was taken stays on record' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger taken before insert or update on data_set_taken for each row execute function keep_data_set_taken();
