import { z } from 'zod';

export const surveyKinds = ['experience', 'referrer'] as const;
export type SurveyKind = (typeof surveyKinds)[number];
/** When it is asked: in the middle, after the end, or of those who refer. */
export type SurveyMoment = 'midway' | 'closed' | 'referring';
export const surveyMarks = ['yes', 'partly', 'no'] as const;
export type SurveyMark = (typeof surveyMarks)[number];

/** The questions of each survey, in our own words; each is answered yes, partly or no, and each may be left out. */
export const surveyQuestions = {
  experience: ['listened', 'mattered', 'choice', 'reach', 'recommend'],
  referrer: ['easy', 'told', 'fitting', 'again'],
} as const satisfies Record<SurveyKind, readonly string[]>;
export type SurveyQuestion = (typeof surveyQuestions)[SurveyKind][number];

export type SurveyAnswers = Readonly<Record<string, SurveyMark>>;

/** What is kept of answers: marks that the survey offers for questions that it has. */
export const surveyAnswers = z.record(z.string(), z.enum(surveyMarks));

/** Of what came, the answers of this survey; anything else is left out. */
export function answersTo(kind: SurveyKind, given: Readonly<Record<string, unknown>>): SurveyAnswers {
  const pairs = surveyQuestions[kind].flatMap((question): [string, SurveyMark][] => {
    const mark = surveyMarks.find(one => one === given[question]);
    return mark ? [[question, mark]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Days until somebody who has not answered is reminded, once; and until their link is over. */
export const REMIND_AFTER = 10;
export const OPEN_DAYS = 42;
/** Meetings after which somebody is asked in the middle. */
export const MIDWAY_AFTER = 4;
/** Days after closing in which somebody may be asked. */
export const CLOSED_WITHIN = 21;
/** Who refers is asked again after so many days at the earliest: twice a year at most. */
export const REFERRER_REST = 183;
