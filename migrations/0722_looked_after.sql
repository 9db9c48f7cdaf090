-- Messages that Notify has and has not told the end of: they are asked after by the clock, next_try_at says when.
create index message_asked_after on message (programme_id, next_try_at)
  where state = 'sent' and carrier = 'notify' and delivered_at is null;

-- Letters that were put together and taken apart again, before they were posted.
alter table print_batch add column undone_at timestamptz;
