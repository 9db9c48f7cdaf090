import { findStaff } from '../../identity/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { HedgerowEvent } from '../../platform/events/index.ts';
import { isLocale } from '../../ui/index.ts';
import { templateWords } from '../pages/state-words.ts';
import { houseOf, viewOf } from '../queries/house.ts';
import { queueMessage } from '../queue-message.ts';
import { stableId } from '../stable-id.ts';
import { ownNames } from './part.ts';
import { previewsOf } from './preview.ts';
import { ownWords } from './store.ts';

/** Sends a member of staff what a message says now, in each of its ways and with believable values, so that they read it as others do. */
export async function hearSample(scope: Scope, event: HedgerowEvent): Promise<void> {
  const { template: asked, locale } = event.payload;
  const template = ownNames.find(name => name === asked);
  const one = await findStaff(scope, event.subjectId);
  if (!template || !one?.active || typeof locale !== 'string' || !isLocale(locale)) return;
  const house = await houseOf(scope);
  const own = await ownWords(scope, template, locale);
  const view = viewOf(house, scope.now, house.locale);
  const { t } = view;
  const texts = previewsOf(house, scope.now, { template, locale, own }).map(
    ({ part, subject, body }) =>
      `${t(`messages.wording.part.${part}`)}\n\n${[subject, body].filter(Boolean).join('\n\n')}`,
  );
  await queueMessage(scope, {
    id: stableId(event.id, 'wording_sample'),
    template: 'wording_sample',
    recipient: { email: one.email },
    values: {
      name: one.name,
      what: templateWords(view, { template }),
      text: texts.join('\n\n———\n\n'),
    },
  });
}
