import type { Translated } from './translated.ts';
import calendar from './uk/calendar.json' with { type: 'json' };
import codes from './uk/codes.json' with { type: 'json' };
import directory from './uk/directory.json' with { type: 'json' };
import groups from './uk/groups.json' with { type: 'json' };
import letters from './uk/letters.json' with { type: 'json' };
import messages from './uk/messages.json' with { type: 'json' };
import outcomes from './uk/outcomes.json' with { type: 'json' };
import pack from './uk/pack.json' with { type: 'json' };
import paper from './uk/paper.json' with { type: 'json' };
import people from './uk/people.json' with { type: 'json' };
import plans from './uk/plans.json' with { type: 'json' };
import portals from './uk/portals.json' with { type: 'json' };
import provider from './uk/provider.json' with { type: 'json' };
import referrals from './uk/referrals.json' with { type: 'json' };
import surveys from './uk/surveys.json' with { type: 'json' };
import ui from './uk/ui.json' with { type: 'json' };
import web from './uk/web.json' with { type: 'json' };

/** Ukrainian, of all that somebody else than staff reads. */
export const uk: Translated = {
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
