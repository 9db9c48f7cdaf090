-- Fills the relations of rows from before 0601. Nothing is locked but the rows themselves, until the file has run; the triggers of
-- 0601 do the work, parents first. Where no member of staff has a team, only tables that did not name their person are written.
update referral r set team_id = r.team_id from staff s
  where s.programme_id = r.programme_id and s.id = r.link_worker_id and s.team_id is not null;
update person p set team_ids = p.team_ids from referral r
  where r.programme_id = p.programme_id and r.person_id = p.id and r.team_id is not null;
update referral_need set team_id = team_id where person_id is null;
update referral_event set team_id = team_id where person_id is null;
update referral_question set team_id = team_id where person_id is null;
update extension set team_id = team_id where person_id is null;
update own_concern set team_id = team_id where person_id is null;
update match_answer set team_id = team_id where person_id is null;
update case_shortlist set team_id = team_id where person_id is null;
update recent_person set team_id = team_id where person_id is null;
update note_addendum set team_id = team_id where person_id is null;
update goal set team_id = team_id where person_id is null;
update action set team_id = team_id where person_id is null;
update barrier set team_id = team_id where person_id is null;
update plan_version set team_id = team_id where person_id is null;
update introduction_event set team_id = team_id where person_id is null;
update introduction_answer set team_id = team_id where person_id is null;
update first_visit set team_id = team_id where person_id is null;
update buddy_offer set team_id = team_id where person_id is null;
update person_merge set team_ids = team_ids where person_id is null;
update private_link set team_ids = team_ids where person_id is null;
update message set team_ids = team_ids where referral_id is null and person_id is null;
