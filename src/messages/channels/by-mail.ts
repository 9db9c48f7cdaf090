import type { Mailer } from '../mailer.ts';
import type { Sender } from './channel.ts';

/** E-mail over a mail server of one's own. */
export function byMail(mailer: Mailer): Sender {
  return {
    name: 'smtp',
    async send({ id, from, to, subject, text, lang, attachment }) {
      const messageId = `<${id}@${from.address.split('@')[1] ?? 'hedgerow.invalid'}>`;
      const fate = await mailer.send({ messageId, from, to, subject, text, lang, attachment });
      return fate === 'taken' ? { fate, outsideId: messageId } : { fate };
    },
    close: () => mailer.close(),
  };
}
