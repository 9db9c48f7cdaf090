import calendar from './pl/calendar.json' with { type: 'json' };
import codes from './pl/codes.json' with { type: 'json' };
import directory from './pl/directory.json' with { type: 'json' };
import groups from './pl/groups.json' with { type: 'json' };
import letters from './pl/letters.json' with { type: 'json' };
import messages from './pl/messages.json' with { type: 'json' };
import outcomes from './pl/outcomes.json' with { type: 'json' };
import pack from './pl/pack.json' with { type: 'json' };
import paper from './pl/paper.json' with { type: 'json' };
import people from './pl/people.json' with { type: 'json' };
import plans from './pl/plans.json' with { type: 'json' };
import portals from './pl/portals.json' with { type: 'json' };
import provider from './pl/provider.json' with { type: 'json' };
import referrals from './pl/referrals.json' with { type: 'json' };
import surveys from './pl/surveys.json' with { type: 'json' };
import ui from './pl/ui.json' with { type: 'json' };
import web from './pl/web.json' with { type: 'json' };
import type { Translated } from './translated.ts';

/** Polish, of all that somebody else than staff reads. */
export const pl: Translated = {
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
