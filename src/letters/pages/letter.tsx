import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import {
  fateTone,
  fateWords,
  houseOf,
  isAllowed,
  type ListedMessage,
  messagesOf,
  safeContactOf,
  viewOf,
} from '../../messages/index.ts';
import {
  document,
  ErrorSummary,
  type FieldErrors,
  Notice,
  StaffLayout,
  sayErrors,
  Tag,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { draftLetter } from '../draft-letter.ts';
import { editLetter } from '../edit-letter.ts';
import type { LetterDocument } from '../engine/document.ts';
import type { Letters } from '../engine/pool.ts';
import { documentOf, type Letter } from '../letter.ts';
import { may } from '../policy.ts';
import { readyLetter, sendLetter } from '../send-letter.ts';
import { letterStore } from '../store.ts';
import { editForm, editOfForm, LetterBar, LetterFields, sendForm } from './letter-parts.tsx';
import { LetterSheet } from './letter-sheet.tsx';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ referralId: z.uuid(), letterId: z.uuid() });
type Params = z.output<typeof params>;
type Asked = Ask<Params, unknown, unknown>;

type Facts = {
  readonly letter: Letter;
  readonly kase: Case;
  readonly document: LetterDocument;
  /** The person allows no way a letter could go: it can only be handed over. */
  readonly noWay: boolean;
  /** The messages it went with, newest first. */
  readonly messages: readonly ListedMessage[];
};

async function read(ask: Asked): Promise<Facts> {
  const { referralId, letterId } = ask.params;
  return ask.within(async scope => {
    const kase = await caseOf(scope, referralId);
    const letter = await letterStore(scope).find(referralId, letterId);
    if (!letter) throw new NotFound('letter');
    const contact = await safeContactOf(scope, letter.personId);
    await audit(scope, {
      verb: 'letter.read',
      subject: { kind: 'letter', id: letter.id },
      personId: letter.personId,
    });
    const sent = letter.state === 'sent' ? await messagesOf(scope, referralId) : [];
    return {
      letter,
      messages: sent.filter(message => message.letterId === letter.id),
      kase,
      document: documentOf(letter, viewOf(await houseOf(scope), scope.now, letter.locale)),
      noWay:
        letter.kind !== 'gp_closing' &&
        !(contact && (isAllowed(contact, 'letter') || isAllowed(contact, 'email'))),
    };
  });
}

/** A letter as it will be printed, what may be changed in it, and the button that sends it. */
export function letterPages(letters: Letters): readonly Route[] {
  const page = route({
    method: 'get',
    path: '/cases/:referralId/letters/:letterId',
    door,
    params,
    handle: async ask => ask.page(render(ask, await read(ask), null)),
  });
  const edit = route({
    method: 'post',
    path: '/cases/:referralId/letters/:letterId',
    door,
    params,
    form: editForm,
    handle: ask =>
      ask.commit(async scope => {
        const { version, ...typed } = ask.form;
        await editLetter(scope, { ...ask.params, version, edit: editOfForm(typed) });
        return { to: addressOf(ask.params), flash: { key: 'letters.done.changed' } };
      }),
    again: async (ask, faults, typed) =>
      ask.page(
        render(ask, await read(ask), { values: typedIn(typed), errors: sayErrors(ask.view, faults) }),
        422,
      ),
  });
  const gather = route({
    method: 'post',
    path: '/cases/:referralId/letters/:letterId/gather',
    door,
    params,
    handle: ask =>
      ask.commit(async scope => {
        const { referralId, letterId } = ask.params;
        const letter = await letterStore(scope).find(referralId, letterId);
        if (!letter) throw new NotFound('letter');
        const id = await draftLetter(scope, { referralId, kind: letter.kind });
        return { to: addressOf({ referralId, letterId: id }), flash: { key: 'letters.done.gathered' } };
      }),
  });
  const send = route({
    method: 'post',
    path: '/cases/:referralId/letters/:letterId/send',
    door,
    params,
    form: sendForm,
    async handle(ask) {
      const ready = await ask.within(scope => readyLetter(scope, ask.params));
      const pdf = ready && (await letters.pdf(ready.document));
      return ask.commit(async scope => {
        // A second press of the button never comes here: it is led to where the first led.
        if (!ready || !pdf) throw new Refused('letters.refused.sent');
        await sendLetter(scope, { ...ask.params, version: ask.form.version }, ready.letter, pdf);
        return { to: addressOf(ask.params), flash: { key: 'letters.done.sent' } };
      });
    },
    again: async ask => ask.page(render(ask, await read(ask), null), 422),
  });
  return [page, edit, gather, send];
}

const addressOf = ({ referralId, letterId }: Params) => `/cases/${referralId}/letters/${letterId}`;

type Refilled = {
  readonly values: Typed;
  readonly errors: FieldErrors;
} | null;

function render(ask: Asked, facts: Facts, refilled: Refilled) {
  const { view, actor } = ask;
  const { t } = view;
  const { letter, kase, document: paper, noWay, messages } = facts;
  const leave = may(actor, 'change', { state: letter.state, linkWorkerId: kase.linkWorkerId });
  const title = t(`letters.page.title.${letter.kind}`, { name: kase.name });
  return document(
    <StaffLayout view={view} title={title} current="people" flash={ask.flash}>
      <ErrorSummary view={view} errors={refilled?.errors ?? null} />
      <LetterBar
        view={view}
        title={title}
        letter={letter}
        address={addressOf(ask.params)}
        maySend={leave.ok}
      />
      <div class="no-print stack letter-page__notes">
        {letter.state === 'draft' && noWay && <Notice tone="wait">{t('letters.page.noWay')}</Notice>}
        {messages.map(message => (
          <p class="row">
            <a href={`/messages/${message.id}`}>{t.code('channels', message.channel)}</a>
            <Tag tone={fateTone(message)}>{fateWords(view, message, { mail: true })}</Tag>
          </p>
        ))}
        {letter.largePrint && <p class="quiet">{t('letters.page.large')}</p>}
      </div>
      <LetterSheet letter={paper} label={t('letters.page.paper')} />
      {leave.ok && letter.kind !== 'we_are_here' && (
        <LetterFields
          view={view}
          letter={letter}
          name={kase.firstName}
          address={addressOf(ask.params)}
          values={refilled?.values ?? null}
          errors={refilled?.errors ?? null}
        />
      )}
    </StaffLayout>,
  );
}
