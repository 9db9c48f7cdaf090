import type { CaseGroup } from '../groups/index.ts';
import type { IntroductionState } from '../introductions/index.ts';
import type { OwnConcern } from '../outcomes/index.ts';
import type { PlanAction } from '../plans/index.ts';
import type { ConsentPurpose } from '../programmes/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import type { Quote, Session } from '../sessions/index.ts';

/** All that the case page shows of one person and one referral, read in one transaction. */
export type CaseFacts = {
  readonly referral: {
    readonly id: string;
    readonly reference: string;
    readonly state: ReferralState;
    readonly route: string;
    readonly words: string | null;
    readonly riskNote: string | null;
    readonly receivedAt: Temporal.Instant;
    readonly firstSessionAt: Temporal.Instant | null;
    readonly referrerName: string | null;
    readonly referrerRole: string | null;
    readonly referrerOrganisation: string | null;
    readonly sessionsPlanned: number;
    readonly sessionsHeld: number;
    readonly holdUntil: Temporal.PlainDate | null;
    readonly closedAt: Temporal.Instant | null;
    readonly closingReason: string | null;
    readonly nextAction: string | null;
    readonly nextActionOn: Temporal.PlainDate | null;
    readonly linkWorkerId: string | null;
    readonly linkWorkerName: string | null;
  };
  readonly person: {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly knownAs: string | null;
    readonly pronouns: string | null;
    readonly birthDate: Temporal.PlainDate | null;
    readonly phone: string | null;
    readonly otherPhone: string | null;
    readonly email: string | null;
    readonly address: string | null;
    readonly postcode: string | null;
    readonly areaName: string | null;
    readonly interpreterLanguage: string | null;
    readonly mayVoicemail: boolean;
    readonly mayText: boolean;
    readonly mayEmail: boolean;
    readonly mayPost: boolean;
    readonly bestTime: string | null;
    readonly contactNote: string | null;
    readonly codeWord: string | null;
    readonly neutralSender: boolean;
    readonly accessNeeds: string | null;
    readonly travelNeeds: string | null;
    readonly about: string | null;
    readonly gpName: string | null;
    readonly gpPractice: string | null;
  };
  readonly needs: readonly { readonly need: string; readonly words: string | null }[];
  readonly sessions: readonly CaseSession[];
  readonly words: readonly Quote[];
  readonly plan: CasePlan | null;
  readonly introductions: readonly CaseIntroduction[];
  readonly assessments: readonly CaseAssessment[];
  readonly ownConcerns: readonly OwnConcern[];
  readonly consents: readonly {
    readonly purpose: ConsentPurpose;
    /** Null: in general. */
    readonly recipient: string | null;
    readonly given: boolean;
    readonly withdrawn: boolean;
  }[];
  readonly around: readonly {
    readonly name: string;
    readonly relation: string;
    readonly phone: string | null;
    readonly note: string | null;
  }[];
  /** Whether a concern is open at all; its details only for those who may read it. */
  readonly hasConcern: boolean;
  readonly concerns: readonly {
    readonly id: string;
    readonly ownerName: string;
    readonly decideBy: Temporal.PlainDate;
  }[];
  /** Places in groups of the programme itself. */
  readonly groups: readonly CaseGroup[];
  readonly letters: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly madeAt: Temporal.Instant;
  }[];
  readonly happened: readonly Happening[];
};

export type CaseSession = Pick<
  Session,
  'id' | 'state' | 'number' | 'startsAt' | 'mode' | 'place' | 'missedReason' | 'reasonNote'
>;

export type CasePlan = {
  readonly strengths: string | null;
  readonly agreed: { readonly number: number; readonly on: Temporal.PlainDate; readonly how: string } | null;
  readonly goals: readonly CaseGoal[];
};

export type CaseGoal = {
  readonly id: string;
  readonly words: string;
  readonly state: string;
  readonly importance: number | null;
  readonly confidence: number | null;
  readonly confidenceWas: number | null;
  readonly whatWouldHelp: string | null;
  readonly actions: readonly CaseAction[];
};

export type CaseAction = {
  readonly id: string;
  readonly goalId: string;
  readonly words: string;
  readonly owner: PlanAction['owner'];
  readonly ownerName: string | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
};

export type CaseIntroduction = {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly kind: string;
  readonly state: IntroductionState;
  readonly stateSince: Temporal.Instant;
  readonly nextStep: string | null;
  readonly nextOn: Temporal.PlainDate | null;
  readonly ownerName: string;
  /** The person has offered to go along with somebody new. */
  readonly goesAlong: boolean;
};

export type CaseAssessment = {
  readonly instrument: string;
  readonly timepoint: string;
  readonly declined: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: Readonly<Record<string, unknown>>;
  readonly takenOn: Temporal.PlainDate;
};

/** One line of "what happened", newest first; `kind` and `code` choose its words. */
export type Happening = {
  readonly at: Temporal.Instant;
  readonly kind:
    | 'event'
    | 'contact'
    | 'session'
    | 'introduction'
    | 'letter'
    | 'message'
    | 'unmet'
    | 'group'
    | 'said'
    | 'text'
    | 'handover'
    | 'handover_answer';
  /** What was written down about it; a session's note stands on its own page. */
  readonly note: string | null;
  readonly code: string;
  readonly what: string | null;
  readonly who: string | null;
  readonly subjectId: string;
};
