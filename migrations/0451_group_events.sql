-- The holder of a group's link also asks for a new link when the old one has run out; like an answer, of that one service only.
drop policy add on outbox;
create policy add on outbox for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and (current_setting('app.role', true) = any ('{link_worker,coordinator,administrator,system}'::text[])
      or (current_setting('app.role', true) = 'public'
        and (name = any ('{ReferralReceived,ServiceReported}'::text[])
          or (name = any ('{EntryAnswered,GroupLinkAsked}'::text[])
            and subject_id = nullif(current_setting('app.actor', true), '')::uuid)))
      or (current_setting('app.role', true) = 'referrer' and name = 'QuestionAnswered'
        and subject_id = nullif(current_setting('app.actor', true), '')::uuid)));
