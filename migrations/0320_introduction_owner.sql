-- "Went somewhere in the last week" on a link worker's Today asks for their own introductions by day. Without it the plan walks every
-- referral of the programme (23 ms in the large world of the bench, 0.1 ms with it).
create index introduction_owner on introduction (programme_id, owner_id, state_since);
