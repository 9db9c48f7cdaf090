import type {
  AgreementWay,
  Barrier,
  ClosingReason,
  ConcernKind,
  ConsentPurpose,
  ContactMode,
  ContactOutcome,
  DeclineReason,
  HoldReason,
  IntroductionKind,
  MissedReason,
  Need,
  RedirectPlace,
  Relation,
  SessionMode,
  UnmetConstraint,
  WithdrawalReason,
} from '../programmes/index.ts';
import type { ActionPart, BarrierPart } from './theme.ts';

/** One try to reach somebody: working days ago, time, channel, what came of it, a note. */
export type Try = readonly [
  daysAgo: number,
  time: string,
  mode: ContactMode,
  outcome: ContactOutcome,
  note?: string,
];

/**
 * Where a referral stands. Days are working days before today unless said otherwise. `line` writes the sessions week
 * by week: H held, M missed, C cancelled by the person, U cancelled by us, V moved and then held, v moved and still to
 * come, P planned; what is left of the bar lies behind us.
 */
export type Stage =
  | { readonly at: 'received'; readonly hoursAgo: number }
  | { readonly at: 'in_triage'; readonly days: number }
  | { readonly at: 'info_requested'; readonly days: number; readonly question: string }
  | {
      readonly at: 'declined';
      readonly days: number;
      readonly reason: DeclineReason;
      readonly note: string;
    }
  | {
      readonly at: 'redirected';
      readonly days: number;
      readonly reason: RedirectPlace;
      readonly to: string;
      readonly handover: boolean;
      readonly note: string;
    }
  | { readonly at: 'duplicate'; readonly days: number; readonly of: string }
  | { readonly at: 'accepted'; readonly days: number }
  | { readonly at: 'waiting'; readonly days: number }
  | { readonly at: 'allocated'; readonly days: number }
  | { readonly at: 'contacting'; readonly tries: readonly Try[] }
  | { readonly at: 'active'; readonly line: string; readonly next: number; readonly time?: string }
  | {
      readonly at: 'on_hold';
      readonly line: string;
      readonly days: number;
      readonly reason: HoldReason;
      readonly untilIn: number;
    }
  | {
      readonly at: 'closed' | 'follow_up';
      readonly line: string;
      /** Calendar days since it was closed. */
      readonly ago: number;
      readonly reason: ClosingReason;
      readonly tries?: readonly Try[];
      readonly diedAgo?: number;
    }
  | {
      readonly at: 'withdrawn';
      readonly line: string;
      readonly ago: number;
      readonly reason: WithdrawalReason;
      readonly while: 'waiting' | 'active';
    };

/** What is recorded of a held session. */
export type Meeting = {
  readonly note: string;
  readonly said?: string;
  readonly place?: string;
  readonly mode?: SessionMode;
  readonly minutes?: number;
  readonly next?: string;
  readonly others?: string;
  /** The note is written and not signed. */
  readonly draft?: true;
  readonly added?: string;
  /** For those who must know only. */
  readonly apart?: string;
};

/** A session to come, where it differs from what is usual for the person. */
export type Ahead = {
  readonly place?: string;
  readonly mode?: SessionMode;
  readonly know?: string;
  readonly minutes?: number;
};

export type Goal = {
  readonly words: string;
  readonly importance: number;
  readonly confidence: number;
  readonly was?: number;
  readonly help?: string;
  readonly state?: 'open' | 'met' | 'partly_met' | 'left';
  /** Each with how many are done, in order. */
  readonly actions: readonly ActionPart[];
  readonly done?: number;
};

export type Plan = {
  readonly matters: string;
  readonly strengths: string;
  readonly worse: string;
  readonly goals: readonly Goal[];
  readonly barriers: readonly BarrierPart[];
  /** Numbers of the sessions at which a version was agreed. */
  readonly agreedAt: readonly number[];
  readonly how?: AgreementWay;
};

export type IntroductionState =
  | 'suggested'
  | 'chosen'
  | 'given'
  | 'sent'
  | 'no_reply'
  | 'chased'
  | 'escalated'
  | 'accepted'
  | 'declined'
  | 'booked'
  | 'first_attended'
  | 'attending'
  | 'completed'
  | 'stopped';

export type Introduction = {
  readonly to: string;
  readonly kind: IntroductionKind;
  readonly state: IntroductionState;
  /** Number of the session at which it was chosen. */
  readonly at: number;
  readonly barrier?: Barrier;
  readonly note?: string;
  readonly next?: string;
  /** Working days from today on which the next step is due. */
  readonly nextIn?: number;
  /** Time of a booked first visit on that day. */
  readonly time?: string;
  readonly stillGoing?: boolean;
  /** Stopped before the first time. */
  readonly neverWent?: boolean;
  /** Which goal it serves. */
  readonly goal?: number;
};

/** How the questionnaires went: answered, declined, or never asked; and which way the numbers moved. */
export type Measures = {
  readonly start: 'taken' | 'declined' | 'missing';
  readonly end: 'taken' | 'declined' | 'missing';
  readonly change: 'better' | 'same' | 'worse';
  /** How hard things were at the start, 0 to 10. */
  readonly weight: number;
  /** Answers as they were given, by timepoint and questionnaire, instead of ones by chance. */
  readonly exact?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
};

export type Concern = {
  readonly kind: ConcernKind;
  readonly words: string;
  readonly raisedAgo: number;
  /** Working days from today; negative is overdue. */
  readonly decideIn: number;
  readonly closed?: string;
};

/** One person's way through the programme. What is left out is filled in by rules and chance. */
export type Story = {
  readonly key?: string;
  readonly given: string;
  readonly family: string;
  readonly knownAs?: string;
  readonly pronouns: 'she/her' | 'he/him' | 'they/them';
  readonly age: number;
  readonly born?: string;
  readonly town: string;
  /** A home of their own choosing, where two stories share one; made up otherwise. */
  readonly home?: { readonly address: string; readonly postcode: string };
  /** Last five figures of a number kept for fiction. */
  readonly phone?: string;
  readonly locale?: string;
  readonly interpreter?: string;
  readonly ways?: readonly ('voicemail' | 'text' | 'email' | 'post')[];
  readonly best?: string;
  readonly contactNote?: string;
  readonly codeWord?: string;
  readonly neutral?: boolean;
  readonly access?: string;
  readonly travel?: string;
  readonly about?: string;
  readonly around?: readonly (readonly [name: string, relation: Relation, note?: string])[];
  /** Key of a referrer, or who else sent it. */
  readonly via: string;
  readonly helper?: readonly [name: string, relation: Relation];
  readonly reason: string;
  readonly risk?: string;
  /** What they did not agree to. */
  readonly refuses?: readonly ConsentPurpose[];
  readonly needs: readonly Need[];
  readonly worker?: string;
  /** Working days between accepting and allocating. */
  readonly waited?: number;
  readonly stage: Stage;
  /** Where they usually meet, and how. */
  readonly place?: string;
  readonly mode?: SessionMode;
  readonly meetings?: readonly Meeting[];
  readonly ahead?: readonly Ahead[];
  readonly missed?: readonly (readonly [MissedReason, string])[];
  readonly plan?: Plan;
  readonly introductions?: readonly Introduction[];
  readonly ownConcerns?: readonly string[];
  readonly measures?: Measures;
  readonly closing?: string;
  /** What is asked of the GP in the closing letter. */
  readonly ask?: string;
  readonly concern?: Concern;
  readonly unmet?: readonly (readonly [need: Need, limit: UnmetConstraint, words: string])[];
  readonly tasks?: readonly {
    readonly kind: string;
    readonly words: string;
    readonly in: number;
    readonly to?: string;
  }[];
};
