import type { Route } from '../web/index.ts';
import { listPage } from './pages/list.tsx';
import { messagePages } from './pages/message.tsx';

export { decideMessage } from './decide-message.ts';
export { messageListeners } from './listeners.ts';
export { makeMailer } from './mailer.ts';
export { stateWords as fateWords, toneOf as fateTone } from './pages/state-words.ts';
export { safeContactOf } from './queries/contact.ts';
export { type House, houseOf, viewOf } from './queries/house.ts';
export { type ListedMessage, letterHasGone, messagesOf } from './queries/messages.ts';
export { queueMessage } from './queue-message.ts';
export { messageRoutines } from './routines.ts';
export { isAllowed } from './safe-contact.ts';
export { stableId } from './stable-id.ts';
export type { TemplateName } from './templates.ts';
export { type MessageValues, writeMessage } from './write-message.ts';

/** @param mail whether a mail server is set up (MAIL_URL); without one the pages say that nothing leaves the house */
export function messageRoutes({ mail }: { readonly mail: boolean }): readonly Route[] {
  return [listPage(mail), ...messagePages(mail)];
}
