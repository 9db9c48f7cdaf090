-- How the answers of an API stood against Open Referral UK 3.0 in a run: how many faults, and the first of them with their
-- places. Null: not held against it (a file, an OpenActive feed, a run before this).
alter table directory.import_run add column oruk jsonb;
