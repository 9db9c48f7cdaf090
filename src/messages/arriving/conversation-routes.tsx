import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { document, sayErrors, typedIn } from '../../ui/index.ts';
import { type Ask, type FormFaults, type Route, route, type Typed } from '../../web/index.ts';
import type { Leaving } from '../queries/messages.ts';
import { conversationView } from './conversation.tsx';
import { actForm, quietForm, textForm } from './conversation-form.ts';
import { decideText } from './decide-text.ts';
import { conversationOf, correspondent } from './queries.ts';
import { setQuiet } from './set-quiet.ts';
import { writeText } from './write-text.ts';

const door = ['coordinator', 'link_worker'] as const;
const params = z.object({ personId: z.uuid() });
type PersonAsk = Ask<z.output<typeof params>, unknown, unknown>;

/** The texts of one person: read, answered, dealt with. */
export function conversationPages(leaving: Leaving): readonly Route[] {
  const show = async (ask: PersonAsk, faults: FormFaults | null, typed: Typed | null): Promise<Response> => {
    const { personId } = ask.params;
    const shown = await ask.within(async scope => {
      const person = await correspondent(scope, personId);
      if (!person) throw new NotFound('person');
      const conversation = await conversationOf(scope, personId);
      await auditAll(scope, [
        { verb: 'message.read', subject: { kind: 'person', id: personId }, personId, fields: ['texts'] },
      ]);
      return { person, ...conversation };
    });
    const errors = faults ? sayErrors(ask.view, faults) : null;
    const values = typed ? typedIn(typed) : {};
    const page = conversationView({ ask, shown, leaving, typed: values, errors });
    return ask.page(document(page), faults ? 422 : 200);
  };
  const here = (ask: PersonAsk) => `/people/${ask.params.personId}/texts`;
  return [
    route({
      method: 'get',
      path: '/people/:personId/texts',
      door,
      params,
      handle: ask => show(ask, null, null),
    }),
    route({
      method: 'post',
      path: '/people/:personId/texts',
      door,
      params,
      form: textForm,
      handle: ask =>
        ask.commit(async scope => {
          const { state } = await writeText(scope, { ...ask.params, ...ask.form });
          const flash =
            state === 'queued'
              ? { key: 'messages.texts.done.sent' }
              : { key: 'messages.texts.done.held', tone: 'problem' as const };
          return { to: here(ask), flash };
        }),
      again: show,
    }),
    route({
      method: 'post',
      path: '/people/:personId/texts/quiet',
      door,
      params,
      form: quietForm,
      handle: ask =>
        ask.commit(async scope => {
          const { quiet_from: from, quiet_until: until } = ask.form;
          await setQuiet(scope, { ...ask.params, from, until });
          return { to: here(ask), flash: { key: 'messages.texts.done.quiet' } };
        }),
      again: show,
    }),
    route({
      method: 'post',
      path: '/people/:personId/texts/:textId',
      door,
      params: z.object({ personId: z.uuid(), textId: z.uuid() }),
      form: actForm,
      handle: ask =>
        ask.commit(async scope => {
          const { act } = ask.form;
          await decideText(scope, { ...ask.params, act });
          return { to: here(ask), flash: { key: `messages.texts.done.${act}` } };
        }),
      again: show,
    }),
  ];
}
