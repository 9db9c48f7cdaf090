-- A consent says who spoke for the person, which words were shown to them, and about which recipient; whoever took it back stands there
-- too. `scope` is null for all that the purpose speaks of, or `basics`: that they take part and how it ended, nothing more.
alter table consent
  add column recipient_id uuid,
  add column capacity text not null default 'self' check (capacity in ('self', 'with_help', 'representative')),
  add column capacity_note text,
  add column wording integer,
  add column wording_locale text,
  add column withdrawn_by_whom text,
  add column withdrawn_capacity text check (withdrawn_capacity in ('self', 'with_help', 'representative')),
  add column withdrawn_capacity_note text,
  add column withdrawn_recorded_by uuid,
  -- Of which record it was before two were joined, and since when: until the person is asked again, the stricter of the two counts.
  add column from_record uuid,
  add column joined_at timestamptz;
alter table consent add constraint consent_scope check (scope is null or scope = 'basics') not valid;

-- Those who ever said no to something: few, and asked for together where figures leave them out.
create index consent_no on consent (programme_id, purpose, person_id) where not given or withdrawn_at is not null;
-- The register of the programme, newest word first.
create index consent_words on consent (programme_id, coalesce(withdrawn_at, at) desc, id desc);

-- The words a programme shows for a purpose. A version is never changed: what somebody agreed to is read here years later.
create table consent_wording (
  programme_id uuid not null references programme,
  purpose text not null,
  version integer not null check (version > 1),
  locale text not null,
  words text not null check (length(words) between 20 and 2000),
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (programme_id, purpose, version, locale)
);
call protect('consent_wording', '{link_worker,coordinator,administrator,person,system}', '{}', '{administrator}');
revoke update on consent_wording from hedgerow_app;

-- Whom a message tells something, as consents name recipients: asked again before it leaves.
alter table message add column recipient_id uuid, add column recipient_names text[] not null default '{}';
