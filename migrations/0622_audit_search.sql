-- Whoever oversees the record searches it by time, by member of staff and by what was done; by person there is an index already.
-- What is read and listed all day is left out of the index by verb: those are found by time, and an index of them would cost each read.
create index audit_entry_time on audit_entry (programme_id, at desc, id desc);
create index audit_entry_actor on audit_entry (programme_id, actor_id, at desc, id desc);
create index audit_entry_verb on audit_entry (programme_id, verb, at desc, id desc)
  where verb not like '%.read' and verb not like '%.listed';
