-- Who referred may say how it is from the page that tells how far their referral is, without having been asked.
alter table survey_ask drop constraint survey_ask_way_check;
alter table survey_ask add constraint survey_ask_way_check check (way in ('message', 'paper', 'status_page')) not valid;
alter table survey_ask validate constraint survey_ask_way_check;
alter table survey_answer drop constraint survey_answer_way_check;
alter table survey_answer add constraint survey_answer_way_check check (way in ('message', 'paper', 'status_page')) not valid;
alter table survey_answer validate constraint survey_answer_way_check;
