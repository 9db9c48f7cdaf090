import type { Translated } from './translated.ts';
import referrals from './uk/referrals.json' with { type: 'json' };
import ui from './uk/ui.json' with { type: 'json' };
import web from './uk/web.json' with { type: 'json' };

/** Ukrainian, of all that somebody else than staff reads. */
export const uk: Translated = {
  referrals,
  ui,
  web,
};
