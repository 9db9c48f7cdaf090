-- What a programme says in its own words instead of the house's: one row a version, never changed. The newest of a template, language and
-- part counts; a row without text gives the house its word back.
create table message_wording (
  programme_id uuid not null references programme,
  template text not null,
  locale text not null,
  part text not null check (part in ('subject', 'body', 'sms', 'neutral')),
  version integer not null check (version > 0),
  text text,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (programme_id, template, locale, part, version),
  foreign key (programme_id, made_by) references staff (programme_id, id)
);
call protect('message_wording', '{link_worker,coordinator,administrator,system}', '{coordinator,administrator}');
revoke update, delete on message_wording from hedgerow_app;
