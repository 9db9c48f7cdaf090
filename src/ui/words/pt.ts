import referrals from './pt/referrals.json' with { type: 'json' };
import ui from './pt/ui.json' with { type: 'json' };
import web from './pt/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** European Portuguese, of all that somebody else than staff reads. */
export const pt: Translated = {
  referrals,
  ui,
  web,
};
