-- The names of languages as sources write them are kept like the rest of the directory: changed by those who keep it.
create trigger only_keepers before insert or update or delete on directory.language_name
  for each statement execute function directory.only_keepers();
