-- A table of a programme refers to a service of the shared directory by its id alone, as reports and notes do.
alter table service_safeguarding drop constraint service_safeguarding_service_id_fkey;
