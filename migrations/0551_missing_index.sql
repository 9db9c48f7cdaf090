-- Only what has vanished stands in this index: with everything else in it, a planner without figures about a fresh table took
-- the index for "is not missing" and walked all services for each five hundred of an import.
drop index directory.service_missing;
create index service_missing on directory.service (missing_since) where missing_since is not null;
