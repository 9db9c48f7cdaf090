-- Reminders are looked for every hour: the meetings that are planned, by when they begin.
create index session_planned on session (programme_id, starts_at) where state = 'planned';
