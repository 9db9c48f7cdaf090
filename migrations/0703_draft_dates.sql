-- Nobody removes dates one by one: those of a draft go together, before they are made anew, by a function that sees that it is a draft.
drop policy remove on group_date;
revoke delete on group_date from hedgerow_app;
drop trigger dates_stay on group_date;
drop function only_dates_of_drafts();
create function drop_draft_dates(wanted uuid) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  delete from public.group_date d
  where d.programme_id = nullif(current_setting('app.programme', true), '')::uuid and d.group_id = wanted
    and current_setting('app.role', true) in ('coordinator', 'system')
    and exists (select from public.own_group g where g.programme_id = d.programme_id and g.id = wanted and g.state = 'draft')
$$;
revoke execute on function drop_draft_dates(uuid) from public;
grant execute on function drop_draft_dates(uuid) to hedgerow_app;
