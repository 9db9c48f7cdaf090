-- Where a service is, as the number of a square of the map of a twelfth of a degree, 0 where nobody knows; src/directory/squares.ts
-- counts the same way. A search "within so many kilometres" asks for the squares, and for what costs nothing or has no step in the
-- same look. Holds writers of the listing for about a second for 100,000 services.
create index listing_square on directory.listing
  ((coalesce(floor(latitude * 12)::int * 10000 + floor(longitude * 12)::int, 0)), free, step_free);
