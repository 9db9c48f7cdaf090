import calendar from './pt/calendar.json' with { type: 'json' };
import codes from './pt/codes.json' with { type: 'json' };
import directory from './pt/directory.json' with { type: 'json' };
import groups from './pt/groups.json' with { type: 'json' };
import letters from './pt/letters.json' with { type: 'json' };
import messages from './pt/messages.json' with { type: 'json' };
import outcomes from './pt/outcomes.json' with { type: 'json' };
import pack from './pt/pack.json' with { type: 'json' };
import paper from './pt/paper.json' with { type: 'json' };
import people from './pt/people.json' with { type: 'json' };
import plans from './pt/plans.json' with { type: 'json' };
import portals from './pt/portals.json' with { type: 'json' };
import provider from './pt/provider.json' with { type: 'json' };
import referrals from './pt/referrals.json' with { type: 'json' };
import surveys from './pt/surveys.json' with { type: 'json' };
import ui from './pt/ui.json' with { type: 'json' };
import web from './pt/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** European Portuguese, of all that somebody else than staff reads. */
export const pt: Translated = {
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
