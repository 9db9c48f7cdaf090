-- Beside what became of those a service was suggested to: how it usually goes in the programme, as it was when this was counted.
alter table match_learning add column usual double precision check (usual between 0 and 1);
-- Set when newer counts no longer bear a proposal out that nobody had decided on: it is shown no more.
alter table match_learning add column withdrawn_on date;
