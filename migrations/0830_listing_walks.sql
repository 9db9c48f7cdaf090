-- What a search walks until its page is full: by name and by the next date, all places. Holds writers of the listing for about a
-- second for 100,000 services, like the indexes below.
create index listing_by_name on directory.listing (region, lower(name), service_id);
create index listing_by_next on directory.listing (region, (coalesce(next_at, 'infinity')), service_id);
drop index directory.listing_name, directory.listing_next;

-- Words of names alone: where a word is everybody's, those come first that have it in their name.
create index listing_in_name on directory.listing using gin (ts_filter(words, '{a}'));

-- What few records say, so that it is found without looking at all the others.
create index listing_language on directory.listing using gin (languages) where languages <> '{}';
create index listing_for_some on directory.listing (service_id)
  where sex in ('women', 'men') or access_yes && '{women_only,men_only}';
create index listing_online on directory.listing (service_id) where online;

-- Whether the service has other places too: then one of them stands for it, and the others are passed over.
alter table directory.listing add column several boolean not null default false;
update directory.listing set several = true
  where service_id in (select service_id from directory.listing where place_number > 0);
