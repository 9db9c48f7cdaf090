-- Whoever leads a group sees its register. So who leads it is said by the co-ordinator alone: a link worker must not put themselves there.
drop policy add on group_facilitator;
create policy add on group_facilitator for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{coordinator,system}'::text[]));
drop policy change on group_facilitator;
create policy change on group_facilitator for update
  using (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = any ('{coordinator,system}'::text[]))
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid);
