-- The same marks as in 0525. In plpgsql its one expression is kept ready; a function in SQL with questions inside was
-- set up anew for each row, which was a fifth of what a listing costs to write.
create or replace function directory.marks(service_id uuid, region text, kinds text[], latitude double precision, longitude double precision)
returns tsvector language plpgsql immutable parallel safe as $$
begin
  return array_to_tsvector(
    case when cardinality(kinds) > 0 then string_to_array('~k:' || array_to_string(kinds, chr(31) || '~k:'), chr(31)) else '{}'::text[] end
    || case when latitude is null then array['~nowhere'] else array[
      '~30:' || floor(latitude * 30)::int || ',' || floor(longitude * 30)::int,
      '~12:' || floor(latitude * 12)::int || ',' || floor(longitude * 12)::int,
      '~5:' || floor(latitude * 5)::int || ',' || floor(longitude * 5)::int,
      '~2:' || floor(latitude * 2)::int || ',' || floor(longitude * 2)::int] end
    || ('~b:' || region || ':' || get_byte(decode(md5(service_id::text), 'hex'), 0) % 128));
end $$;
