import { fact, key, open, other, staff, type TableMarks, usual, words } from './mark.ts';

const ofIntroduction = ['introduction_id in introduction'];

/** What groups say by their own page, and the keys to it. */
export const providerTables = {
  provider_word: {
    is: 'What a group said of an introduction',
    why: 'support',
    kept: 'record',
    ways: ofIntroduction,
    columns: {
      ...usual('programme_id id introduction_id person_id team_id service_id'),
      what: fact('What it said'),
      said_at: fact('When'),
      on_day: fact('Of which day'),
      comes_at: fact('When to come'),
      ask_for: other('Whom to ask for'),
      reason: fact('Reason'),
      words: words('In words'),
      state: fact('What became of it'),
      settled_at: key('When it was carried out'),
    },
  },
  provider_question: {
    is: 'When a group was asked how it went',
    why: 'support',
    kept: 'record',
    ways: ofIntroduction,
    columns: {
      ...usual('programme_id introduction_id person_id team_id'),
      what: fact('What it was asked'),
      asked_on: fact('When it was asked'),
      times: fact('How often'),
      next_on: key('When it is asked again'),
      escalated_on: fact('When a colleague was told that it did not answer'),
    },
  },
  provider_link: {
    is: 'Links to the page of a group',
    why: 'support',
    kept: 'days',
    columns: {
      ...usual('programme_id id service_id token_hash expires_at'),
      made_at: key('When it was made'),
      made_by: staff('Who made it'),
      opened_at: key('When it was opened last'),
      ended_at: key('When it ended'),
      ended_why: key('Why it ended'),
    },
  },
  provider_pin: {
    is: 'The number a group chose for its page',
    why: 'support',
    kept: 'programme',
    columns: {
      ...usual('programme_id service_id'),
      pin: key('A hash of the number'),
      chosen_at: key('When it was chosen'),
    },
  },
  provider_code: {
    is: 'Codes that were sent to a group',
    why: 'support',
    kept: 'days',
    columns: {
      ...usual('programme_id id service_id expires_at'),
      code_hash: key('A hash of the code'),
      sent_at: key('When it was sent'),
      used_at: key('When it was used'),
    },
  },
  provider_visit: {
    is: 'Browsers in which a group’s page is open',
    why: 'support',
    kept: 'days',
    columns: {
      ...usual('programme_id token_hash service_id expires_at'),
      link_id: key('By which link'),
      by_code: key('Opened with a code'),
      began_at: key('When it began'),
      last_seen_at: key('When it was last used'),
    },
  },
  service_pause: {
    is: 'When a group takes nobody new',
    why: 'directory',
    kept: 'programme',
    columns: {
      ...usual('programme_id id service_id'),
      until: open('Until when'),
      reason: open('Reason'),
      words: open('In words; they speak of the group'),
      by_group: open('The group said so itself'),
      said_by: staff('Who wrote it down, or the service'),
      said_at: open('When'),
      ended_at: open('When it was ended'),
    },
  },
} as const satisfies Readonly<Record<string, TableMarks>>;
