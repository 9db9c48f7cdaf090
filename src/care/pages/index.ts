import type { Route } from '../../web/index.ts';
import { supervisionRoutes } from '../supervision/pages/index.ts';
import { close, closeForm } from './close.tsx';
import { concernPage, moveConcern } from './concern.tsx';
import { concernsPage } from './concerns.tsx';
import { contact } from './contact.tsx';
import { decide, extend } from './extend.tsx';
import { hold, resume } from './hold.tsx';
import { raise } from './raise-concern.tsx';
import { reopen } from './reopen.tsx';
import { moveTask, tasksPage } from './tasks.tsx';
import { withdraw } from './withdraw.tsx';

/** Every address of the room. */
export const careRoutes: readonly Route[] = [
  contact.show,
  contact.send,
  hold.show,
  hold.send,
  resume,
  extend.show,
  extend.send,
  decide,
  closeForm,
  close,
  reopen.show,
  reopen.send,
  withdraw.show,
  withdraw.send,
  raise.show,
  raise.send,
  concernsPage,
  concernPage,
  moveConcern,
  tasksPage,
  moveTask,
  ...supervisionRoutes,
];
