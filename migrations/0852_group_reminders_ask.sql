-- A reminder of a group's date asks as one of a meeting does; beside it a person may give their whole place to somebody who waits. Who said
-- that they cannot come and then comes after all is no longer excused from that date.
alter table reminder_ask drop constraint if exists reminder_ask_answer_check;
alter table reminder_ask add constraint reminder_ask_answer_check check (answer in ('yes', 'cannot_come', 'call_me', 'give_up'));
call allow_removal('group_attendance', '{system}');
