-- Whether anybody in the programme has answered a version of a questionnaire: who decides how it is scored may not read answers, and must
-- know that there are some. Says yes or no, of the own programme only.
create function questionnaire_is_answered(asked_instrument text, asked_version integer) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from public.assessment
    where programme_id = nullif(current_setting('app.programme', true), '')::uuid
      and instrument = asked_instrument and instrument_version = asked_version and not declined
  )
$$;
revoke execute on function questionnaire_is_answered(text, integer) from public;
grant execute on function questionnaire_is_answered(text, integer) to hedgerow_app;
