import type { Route } from '../../../web/index.ts';
import { addService, addServicePage } from './add.tsx';
import { confirmRoute, useSourceRoute } from './confirm.tsx';
import { editGroup, editGroupPage } from './edit-group.tsx';
import { putBack, takeOff, takeOffPage } from './take-off.tsx';

/** Changing what the directory says, for those who keep it. */
export const editingRoutes: readonly Route[] = [
  addServicePage,
  addService,
  editGroupPage,
  editGroup,
  confirmRoute,
  useSourceRoute,
  takeOffPage,
  takeOff,
  putBack,
];
