-- What was seen of vetting is each programme's own since 0516, which took it over; nothing has read or written the shared
-- table since. What no programme could be told of (nobody's change stood behind it) was shown to nobody either.
set local lock_timeout = '10s';
drop table directory.safeguarding;
