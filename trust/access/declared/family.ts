import type { Role } from '../../../src/platform/database/index.ts';

/**
 * Whose business an address is.
 * - `open`: anybody's; it shows nobody's record.
 * - `own_page`: the person in whose browser it is open, and a helper as far as the person let them; it shows that one record.
 * - `group_page`: the group in whose browser it is open; it shows what was sent to that group.
 * - `key`: whoever holds the link in it, whether signed in or not; it shows what that link is for.
 * - `nobodys`: staff with one of the roles; it names nobody's record, and lists only what the reader may see.
 * - `seen`: staff who stand in a relation to the person: link workers to those of their own and their team and to those who are
 *   nobody's yet, co-ordinators to all of the programme. To everybody else it does not exist.
 * - `worked`: the same, but of what they may see link workers take further only what is theirs; the rest is refused.
 * - `free`: as `worked`, and link workers do it for those who are nobody's yet, too.
 * - `restricted`: safeguarding. The co-ordinator, and the link worker who raised it or owns it. To everybody else it does not exist.
 */
export type Rule =
  | 'open'
  | 'own_page'
  | 'group_page'
  | 'key'
  | 'nobodys'
  | 'seen'
  | 'worked'
  | 'free'
  | 'restricted';

/** What is said of one address beyond its family. */
export type Details = {
  /** What its form says, where the usual words do not fit. */
  readonly says?: Readonly<Record<string, string>>;
  /** Which of somebody's things a name in the path stands for, where it is not the usual one. */
  readonly names?: Readonly<Record<string, string>>;
  /** What there must be of the person besides what the path names: without it there is nothing to see. */
  readonly needs?: string;
  /** What a helper must have been allowed for it; left out, it is the person’s alone. */
  readonly helps?: 'meetings' | 'plan' | 'activities' | 'questions' | 'any';
  /** A page of their own that this world has nothing for: it answers 404. */
  readonly gone?: boolean;
  /** Tables that a look writes to, because the look itself is a fact. */
  readonly marks?: readonly string[];
  /** What it answers about something that is not there, where that is not 404. */
  readonly lost?: number;
  /** Records follow a member of staff to another team: their relation is written, nothing else of them. */
  readonly relates?: boolean;
  /** It works before a referral is anybody's case. */
  readonly early?: boolean;
  /** Its form brings a file or is made of what a page shows, so that words alone do not fit it. */
  readonly unfit?: boolean;
  /** What else may answer somebody who may come, such as 404 for a thing that this world has none of. */
  readonly also?: readonly number[];
};

/** Addresses of which the same is true, with the sentence that says it. */
export type Family = {
  readonly says: string;
  readonly rule: Rule;
  /** Empty where no role is asked for. */
  readonly who: readonly Role[];
  /** `<method> <path>` as it is declared. */
  readonly routes: Readonly<Record<string, Details>>;
};

/** Link workers and co-ordinators: whoever works with people. */
export const people: readonly Role[] = ['link_worker', 'coordinator'];
export const figures: readonly Role[] = ['analyst', 'coordinator'];
export const linkWorkers: readonly Role[] = ['link_worker'];
export const coordinators: readonly Role[] = ['coordinator'];
export const administrators: readonly Role[] = ['administrator'];
export const keepers: readonly Role[] = ['coordinator', 'administrator'];
/** Whoever looks into the directory for somebody. */
export const finders: readonly Role[] = ['link_worker', 'coordinator', 'administrator'];
export const everybody: readonly Role[] = ['link_worker', 'coordinator', 'administrator', 'analyst'];
