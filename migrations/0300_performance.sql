-- The name of a person as search compares it: folding is dear, and row-level security lets no other kind of index
-- help a "contains". Measured with 2,000 people in a programme: see docs/performance.md.
alter table person add column searched text
  generated always as (fold(coalesce(known_as, '') || ' ' || given_name || ' ' || family_name)) stored;
