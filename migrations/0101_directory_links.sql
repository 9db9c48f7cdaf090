-- Rows that hang on a service, place, organization or contact are found by `= any(ids)`, from which the planner cannot
-- conclude "is not null": a partial index is passed over and every import reads the whole table.
drop index directory.contact_organization, directory.contact_service, directory.contact_location,
  directory.phone_organization, directory.phone_service, directory.phone_location, directory.phone_contact,
  directory.schedule_service, directory.schedule_location, directory.schedule_service_at_location,
  directory.language_service, directory.language_location;
create index contact_organization on directory.contact (organization_id);
create index contact_service on directory.contact (service_id);
create index contact_location on directory.contact (location_id);
create index phone_organization on directory.phone (organization_id);
create index phone_service on directory.phone (service_id);
create index phone_location on directory.phone (location_id);
create index phone_contact on directory.phone (contact_id);
create index schedule_service on directory.schedule (service_id);
create index schedule_location on directory.schedule (location_id);
create index schedule_service_at_location on directory.schedule (service_at_location_id);
create index language_service on directory.language (service_id);
create index language_location on directory.language (location_id);
