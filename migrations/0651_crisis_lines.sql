-- The crisis lines of a programme: that a line of the region was tried and may be shown until a day, and lines of its own. What
-- the public panel needs of it stands on the programme itself, which every page has read already.
create table crisis_line (
  programme_id uuid not null references programme,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  phone text,
  text_word text,
  text_to text,
  purpose text not null,
  hours text not null,
  source text,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (programme_id, id),
  check (phone is not null or text_to is not null),
  foreign key (programme_id, added_by) references staff (programme_id, id)
);
call protect('crisis_line', '{coordinator,administrator,system}', '{coordinator,administrator,system}');

-- Every check stays, so that anybody can see who tried a line, when and how. `line` is the key of a line of the region, or the id of an own one.
create table crisis_line_check (
  programme_id uuid not null references programme,
  id uuid not null,
  line text not null check (line ~ '^[a-z0-9_-]{1,60}$'),
  how text not null check (how in ('rang', 'texted', 'looked', 'told')),
  works boolean not null,
  shown_until date not null,
  note text,
  checked_by uuid not null,
  checked_by_name text not null,
  checked_at timestamptz not null,
  checked_on date not null,
  primary key (programme_id, id),
  foreign key (programme_id, checked_by) references staff (programme_id, id)
);
create index crisis_line_check_line on crisis_line_check (programme_id, line, checked_at desc);
call protect('crisis_line_check', '{coordinator,administrator,system}', '{coordinator,administrator,system}');
revoke update on crisis_line_check from hedgerow_app;

alter table programme add column crisis_lines jsonb not null default '{}';

-- The last check of each line and the own lines in use. The programme is held first, so that of two at once neither is forgotten.
create function keep_crisis_lines() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from public.programme p where p.id = new.programme_id for no key update;
  update public.programme p set crisis_lines = jsonb_build_object(
    'checks', coalesce((select jsonb_object_agg(c.line, jsonb_build_object('on', c.checked_on, 'until', c.shown_until, 'works', c.works))
      from (select distinct on (k.line) k.* from public.crisis_line_check k where k.programme_id = new.programme_id
        order by k.line, k.checked_at desc, k.id desc) c), '{}'),
    'own', coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'phone', l.phone, 'text_word', l.text_word,
        'text_to', l.text_to, 'purpose', l.purpose, 'hours', l.hours, 'source', l.source) order by l.added_at, l.id)
      from public.crisis_line l where l.programme_id = new.programme_id and l.removed_at is null), '[]'))
  where p.id = new.programme_id;
  return null;
end $$;
revoke execute on function keep_crisis_lines() from public;
create trigger keep after insert or update on crisis_line for each row execute function keep_crisis_lines();
create trigger keep after insert on crisis_line_check for each row execute function keep_crisis_lines();
