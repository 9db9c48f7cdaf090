-- Who is not signed in may say only what happened by their own hand: an event of another name would make the house act
-- (write to people, give cases away).
drop policy add on outbox;
create policy add on outbox for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,administrator,system}'::text[])
      or (current_setting('app.role', true) = 'public'
        and name = any ('{ReferralReceived,ServiceReported,EntryAnswered}'::text[]))
      or (current_setting('app.role', true) = 'referrer' and name = 'QuestionAnswered'
        and subject_id = nullif(current_setting('app.actor', true), '')::uuid)));
