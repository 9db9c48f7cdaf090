import type { ConsentPurpose } from '../programmes/index.ts';

/** How much of a purpose: `basics` is that somebody takes part and how it ended; `whole` everything the purpose speaks of. */
export type ConsentPart = 'basics' | 'whole';

/** One way in which something leaves the house or is used for a purpose. */
export type Use = {
  readonly purpose: ConsentPurpose;
  readonly part: ConsentPart;
  /** What the person must not have said no to either. Without a record nothing of it may be used. */
  readonly nor: readonly ConsentPurpose[];
  /** What happens where nobody has asked them: nothing, or it goes on until they say no. */
  readonly unasked: 'stop' | 'go';
};

const record = ['keep_record'] as const;

/**
 * Every use there is. Whatever leaves or is counted asks `decide` about one of these at the moment it happens, never a kept answer;
 * a test of the whole house finds what is missing here.
 */
export const uses = {
  /** Who referred is told that it began and how it ended. */
  referrer_news: { purpose: 'share_with_referrer', part: 'basics', nor: record, unasked: 'stop' },
  /** The status page by private link, beyond receipt and decision. */
  referrer_status: { purpose: 'share_with_referrer', part: 'basics', nor: record, unasked: 'stop' },
  /** The closing letter: drafted, printed, sent. */
  gp_letter: { purpose: 'share_with_gp', part: 'whole', nor: record, unasked: 'stop' },
  /** A group is told of somebody who would like to come. */
  group_introduction: {
    purpose: 'share_with_groups',
    part: 'whole',
    nor: ['keep_record', 'take_part'],
    unasked: 'stop',
  },
  /** A group is asked again. */
  group_chase: {
    purpose: 'share_with_groups',
    part: 'basics',
    nor: ['keep_record', 'take_part'],
    unasked: 'stop',
  },
  /** Somebody new is told of a person who would go along. */
  go_along: { purpose: 'take_part', part: 'whole', nor: record, unasked: 'go' },
  /** Words about meetings and link workers. */
  person_news: { purpose: 'take_part', part: 'whole', nor: record, unasked: 'go' },
  /** A call, a question or a measure after the end. */
  call_later: { purpose: 'contact_later', part: 'whole', nor: record, unasked: 'stop' },
  /** Whether somebody still goes to a group, asked after the end. */
  still_going: { purpose: 'contact_later', part: 'whole', nor: record, unasked: 'go' },
  /** A line in the data set that leaves the programme. */
  data_set: { purpose: 'use_for_statistics', part: 'whole', nor: record, unasked: 'stop' },
  /** A line, without anything that leads back to them, in a file for a study that two people agreed to. */
  research: { purpose: 'use_for_research', part: 'whole', nor: record, unasked: 'stop' },
  /** Figures that stay in the house, and what is learned of groups from them. */
  figures: { purpose: 'use_for_statistics', part: 'whole', nor: record, unasked: 'go' },
} as const satisfies Record<string, Use>;

export type UseName = keyof typeof uses;
export const useNames = Object.keys(uses) as UseName[];
