-- Two people close a concern, and the database says so too: a signature is the actor's own, the second is another's, and what is
-- closed stays so. The older check let a concern be closed that nobody had signed first. New rows only, so that nothing is locked for long.
alter table concern
  add constraint concern_signatures check (
    case state
      when 'open' then first_signed_by is null and closed_by is null
      when 'first_signed' then first_signed_by is not null and first_signed_at is not null and closed_by is null
      else first_signed_by is not null and closed_by is not null and closed_at is not null and closed_by <> first_signed_by
    end) not valid;

create function concern_needs_two() returns trigger language plpgsql as $$
declare
  who constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' and current_setting('app.role', true) <> 'system' then
      raise exception 'a concern begins open' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (old.state, old.first_signed_by, old.closed_by) is not distinct from (new.state, new.first_signed_by, new.closed_by) then
    return new;
  end if;
  if (old.state, new.state) = ('open', 'first_signed') and new.first_signed_by = who
    or (old.state, new.state) = ('first_signed', 'open')
    or (old.state, new.state) = ('first_signed', 'closed') and new.first_signed_by = old.first_signed_by
      and new.closed_by = who and old.first_signed_by <> who
  then
    if current_setting('app.role', true) in ('link_worker', 'coordinator') then return new; end if;
  end if;
  raise exception 'two people close a concern, each under their own name' using errcode = 'insufficient_privilege';
end $$;
-- Only for whoever the application speaks for; the owner mends what is broken.
create trigger needs_two before insert or update of state, first_signed_by, closed_by on concern for each row
  when (coalesce(current_setting('app.role', true), '') <> '') execute function concern_needs_two();
