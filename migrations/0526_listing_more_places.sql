-- Services with more than one place are few: a search that walks the services by their first place asks here for the rest.
create index listing_more_places on directory.listing (service_id) where place_number > 0;
