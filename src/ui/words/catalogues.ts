import auditEn from './en/audit.json' with { type: 'json' };
import calendarEn from './en/calendar.json' with { type: 'json' };
import careEn from './en/care.json' with { type: 'json' };
import codesEn from './en/codes.json' with { type: 'json' };
import demoEn from './en/demo.json' with { type: 'json' };
import directoryEn from './en/directory.json' with { type: 'json' };
import glassEn from './en/glass.json' with { type: 'json' };
import groupsEn from './en/groups.json' with { type: 'json' };
import identityEn from './en/identity.json' with { type: 'json' };
import interopEn from './en/interop.json' with { type: 'json' };
import introductionsEn from './en/introductions.json' with { type: 'json' };
import lettersEn from './en/letters.json' with { type: 'json' };
import matchingEn from './en/matching.json' with { type: 'json' };
import messagesEn from './en/messages.json' with { type: 'json' };
import outcomesEn from './en/outcomes.json' with { type: 'json' };
import packEn from './en/pack.json' with { type: 'json' };
import paperEn from './en/paper.json' with { type: 'json' };
import peopleEn from './en/people.json' with { type: 'json' };
import plansEn from './en/plans.json' with { type: 'json' };
import portalsEn from './en/portals.json' with { type: 'json' };
import programmesEn from './en/programmes.json' with { type: 'json' };
import providerEn from './en/provider.json' with { type: 'json' };
import questionnairesEn from './en/questionnaires.json' with { type: 'json' };
import reachEn from './en/reach.json' with { type: 'json' };
import recordsEn from './en/records.json' with { type: 'json' };
import referralsEn from './en/referrals.json' with { type: 'json' };
import reportsEn from './en/reports.json' with { type: 'json' };
import safetyEn from './en/safety.json' with { type: 'json' };
import sessionsEn from './en/sessions.json' with { type: 'json' };
import settingsEn from './en/settings.json' with { type: 'json' };
import surveysEn from './en/surveys.json' with { type: 'json' };
import teamEn from './en/team.json' with { type: 'json' };
import uiEn from './en/ui.json' with { type: 'json' };
import verbsEn from './en/verbs.json' with { type: 'json' };
import waitingEn from './en/waiting.json' with { type: 'json' };
import webEn from './en/web.json' with { type: 'json' };
import workspaceEn from './en/workspace.json' with { type: 'json' };
import auditGa from './ga/audit.json' with { type: 'json' };
import calendarGa from './ga/calendar.json' with { type: 'json' };
import careGa from './ga/care.json' with { type: 'json' };
import codesGa from './ga/codes.json' with { type: 'json' };
import demoGa from './ga/demo.json' with { type: 'json' };
import directoryGa from './ga/directory.json' with { type: 'json' };
import glassGa from './ga/glass.json' with { type: 'json' };
import groupsGa from './ga/groups.json' with { type: 'json' };
import identityGa from './ga/identity.json' with { type: 'json' };
import interopGa from './ga/interop.json' with { type: 'json' };
import introductionsGa from './ga/introductions.json' with { type: 'json' };
import lettersGa from './ga/letters.json' with { type: 'json' };
import matchingGa from './ga/matching.json' with { type: 'json' };
import messagesGa from './ga/messages.json' with { type: 'json' };
import outcomesGa from './ga/outcomes.json' with { type: 'json' };
import packGa from './ga/pack.json' with { type: 'json' };
import paperGa from './ga/paper.json' with { type: 'json' };
import peopleGa from './ga/people.json' with { type: 'json' };
import plansGa from './ga/plans.json' with { type: 'json' };
import portalsGa from './ga/portals.json' with { type: 'json' };
import programmesGa from './ga/programmes.json' with { type: 'json' };
import providerGa from './ga/provider.json' with { type: 'json' };
import questionnairesGa from './ga/questionnaires.json' with { type: 'json' };
import reachGa from './ga/reach.json' with { type: 'json' };
import recordsGa from './ga/records.json' with { type: 'json' };
import referralsGa from './ga/referrals.json' with { type: 'json' };
import reportsGa from './ga/reports.json' with { type: 'json' };
import safetyGa from './ga/safety.json' with { type: 'json' };
import sessionsGa from './ga/sessions.json' with { type: 'json' };
import settingsGa from './ga/settings.json' with { type: 'json' };
import surveysGa from './ga/surveys.json' with { type: 'json' };
import teamGa from './ga/team.json' with { type: 'json' };
import uiGa from './ga/ui.json' with { type: 'json' };
import verbsGa from './ga/verbs.json' with { type: 'json' };
import waitingGa from './ga/waiting.json' with { type: 'json' };
import webGa from './ga/web.json' with { type: 'json' };
import workspaceGa from './ga/workspace.json' with { type: 'json' };

/** English is the source: its files and keys decide what every other language must have. */
export const en = {
  audit: auditEn,
  calendar: calendarEn,
  care: careEn,
  codes: codesEn,
  demo: demoEn,
  directory: directoryEn,
  glass: glassEn,
  groups: groupsEn,
  identity: identityEn,
  interop: interopEn,
  introductions: introductionsEn,
  letters: lettersEn,
  matching: matchingEn,
  messages: messagesEn,
  outcomes: outcomesEn,
  pack: packEn,
  paper: paperEn,
  people: peopleEn,
  plans: plansEn,
  portals: portalsEn,
  programmes: programmesEn,
  provider: providerEn,
  questionnaires: questionnairesEn,
  reach: reachEn,
  records: recordsEn,
  referrals: referralsEn,
  reports: reportsEn,
  safety: safetyEn,
  sessions: sessionsEn,
  settings: settingsEn,
  surveys: surveysEn,
  team: teamEn,
  ui: uiEn,
  verbs: verbsEn,
  waiting: waitingEn,
  web: webEn,
  workspace: workspaceEn,
};

/** What was done, by the verbs of the record. */
export const verbWords = verbsEn;

type English = typeof en;

/** Every file and key of the English catalogue, as text. A missing one is a type error. */
export type Catalogue = { readonly [File in keyof English]: Readonly<Record<keyof English[File], string>> };

export const ga: Catalogue = {
  audit: auditGa,
  calendar: calendarGa,
  care: careGa,
  codes: codesGa,
  demo: demoGa,
  directory: directoryGa,
  glass: glassGa,
  groups: groupsGa,
  identity: identityGa,
  interop: interopGa,
  introductions: introductionsGa,
  letters: lettersGa,
  matching: matchingGa,
  messages: messagesGa,
  outcomes: outcomesGa,
  pack: packGa,
  paper: paperGa,
  people: peopleGa,
  plans: plansGa,
  portals: portalsGa,
  programmes: programmesGa,
  provider: providerGa,
  questionnaires: questionnairesGa,
  reach: reachGa,
  records: recordsGa,
  referrals: referralsGa,
  reports: reportsGa,
  safety: safetyGa,
  sessions: sessionsGa,
  settings: settingsGa,
  surveys: surveysGa,
  team: teamGa,
  ui: uiGa,
  verbs: verbsGa,
  waiting: waitingGa,
  web: webGa,
  workspace: workspaceGa,
};

/** `'<file>.<key>'`, for example `'ui.skip'`; typed from the English catalogue. */
export type WordKey = {
  [File in keyof English & string]: `${File}.${keyof English[File] & string}`;
}[keyof English & string];
