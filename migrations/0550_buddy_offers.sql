-- Somebody who goes to an activity offers to go along with a newcomer. It belongs to the introduction, so it follows the
-- person through a merge of records; it names nobody itself.
create table buddy_offer (
  programme_id uuid not null references programme,
  id uuid not null,
  introduction_id uuid not null,
  -- The day the person was asked, and how they said yes.
  asked_on date not null,
  how text not null check (how in ('in_person', 'by_phone', 'in_writing')),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('taken_back', 'introduction_ended', 'withdrawn', 'died', 'safe_contact')),
  ended_by uuid,
  primary key (programme_id, id),
  foreign key (programme_id, introduction_id) references introduction,
  check ((ended_at is null) = (ended_why is null))
);
create unique index buddy_offer_open on buddy_offer (programme_id, introduction_id) where ended_at is null;
create index buddy_offer_introduction on buddy_offer (programme_id, introduction_id, recorded_at);
call protect('buddy_offer', '{link_worker,coordinator,system}', '{link_worker,coordinator,system}');
