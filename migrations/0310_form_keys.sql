-- What a form said when it was carried out, as a hash: sent again with other words it is not silently passed over.
alter table submission add column said text;
