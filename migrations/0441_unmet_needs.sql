-- What nothing was found for may be recorded without anybody in hand: the concept, the area, the limit, the day.
alter table unmet_need
  alter column referral_id drop not null,
  alter column person_id drop not null,
  alter column need drop not null,
  add column concept text,
  add column place_area text,
  add constraint unmet_need_says_what check (need is not null or concept is not null) not valid;
create index unmet_need_at on unmet_need (programme_id, at);
create index unmet_need_referral on unmet_need (programme_id, referral_id) where referral_id is not null;
