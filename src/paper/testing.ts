import { makeLetters } from '../letters/index.ts';
import { publicReferralRoutes, referralRoutes } from '../referrals/index.ts';
import { testApp } from '../web/testing.ts';
import { paperRoutes, publicPaperRoutes } from './index.ts';

/** An app of paper and referrals with a printer of its own; close both in `after`. */
export async function paperApp(now?: string) {
  const letters = makeLetters({ workers: 1 });
  const app = await testApp(
    [
      ...paperRoutes(letters),
      ...referralRoutes(async () => undefined),
      ...publicPaperRoutes(letters),
      ...publicReferralRoutes,
    ],
    now,
  );
  return {
    ...app,
    letters,
    async close() {
      await letters.close();
      await app.close();
    },
  };
}
