import { signInRoutes } from './account/index.ts';
import { calendarRoutes, publicCalendarRoutes } from './calendar/index.ts';
import { careListeners, careRoutes, careRoutines, refreshNextAction } from './care/index.ts';
import { bundledFeeds } from './demo/bundled-feeds.ts';
import {
  directoryErrands,
  directoryRoutes,
  directoryRoutines,
  keepingListeners,
  keepingRoutines,
  searchRoutines,
} from './directory/index.ts';
import { glassListeners, glassRoutes } from './glass/index.ts';
import { groupListeners, groupRoutes, groupRoutines } from './groups/index.ts';
import { handoverRoutes, handoverRoutines, publicHandoverRoutes } from './handovers/index.ts';
import { identityRoutines, makeProvider } from './identity/index.ts';
import { interopRoutes } from './interop/index.ts';
import {
  conversionOfService,
  introductionListeners,
  introductionRoutes,
  introductionRoutines,
  outcomesToLearnFrom,
  usedServices,
} from './introductions/index.ts';
import { letterListeners, letterRoutes, makeLetters, paperFor } from './letters/index.ts';
import { inTheirWords, lexiconRoutes, matchApi, matchingRoutines, unheardWords } from './matching/index.ts';
import { messageListeners, messageRoutes, messageRoutines, sendersOf } from './messages/index.ts';
import { outcomesRoutes, outcomesRoutines } from './outcomes/index.ts';
import { paperListeners, paperRoutes, publicPaperRoutes } from './paper/index.ts';
import { peopleRoutes } from './people/index.ts';
import { planRoutes } from './plans/index.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/index.ts';
import type { Errand, Listener, Routine } from './platform/events/index.ts';
import { makeFetcher } from './platform/fetching/index.ts';
import { sealingRoutines } from './platform/vault/index.ts';
import { portalListeners, portalRoutes, portalRoutines } from './portals/index.ts';
import { recordListeners, recordRoutes, recordRoutines } from './records/index.ts';
import { publicReferralRoutes, referralRoutes, referralRoutines, speaksOfDanger } from './referrals/index.ts';
import {
  exchangeRoutes,
  missingBriefRoutes,
  packLinkRoutes,
  packRoutes,
  packRoutines,
  regionRoutines,
  releaseRoutines,
  reportRoutes,
  researchRoutines,
  summaryRoutines,
} from './reports/index.ts';
import { safetyRoutes, safetyRoutines } from './safety/index.ts';
import { sessionListeners, sessionRoutes } from './sessions/index.ts';
import { settingsRoutes } from './settings/index.ts';
import { publicSurveyRoutes, surveyRoutes, surveyRoutines } from './surveys/index.ts';
import { waitingListeners, waitingRoutines } from './waiting/index.ts';
import { aboutPages, Crisis, firstPage, type Route, type WebDeps, webRoutines } from './web/index.ts';
import { caseInHand, sessionSections, workspaceRoutes } from './workspace/index.ts';

type Setup = { readonly config: Config; readonly database: Database; readonly web: WebDeps };

/** Everything the rooms bring: addresses, what hears events, what the clock does, and what must be closed. */
export type Rooms = {
  readonly routes: readonly Route[];
  readonly listeners: readonly Listener[];
  readonly routines: readonly Routine[];
  readonly errands: readonly Errand[];
  close(): Promise<void>;
};

/** Opens all rooms of the house, in the order of the pathway. */
export function openRooms({ config, database, web }: Setup): Rooms {
  const letters = makeLetters({ workers: 1 });
  const asking = makeFetcher({
    allow: config.feedsAllowPrivate,
    agent: `Hedgerow (+${config.publicUrl})`,
  });
  const fetcher = config.demo ? bundledFeeds(asking) : asking;
  const senders = sendersOf(config);
  const mail = senders.email !== undefined;
  return {
    routes: [
      firstPage(web),
      ...signInRoutes({
        ...web,
        providers: (config.identityProviders ?? []).map(makeProvider),
        mail,
      }),
      ...aboutPages,
      ...settingsRoutes,
      ...workspaceRoutes,
      ...peopleRoutes,
      ...directoryRoutes({
        fetcher,
        caseInHand,
        mapTiles: config.mapTiles,
        publicUrl: config.publicUrl,
        conversion: conversionOfService,
        usedServices,
        unheardWords,
        crisis: view => <Crisis view={view} />,
        inTheirWords: inTheirWords({
          speaksOfDanger,
          crisis: (view, alert) => <Crisis view={view} alert={alert} />,
        }),
      }),
      matchApi({ speaksOfDanger }),
      ...lexiconRoutes,
      ...referralRoutes(refreshNextAction),
      ...careRoutes,
      ...sessionRoutes({ sections: sessionSections }),
      ...groupRoutes,
      ...planRoutes,
      ...introductionRoutes,
      ...outcomesRoutes,
      ...messageRoutes({
        mail,
        texts: senders.sms !== undefined,
        post: senders.letter !== undefined,
        hookKey: config.channels?.hookKey ?? null,
      }),
      ...safetyRoutes({ mail }),
      ...glassRoutes,
      ...letterRoutes(letters),
      ...paperRoutes(letters),
      ...calendarRoutes,
      ...handoverRoutes,
      ...surveyRoutes,
      ...recordRoutes(letters),
      ...reportRoutes,
      ...exchangeRoutes(web.secret),
      ...missingBriefRoutes(letters),
      ...packRoutes(letters),
      ...interopRoutes({ publicUrl: config.publicUrl }),
      ...portalRoutes(web),
      ...publicPaperRoutes(letters),
      ...publicCalendarRoutes,
      ...publicHandoverRoutes,
      ...publicSurveyRoutes,
      ...packLinkRoutes,
      ...publicReferralRoutes,
    ],
    listeners: [
      ...keepingListeners,
      ...careListeners,
      ...sessionListeners,
      ...groupListeners,
      ...introductionListeners,
      ...messageListeners({
        publicUrl: config.publicUrl,
        textsArrive: Boolean(config.channels?.hookKey),
      }),
      ...letterListeners(),
      ...paperListeners(letters),
      ...waitingListeners(letters),
      ...recordListeners,
      ...portalListeners,
      ...glassListeners({ publicUrl: config.publicUrl }),
    ],
    routines: [
      ...sealingRoutines,
      ...webRoutines,
      ...identityRoutines,
      ...referralRoutines,
      ...directoryRoutines,
      ...keepingRoutines,
      ...searchRoutines,
      ...careRoutines,
      ...matchingRoutines({ outcomes: outcomesToLearnFrom }),
      ...groupRoutines,
      ...outcomesRoutines,
      ...introductionRoutines,
      ...messageRoutines({
        database,
        senders,
        paper: paperFor({ database, letters }),
        answers: { publicUrl: config.publicUrl, textsArrive: Boolean(config.channels?.hookKey) },
      }),
      ...waitingRoutines(letters),
      ...handoverRoutines(config.publicUrl),
      ...surveyRoutines(config.publicUrl),
      ...recordRoutines,
      ...portalRoutines,
      ...safetyRoutines({ publicUrl: config.publicUrl }),
      ...releaseRoutines,
      ...regionRoutines,
      ...packRoutines({ letters, publicUrl: config.publicUrl }),
      ...researchRoutines,
      ...summaryRoutines,
    ],
    errands: directoryErrands({ database, fetcher }),
    async close() {
      for (const sender of Object.values(senders)) sender.close?.();
      await letters.close();
    },
  };
}
