-- From when on a run asks an API for changes (`modified_after`). Null: the run walks through all of it. Kept with the run, so
-- that one that was broken off goes on in the manner in which it began.
alter table directory.import_run add column asked_since timestamptz;
