-- A passkey of a person beside their PIN. It hangs on the link it was added by and ends with it, whoever ends that: a new link, which may
-- go to another telephone or into other hands, carries none. What is over keeps no key.
create table person_passkey (
  programme_id uuid not null references programme,
  id uuid not null,
  link_id uuid not null,
  person_id uuid not null,
  credential_id bytea,
  public_key bytea,
  counter bigint not null default 0,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text check (ended_why in ('person', 'staff', 'copied', 'link')),
  primary key (programme_id, id),
  unique (programme_id, credential_id),
  foreign key (programme_id, link_id) references person_link (programme_id, id),
  check ((ended_at is null) = (ended_why is null)),
  check ((ended_at is null) = (public_key is not null)),
  check ((public_key is null) = (credential_id is null))
);
create index person_passkey_link on person_passkey (programme_id, link_id);
create index person_passkey_person on person_passkey (programme_id, person_id);
-- The sign-in keeps, asks and ends it; whoever works with the person sees that there is one, and ends it when they ask for it.
call protect_record('person_passkey', 'person', 'person_id',
  also_reads => $$when 'signin' then 'sign-in'$$,
  also_changes => $$when 'signin' then 'sign-in'$$);
drop policy add on person_passkey;
create policy add on person_passkey for insert
  with check (programme_id = nullif(current_setting('app.programme', true), '')::uuid and current_setting('app.role', true) = 'signin');
-- It is added for a link of the person’s own that is open. Once it is there, a signature counts it on and whoever may ends it: no key is
-- ever put in the place of another, and what is over stays so.
create function passkey_of_open_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from public.person_link l where l.programme_id = new.programme_id and l.id = new.link_id
    and l.person_id = new.person_id and l.helper_name is null and l.ended_at is null and l.expires_at > now()) then
    raise exception 'a passkey is for an own link that is open' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke execute on function passkey_of_open_link() from public;
create trigger passkey_of_open_link before insert on person_passkey for each row
  when (current_setting('app.role', true) = 'signin') execute function passkey_of_open_link();
create function only_uses_passkey() returns trigger language plpgsql as $$
declare
  may constant text[] := '{counter,used_at,ended_at,ended_by,ended_why,credential_id,public_key,person_id,team_ids}';
begin
  if to_jsonb(new) - may is distinct from to_jsonb(old) - may
    or new.public_key is not null and (new.public_key, new.credential_id) is distinct from (old.public_key, old.credential_id)
    or old.ended_at is not null and new.ended_at is distinct from old.ended_at
    or new.counter < old.counter then
    raise exception 'a passkey is used or ended, not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_uses_passkey before update on person_passkey for each row execute function only_uses_passkey();

create function passkeys_end_with_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.person_passkey set ended_at = new.ended_at, ended_by = new.ended_by, ended_why = 'link', public_key = null, credential_id = null
    where programme_id = new.programme_id and link_id = new.id and ended_at is null;
  return null;
end $$;
revoke execute on function passkeys_end_with_link() from public;
create trigger passkeys_end_with_link after update of ended_at on person_link for each row
  when (old.ended_at is null and new.ended_at is not null) execute function passkeys_end_with_link();

insert into erasure.step (place, table_name, condition, blank) values (149, 'person_passkey', 'person_id = any ($2)', null);
