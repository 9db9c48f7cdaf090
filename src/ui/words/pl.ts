import referrals from './pl/referrals.json' with { type: 'json' };
import ui from './pl/ui.json' with { type: 'json' };
import web from './pl/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** Polish, of all that somebody else than staff reads. */
export const pl: Translated = {
  referrals,
  ui,
  web,
};
