export { type Attempt, type AttemptsProgress, attemptsProgress, type DayPart, partOf } from './attempts.ts';
export { type Case, isWorkState, workStates } from './case.ts';
export { changeTask, type TaskChange } from './change-task.ts';
export { type CloseInput, closeReferral, type IntroductionDecision } from './close-referral.ts';
export { type ClosingFacts, type ClosingSuggestion, closingObjection, suggestClosing } from './closing.ts';
export { type Concern, mayConcern } from './concern.ts';
export { type ConcernDecision, decideConcern } from './decide-concern.ts';
export { decideExtension } from './decide-extension.ts';
export { extendCase } from './extend-case.ts';
export { careListeners } from './listeners.ts';
export { type ContactWith, contactWith, logContact, type NewContact } from './log-contact.ts';
export { makeTask, type NewTask, settleTasks } from './make-task.ts';
export {
  type CaseFacts,
  type NextAction,
  type NextActionKind,
  nextAction,
  nextActionKinds,
  precedence,
  readNextAction,
  within,
  writeNextAction,
} from './next-action.ts';
export { AttemptsPanel, suggestionWords } from './pages/attempts-panel.tsx';
export { casePage, orAgain, readCase, SafeContact } from './pages/frame.tsx';
export { careRoutes } from './pages/index.ts';
export { type Answer, type CaseAct, type CaseStanding, may, refusalOf } from './policy.ts';
export { putOnHold } from './put-on-hold.ts';
export { caseOf, holdCase } from './queries/case.ts';
export { caseFacts } from './queries/case-facts.ts';
export { closingFacts, type OpenThings, openThings } from './queries/closing.ts';
export { concernMarks, concernsSeen, findConcern } from './queries/concerns.ts';
export { type OpenExtension, openExtension } from './queries/extensions.ts';
export { type HouseRules, houseRules } from './queries/house-rules.ts';
export { type Colleague, staffHere } from './queries/staff.ts';
export { openTasksAbout, openTasksOf } from './queries/tasks.ts';
export { type NewConcern, raiseConcern } from './raise-concern.ts';
export { reachPerson } from './reach-person.ts';
export { refreshNextAction } from './refresh-next-action.ts';
export { reopenReferral } from './reopen-referral.ts';
export { resumeCase } from './resume-case.ts';
export { careRoutines, escalateConcerns, lookAtEveryCase } from './routines.ts';
export { mayChangeTask, type Task } from './task.ts';
export { withdrawReferral } from './withdraw-referral.ts';
