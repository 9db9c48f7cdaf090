import calendar from './ar/calendar.json' with { type: 'json' };
import codes from './ar/codes.json' with { type: 'json' };
import directory from './ar/directory.json' with { type: 'json' };
import groups from './ar/groups.json' with { type: 'json' };
import letters from './ar/letters.json' with { type: 'json' };
import messages from './ar/messages.json' with { type: 'json' };
import outcomes from './ar/outcomes.json' with { type: 'json' };
import pack from './ar/pack.json' with { type: 'json' };
import paper from './ar/paper.json' with { type: 'json' };
import people from './ar/people.json' with { type: 'json' };
import plans from './ar/plans.json' with { type: 'json' };
import portals from './ar/portals.json' with { type: 'json' };
import provider from './ar/provider.json' with { type: 'json' };
import referrals from './ar/referrals.json' with { type: 'json' };
import surveys from './ar/surveys.json' with { type: 'json' };
import ui from './ar/ui.json' with { type: 'json' };
import web from './ar/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** Arabic, of all that somebody else than staff reads. */
export const ar: Translated = {
  calendar,
  codes,
  directory,
  groups,
  letters,
  messages,
  outcomes,
  pack,
  paper,
  people,
  plans,
  portals,
  provider,
  referrals,
  surveys,
  ui,
  web,
};
