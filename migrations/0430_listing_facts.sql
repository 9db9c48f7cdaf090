-- What search filters by beside words and place: access, times of the week, languages, ages, referral, next date. All of
-- it is worked out from the records in the transaction that changes them.

-- Names of languages as sources write them, for those who give no code.
create table directory.language_name (
  name text primary key,
  code text not null
);
insert into directory.language_name (name, code) values
  ('albanian', 'sq'), ('amharic', 'am'), ('arabic', 'ar'), ('bengali', 'bn'), ('british sign language', 'bfi'), ('bsl', 'bfi'),
  ('bulgarian', 'bg'), ('cantonese', 'yue'), ('chinese', 'zh'), ('croatian', 'hr'), ('czech', 'cs'), ('dari', 'prs'),
  ('dutch', 'nl'), ('english', 'en'), ('estonian', 'et'), ('farsi', 'fa'), ('french', 'fr'), ('gaeilge', 'ga'),
  ('georgian', 'ka'), ('german', 'de'), ('greek', 'el'), ('gujarati', 'gu'), ('hindi', 'hi'), ('hungarian', 'hu'),
  ('igbo', 'ig'), ('irish', 'ga'), ('irish sign language', 'isg'), ('isl', 'isg'), ('italian', 'it'), ('kurdish', 'ku'),
  ('latvian', 'lv'), ('lithuanian', 'lt'), ('mandarin', 'zh'), ('nepali', 'ne'), ('pashto', 'ps'), ('persian', 'fa'),
  ('polish', 'pl'), ('polski', 'pl'), ('portuguese', 'pt'), ('punjabi', 'pa'), ('romanian', 'ro'), ('russian', 'ru'),
  ('serbian', 'sr'), ('slovak', 'sk'), ('somali', 'so'), ('spanish', 'es'), ('swahili', 'sw'), ('tamil', 'ta'),
  ('tigrinya', 'ti'), ('turkish', 'tr'), ('ukrainian', 'uk'), ('urdu', 'ur'), ('vietnamese', 'vi'), ('welsh', 'cy'),
  ('yoruba', 'yo');
grant select on directory.language_name to hedgerow_app;

-- Whether one may come without a referral, as far as the words on how to join say it plainly; used where no field says it.
create function directory.open_door(words text) returns directory.fact language sql immutable as $$
  select case
    when words is null then 'unknown'
    when words ~* '(no|without( a| any)?|not need( a| any)?) (gp |doctor |formal )?referral|self[- ]?refer|referral (is )?not (needed|necessary|required)|drop[- ]?in|walk[- ]?in|(just|simply) (come|turn up)|no need to (book|be referred)|gan atreorú' then 'yes'
    when words ~* 'referral (only|needed|required|is (needed|required|necessary))|(by|through|via|on|with|need(s)?|requires?) (a |an )?(gp |doctor |professional |formal |agency )*referral|must be referred|referred by|referral from' then 'no'
    else 'unknown' end
$$;

alter table directory.listing
  -- House codes of access with the answer that is recorded; a code in neither is unknown.
  add column access_yes text[] not null default '{}',
  add column access_no text[] not null default '{}',
  -- Parts of the week: for Monday (0) to Sunday (6) bit 4 × day is the morning, + 1 the afternoon, + 2 the evening, + 3 a
  -- day without an hour. Bit 28: something about the days is not known.
  add column week integer not null default (1 << 28),
  add column languages text[] not null default '{}',
  add column minimum_age numeric,
  add column maximum_age numeric,
  add column sex text not null default 'unknown',
  add column open_door directory.fact,
  -- When it next begins; null when that is not known. Kept right by a routine, because time passes.
  add column next_at timestamptz;

-- What is there already counts as due: the routine works it out within the hour. Until then the new facts are unknown.
update directory.listing set next_at = '-infinity';

create index listing_next on directory.listing (region, (coalesce(next_at, 'infinity')), service_id) where place_number = 0;
-- Where something is may not be known; it is kept in every search by distance.
create index listing_nowhere on directory.listing (service_id) where latitude is null;
create index listing_due on directory.listing (next_at);
