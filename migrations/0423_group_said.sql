-- How often a group said something of its entry lately: what its page needs to know before it takes one more.
create function group_said_since(wanted uuid, since timestamptz) returns bigint
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) from public.service_proposal p
  where p.programme_id = nullif(current_setting('app.programme', true), '')::uuid
    and p.service_id = wanted and p.service_id = nullif(current_setting('app.actor', true), '')::uuid and p.made_at > since
$$;
revoke execute on function group_said_since(uuid, timestamptz) from public;
grant execute on function group_said_since(uuid, timestamptz) to hedgerow_app;
