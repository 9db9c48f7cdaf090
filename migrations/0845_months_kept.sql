-- The kept rows of a month added up, as lines of counts for each report: a report over a year reads twelve rows and the days that are no
-- whole month, instead of every referral. A month is true unless it is marked in `report_month_stale`; triggers on the kept rows write the
-- mark in the transaction that changes them, and the routine of the summaries adds the month up anew. Readers count a marked month from
-- its rows. On a running system this makes empty tables: until the routine has been there, months are counted from rows as before.
create table report_month (
  programme_id uuid not null references programme,
  -- Its first day. By the day a referral was received; `met` by the day of the first session.
  month date not null,
  -- Whom it leaves out, as a hash of their ids: those who did not want to be counted when it was added up. A reader who finds others on
  -- record does not use the month.
  without text not null,
  journey json not null,
  met json not null,
  there json not null,
  help json not null,
  primary key (programme_id, month)
);
-- Each report reads one of them, whole.
alter table report_month alter column journey set storage external;
alter table report_month alter column met set storage external;
alter table report_month alter column there set storage external;
alter table report_month alter column help set storage external;

-- Whole months of a span that reports are asked for, added up once more: one row instead of eleven. It is there only while none of its months
-- has been added up anew since; every few minutes those that are missing are made.
create table report_span (
  programme_id uuid not null references programme,
  low date not null,
  high date not null,
  without text not null,
  journey json not null,
  there json not null,
  help json not null,
  primary key (programme_id, low, high)
);
alter table report_span alter column journey set storage external;
alter table report_span alter column there set storage external;
alter table report_span alter column help set storage external;

-- Months that may be out of date, and with them their spans. Only added to and taken from, never one row for all, so that nobody waits for anybody.
create table report_month_stale (
  programme_id uuid not null references programme,
  number bigint generated always as identity,
  month date not null,
  primary key (programme_id, number)
);

call protect('report_month', '{coordinator,system}', '{system}');
call protect('report_span', '{coordinator,system}', '{system}');
call protect('report_month_stale', '{coordinator,system}', '{system}');
call allow_removal('report_month', '{system}');
call allow_removal('report_span', '{system}');
call allow_removal('report_month_stale', '{system}');

create function mark_months_stale() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.report_month_stale (programme_id, month)
  select distinct programme_id, date_trunc('month', received_on)::date from changed;
  return null;
end $$;
create function mark_months_of_facts_stale() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.report_month_stale (programme_id, month)
  select programme_id, date_trunc('month', received_on)::date from changed
  union select programme_id, date_trunc('month', received_on + met_after)::date from changed where met_after is not null;
  return null;
end $$;
revoke execute on function mark_months_stale(), mark_months_of_facts_stale() from public;

do $$
declare
  one text;
  marking text;
begin
  foreach one in array array['report_fact', 'report_introduction', 'report_score'] loop
    marking := case one when 'report_fact' then 'mark_months_of_facts_stale' else 'mark_months_stale' end;
    execute format('create trigger month_stale_when_added after insert on %I referencing new table as changed
      for each statement execute function %I()', one, marking);
    execute format('create trigger month_stale_when_removed after delete on %I referencing old table as changed
      for each statement execute function %I()', one, marking);
    execute format('create trigger month_stale_when_changed after update on %I referencing new table as changed
      for each statement execute function %I()', one, marking);
    execute format('create trigger month_stale_as_it_was after update on %I referencing old table as changed
      for each statement execute function %I()', one, marking);
  end loop;
end $$;

-- For months by the first session, where one must be counted from its rows.
create index report_fact_met on report_fact (programme_id, (received_on + met_after));

-- Who reads summaries is asked once for a statement, not for each row: for some thousand rows that is half of their cost.
do $$
declare
  one text;
begin
  foreach one in array array['report_fact', 'report_introduction', 'report_score'] loop
    execute format('alter policy read on %I using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
      and (select case current_setting(''app.role'', true) when ''coordinator'' then ''programme'' when ''system'' then ''programme'' end) is not null)', one);
  end loop;
end $$;
