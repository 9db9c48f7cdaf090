-- A referral that ended before anybody had it opens nobody's record. To take it in again is a decision of triage: a link worker who could
-- do it would see the record of the person it names, who may be with another team by now.
create trigger decided_in_triage_again before update of state on referral for each row
  when (current_setting('app.role', true) = 'link_worker' and old.link_worker_id is null
    and old.state <> all ('{received,in_triage,info_requested,accepted,waiting}')
    and new.state = any ('{received,in_triage,info_requested,accepted,waiting}'))
  execute function decided_in_triage();
