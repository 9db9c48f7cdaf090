/** Why there is no answer. Never counted as zero, and never the same as a question nobody has put. */
export const absentReasons = ['declined', 'unknown', 'not_applicable'] as const;
export type AbsentReason = (typeof absentReasons)[number];

/** The person was asked and has no answer: does not want to say, does not know, it does not apply. */
export type Absent = { readonly absent: AbsentReason };

/**
 * What was answered to one item. *choice*: the value of the option; *scale*, *count*, *decimal*: the number;
 * *choices*: the values of the options, each once, in the order of the definition, at least one; *text*: the words;
 * any of them: why there is none.
 */
export type Answer = number | readonly number[] | string | Absent;

/** Answers by item id; left out, null or undefined is missing. Only own keys count. */
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

/**
 * A condition on another answer, as FHIR R4 has it. Options are told by their value. A question that is not asked, or
 * has a reason instead of an answer, has no answer: *exists* is false and nothing else holds of it, not even `!=`.
 */
export type Condition =
  | { readonly item: string; readonly operator: 'exists'; readonly value: boolean }
  | {
      readonly item: string;
      readonly operator: '=' | '!=' | '>' | '<' | '>=' | '<=';
      readonly value: number | string;
    };

/** Whether it says why there is no answer. */
export function isAbsent(answer: Answer | null | undefined): answer is Absent {
  return typeof answer === 'object' && answer !== null && 'absent' in answer;
}

/** The answer to one item, without reasons for none; null if there is none. */
export function answerTo(answers: Answers, item: string): number | readonly number[] | string | null {
  const answer = Object.hasOwn(answers, item) ? (answers[item] ?? null) : null;
  return isAbsent(answer) ? null : answer;
}

/** The number answered to one item; null if there is none, or it is no number. */
export function numberTo(answers: Answers, item: string): number | null {
  const answer = answerTo(answers, item);
  return typeof answer === 'number' ? answer : null;
}
