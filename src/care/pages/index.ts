import type { Route } from '../../web/index.ts';
import { close, closeForm } from './close.tsx';
import { concernPage, moveConcern } from './concern.tsx';
import { concernsPage } from './concerns.tsx';
import { addContact, contactForm } from './contact.tsx';
import { decide, extend, extendForm } from './extend.tsx';
import { hold, holdForm, resume } from './hold.tsx';
import { addConcern, concernForm } from './raise-concern.tsx';
import { reopen, reopenForm, withdraw, withdrawForm } from './reopen.tsx';
import { moveTask, tasksPage } from './tasks.tsx';

/** Every address of the room. */
export const careRoutes: readonly Route[] = [
  contactForm,
  addContact,
  holdForm,
  hold,
  resume,
  extendForm,
  extend,
  decide,
  closeForm,
  close,
  reopenForm,
  reopen,
  withdrawForm,
  withdraw,
  concernForm,
  addConcern,
  concernsPage,
  concernPage,
  moveConcern,
  tasksPage,
  moveTask,
];
