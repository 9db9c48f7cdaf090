-- One person has an identifier, also where it is sealed; the others only find.
create unique index person_identifier_token on person (programme_id, identifier_system, identifier_token)
  where identifier_token is not null and merged_into is null;
create index person_postcode_token on person (programme_id, postcode_token) where postcode_token is not null;
create index person_identifier_found on person (programme_id, identifier_token) where identifier_token is not null;
create index referral_identifier_token on referral (programme_id, identifier_token) where identifier_token is not null;
create index referral_postcode_token on referral (programme_id, postcode_token) where postcode_token is not null;
create index message_refused on message (programme_id, recipient_token)
  where state = 'failed' and state_reason = 'refused';
