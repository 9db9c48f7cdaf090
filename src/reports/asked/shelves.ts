/** The questions that reports answer, by what they are about, in the order of the pathway. */
export const shelves = [
  { shelf: 'way', questions: ['journey', 'reach', 'there', 'assets', 'missing'] },
  { shelf: 'help', questions: ['help', 'services', 'waiting', 'worth', 'surveys'] },
  { shelf: 'team', questions: ['team', 'workers'] },
] as const;

export type Question = (typeof shelves)[number]['questions'][number];
export const pathOf = (question: Question): string => `/reports/${question}`;

/** The questions that stand beside one, with it. */
export function besideOf(question: Question): readonly Question[] {
  return shelves.find(one => one.questions.some(each => each === question))?.questions ?? [question];
}
