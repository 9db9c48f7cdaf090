import referrals from './ar/referrals.json' with { type: 'json' };
import ui from './ar/ui.json' with { type: 'json' };
import web from './ar/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** Arabic, of all that somebody else than staff reads. */
export const ar: Translated = {
  referrals,
  ui,
  web,
};
