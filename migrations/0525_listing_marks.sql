-- Marks among the words of a listing, so that one GIN index answers "these words, of these kinds, hereabouts" without
-- looking at what only has one of them. Nobody can type one: a word of a text never holds a "~".
--   ~k:sport           a kind
--   ~30:1585,-270      the square it lies in, at thirty, twelve, five and two to the degree; ~nowhere without a position
--   ~b:ie:17           one of 128 parts into which the services of a region fall by chance, the same for ever
create function directory.marks(service_id uuid, region text, kinds text[], latitude double precision, longitude double precision)
returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(
    array(select '~k:' || kind from unnest(kinds) kind)
    || case when latitude is null then array['~nowhere'] else array(
      select '~' || size || ':' || floor(latitude * size)::int || ',' || floor(longitude * size)::int from unnest(array[30, 12, 5, 2]) size) end
    || ('~b:' || region || ':' || get_byte(decode(md5(service_id::text), 'hex'), 0) % 128))
$$;

update directory.listing set words = words || directory.marks(service_id, region, kinds, latitude, longitude);
