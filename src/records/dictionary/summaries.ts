import { copy, key, type TableMarks, usual } from './mark.ts';

/** Who and when, in each row of a summary: copies for narrowing a report. */
const cohort = {
  received_on: copy('Day the referral was received'),
  route: copy('Way it came'),
  area_id: copy('Area of the referral'),
};

/** What reports count of records, worked out beforehand. Everything here is made from the record and can be made again. */
export const summaryTables = {
  report_fact: {
    is: 'What reports count of a referral',
    why: 'running',
    kept: 'record',
    ways: ['person_id', 'referral_id'],
    columns: {
      ...usual('programme_id referral_id person_id team_id'),
      ...cohort,
      open: copy('Work on it goes on'),
      ended: copy('Closed after at least one session'),
      age_band: copy('Age in bands of ten years'),
      triaged_after: copy('Days until it was decided on'),
      accepted_after: copy('Days until it was accepted'),
      contacted_after: copy('Days until the first contact'),
      met_after: copy('Days until the first session'),
      introduced_after: copy('Days until the first introduction'),
      attended_after: copy('Days until the first time at a group'),
      sessions_held: copy('Sessions held'),
      going: copy('Goes to a group'),
      measured: copy('Closed with answers from start and end'),
    },
  },
  report_introduction: {
    is: 'What reports count of an introduction',
    why: 'running',
    kept: 'record',
    ways: ['person_id', 'referral_id'],
    columns: {
      ...usual('programme_id introduction_id referral_id person_id team_id service_id'),
      ...cohort,
      place_id: copy('Area of the referral, or of the person'),
      age_band: copy('Age in bands of ten years'),
      attended: copy('Went at least once'),
      going: copy('Goes, or went to the end'),
      waiting: copy('Not answered yet'),
      declined: copy('The group said no'),
      barrier: copy('Why it stopped, as a code'),
    },
  },
  report_score: {
    is: 'What reports count of the answers of an ended case',
    why: 'running',
    kept: 'record',
    ways: ['person_id', 'referral_id'],
    columns: {
      ...usual('programme_id referral_id person_id team_id'),
      ...cohort,
      instrument: copy('Which questionnaire'),
      scale: copy('Which of its scales'),
      sessions_held: copy('Sessions held'),
      before: copy('Score at the start'),
      after: copy('Score at the end'),
      declined_at_end: copy('Did not want to answer at the end'),
    },
  },
  report_stale: {
    is: 'Referrals of which a summary may be out of date',
    why: 'running',
    kept: 'record',
    ways: ['referral_id'],
    columns: { ...usual('programme_id referral_id'), number: key('Order of the marks') },
  },
  report_summary: {
    is: 'For which time zone and questionnaires summaries were made',
    why: 'running',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      zone: key('Time zone'),
      shape: key('How they are worked out'),
      marked_at: key('When all referrals were marked'),
      compared_at: key('When they were compared with the records'),
      unequal: key('How many were not equal'),
    },
  },
} as const satisfies Readonly<Record<string, TableMarks>>;
