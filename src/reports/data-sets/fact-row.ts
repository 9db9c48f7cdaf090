/** Scores by questionnaire, as `ons4` → { satisfied: 4, … }. */
export type ScoresByInstrument = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** One referral as data sets and research files read it: codes, counts, days and scores; no name, no address, nobody's words. */
export type FactRow = {
  readonly referralId: string;
  readonly personId: string | null;
  /** Only for staff who mend a case; no fact reads it. */
  readonly reference: string;
  /** Where the next page of rows begins. */
  readonly receivedAt: Temporal.Instant;
  readonly receivedOn: Temporal.PlainDate;
  readonly route: string;
  readonly referrerRole: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly area: string | null;
  readonly locale: string;
  readonly interpreter: boolean;
  /** The most important first. */
  readonly needs: readonly string[];
  readonly state: string;
  readonly decisionReason: string | null;
  readonly closingReason: string | null;
  readonly triagedOn: Temporal.PlainDate | null;
  readonly firstContactOn: Temporal.PlainDate | null;
  readonly firstSessionOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate | null;
  readonly sessionsHeld: number;
  readonly sessionsMissed: number;
  readonly minutesHeld: number;
  readonly contacts: number;
  readonly introductions: number;
  readonly attendedFirst: number;
  readonly stillGoing: number;
  readonly signposted: number;
  /** The newest start and the newest end of each questionnaire, as everywhere in the house. */
  readonly before: ScoresByInstrument;
  readonly after: ScoresByInstrument;
  /** Whether a questionnaire had another version at the end than at the start. */
  readonly versionChanged: boolean | null;
};
