import type { Route } from '../web/index.ts';
import { conversationPages } from './arriving/conversation-routes.tsx';
import { textHook } from './arriving/hook.ts';
import { arrivedPages } from './arriving/list-page.tsx';
import { receiptHook } from './hooks/routes.ts';
import { listPage } from './pages/list.tsx';
import { messagePages } from './pages/message.tsx';
import { reminderRoutes } from './pages/reminder.tsx';
import type { Leaving } from './queries/messages.ts';
import { wordingRoutes } from './wording/routes.ts';

export { keepText } from './arriving/keep-text.ts';
export type { Senders } from './channels/channel.ts';
export { sendersOf } from './channels/make-senders.ts';
export { decideMessage } from './decide-message.ts';
export { messageListeners } from './listeners.ts';
export { makeMailer } from './mailer.ts';
export { overtakeMessages } from './overtake-messages.ts';
export {
  reasonWords,
  stateWords as fateWords,
  templateWords,
  toneOf as fateTone,
} from './pages/state-words.ts';
export { type BatchEnd, endBatch } from './post/end-batch.ts';
export { makeBatch } from './post/make-batch.ts';
export { batchesOf, batchOf, lettersToPost } from './post/queries.ts';
export type { PrintBatch } from './post/store.ts';
export { type AboutReferral, aboutReferral } from './queries/about.ts';
export { safeContactOf } from './queries/contact.ts';
export { type House, houseOf, viewOf } from './queries/house.ts';
export {
  findMessage as messageById,
  type ListedMessage,
  letterHasGone,
  messagesOf,
} from './queries/messages.ts';
export { aboutSession, hasEarlierSession } from './queries/sessions.ts';
export { queueMessage } from './queue-message.ts';
export { queueMessages } from './queue-messages.ts';
export { recordArrival } from './record-arrival.ts';
export { type AskDeps, askOf, type CameIn, type Understanding, understandReply } from './replies/index.ts';
export { messageRoutines } from './routines.ts';
export { isAllowed } from './safe-contact.ts';
export { stableId } from './stable-id.ts';
export type { TemplateName } from './templates.ts';
export { type MessageValues, writeMessage } from './write-message.ts';

/**
 * @param leaving which channels have a sender; of the others the pages say that nothing leaves the house. With `hookKey` gateways are heard.
 */
export function messageRoutes(leaving: Leaving & { readonly hookKey?: string | null }): readonly Route[] {
  const { hookKey = null } = leaving;
  return [
    listPage(leaving),
    ...messagePages(leaving),
    ...arrivedPages,
    ...conversationPages(leaving),
    ...reminderRoutes,
    ...wordingRoutes,
    receiptHook(hookKey),
    textHook(hookKey),
  ];
}
