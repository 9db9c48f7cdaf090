-- Who is joined with a person is asked once. Where the planner read all referrals, as it does of a table without statistics, the question was
-- asked again for each of them: bringing 1,500 referrals in one statement took three minutes.
create or replace function teams_of_person(programme uuid, person uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public as $$
  select case
    when bool_or(r.team_id is null and (r.link_worker_id is not null
      or r.state in ('received', 'in_triage', 'info_requested', 'accepted', 'waiting'))) then null
    else array_agg(distinct r.team_id) filter (where r.team_id is not null)
  end
  from public.referral r
  where r.programme_id = programme and r.person_id = any ((select public.joined_people(programme, person))::uuid[])
$$;
