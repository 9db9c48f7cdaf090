-- A person who asks for a copy of their record on their own page tells the rooms so, as whoever asks for them at a desk does.
do $$
declare
  one record;
begin
  select policyname, with_check as rule into one from pg_policies
    where schemaname = 'public' and tablename = 'outbox' and policyname = 'add';
  execute format($make$alter policy add on outbox with check (%s or (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and current_setting('app.role', true) = 'person' and name = 'CopyRequested'
    and payload ->> 'personId' = nullif(current_setting('app.actor', true), '')))$make$, one.rule);
end $$;
