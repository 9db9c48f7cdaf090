-- Who reads summaries reads nearly all of them, and the planner must know: written with "is not null" as in 0600, it expects most rows to pass
-- instead of one in a hundred, and counts by hashing instead of by sorting.
do $$
declare
  one text;
begin
  foreach one in array array['report_fact', 'report_introduction', 'report_score'] loop
    execute format('alter policy read on %I using (programme_id = nullif(current_setting(''app.programme'', true), '''')::uuid
      and case current_setting(''app.role'', true) when ''coordinator'' then ''programme'' when ''system'' then ''programme'' end is not null)', one);
  end loop;
end $$;
