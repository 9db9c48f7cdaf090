import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  Card,
  choice,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  LinkButton,
  Ltr,
  Notice,
  optionalEmail,
  StaffLayout,
  sayErrors,
  Tag,
  TextField,
  typedIn,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { partsOf } from '../channels/parts.ts';
import { decideMessage } from '../decide-message.ts';
import { type MessageAct, messageActs } from '../message.ts';
import { isHard, may } from '../policy.ts';
import { findMessage, type Leaving, type ListedMessage } from '../queries/messages.ts';
import { reasonWords, stateWords, templateWords, toneOf } from './state-words.ts';

const door = ['coordinator', 'link_worker'] as const;
const params = z.object({ messageId: z.uuid() });
const decideForm = z.object({ what: choice(messageActs, 'messages.error.what'), email: optionalEmail() });

/** One message as it reads where it arrives, its fate, and what staff may do with it. */
export function messagePages(leaving: Leaving): readonly Route[] {
  const page = route({
    method: 'get',
    path: '/messages/:messageId',
    door,
    params,
    handle: async ask => ask.page(render(ask, await read(ask), leaving, {}, null)),
  });
  const decide = route({
    method: 'post',
    path: '/messages/:messageId',
    stepUp: form => form.get('what') === 'release',
    door,
    params,
    form: decideForm,
    handle: ask =>
      ask.commit(async scope => {
        const { what, email } = ask.form;
        const { messageId } = ask.params;
        const done = await decideMessage(scope, { messageId, act: what, email });
        return {
          to: `/messages/${messageId}`,
          flash: done
            ? { key: `messages.done.${what}` }
            : { key: 'messages.done.still', tone: 'problem' as const },
        };
      }),
    again: async (ask, faults, typed) =>
      ask.page(render(ask, await read(ask), leaving, typedIn(typed), sayErrors(ask.view, faults)), 422),
  });
  return [page, decide];
}

type Asked = Ask<{ messageId: string }, unknown, unknown>;

async function read(ask: Asked): Promise<ListedMessage> {
  return ask.within(async scope => {
    const message = await findMessage(scope, ask.params.messageId);
    if (!message) throw new NotFound('message');
    const leave = may(scope.actor, 'read', message);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    await audit(scope, {
      verb: 'message.read',
      subject: { kind: 'message', id: message.id },
      personId: message.personId,
    });
    return message;
  });
}

function render(
  ask: Asked,
  message: ListedMessage,
  leaving: Leaving,
  typed: ReturnType<typeof typedIn>,
  errors: FieldErrors | null,
) {
  const { view, actor } = ask;
  const { t } = view;
  const title = templateWords(view, message);
  const acts = messageActs.filter(act => may(actor, act, message).ok);
  const reason = reasonWords(view, message);
  return document(
    <StaffLayout view={view} title={title} current="messages" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href="/messages">{t('messages.back')}</BackLink>
        <h1>{title}</h1>
        <p class="row">
          <Tag tone={toneOf(message)}>{stateWords(view, message, leaving)}</Tag>
          {message.personName && (
            <span>
              {message.personName}
              {message.reference && (
                <>
                  , <Ltr>{message.reference}</Ltr>
                </>
              )}
            </span>
          )}
        </p>
      </div>
      {reason && <Notice tone="wait">{reason}</Notice>}
      <div class="columns section">
        <div class="columns__main">
          <Preview view={view} message={message} />
        </div>
        <div class="columns__side stack">
          <Facts items={factsOf(view, message)} />
          {acts.length > 0 && (
            <Decide view={view} message={message} acts={acts} typed={typed} errors={errors} />
          )}
          {message.referralId && (
            <LinkButton look="quiet" href={`/${message.personId ? 'cases' : 'inbox'}/${message.referralId}`}>
              {t(message.personId ? 'messages.case' : 'messages.inbox')}
            </LinkButton>
          )}
        </div>
      </div>
    </StaffLayout>,
  );
}

function Preview({ view, message }: { readonly view: View; readonly message: ListedMessage }) {
  const { t } = view;
  return (
    <Card title={t('messages.preview')}>
      <div class="stack" lang={message.locale}>
        {message.subject !== '' && (
          <p>
            <b>{message.subject}</b>
          </p>
        )}
        {message.body.split('\n\n').map(part => (
          <p class="message-text">{part}</p>
        ))}
      </div>
    </Card>
  );
}

function factsOf({ t, say }: View, message: ListedMessage) {
  const { channel, recipient, letterId, referralId, tries, nextTryAt, state } = message;
  return [
    { term: t('messages.to'), detail: t(`messages.to.${message.toWhom}`) },
    { term: t('messages.way'), detail: t.code('channels', channel) },
    {
      term: t('messages.address'),
      detail:
        recipient === '' ? (
          t('messages.address.none')
        ) : channel === 'sms' ? (
          say.phone(recipient)
        ) : channel === 'letter' ? (
          <span class="message-text">{recipient}</span>
        ) : (
          <Ltr>{recipient}</Ltr>
        ),
    },
    { term: t('messages.language'), detail: t.of(`messages.language.${message.locale}`) },
    ...(message.neutral ? [{ term: t('messages.neutral'), detail: t('messages.neutral.is') }] : []),
    ...(letterId && referralId
      ? [
          {
            term: t('messages.attached'),
            detail: (
              <a href={`/cases/${referralId}/letters/${letterId}.pdf`}>{t('messages.attached.letter')}</a>
            ),
          },
        ]
      : []),
    ...(channel === 'sms'
      ? [{ term: t('messages.parts'), detail: t('messages.parts.is', lengthOf(message)) }]
      : []),
    ...(tries > 0 || channel === 'email'
      ? [{ term: t('messages.tries'), detail: t('messages.tries.count', { tries }) }]
      : []),
    ...(state === 'queued' && nextTryAt
      ? [{ term: t('messages.nextTry'), detail: say.when(nextTryAt) }]
      : []),
  ];
}

function lengthOf({ body }: ListedMessage) {
  const { places, count, alphabet } = partsOf(body);
  return { places, parts: count, alphabet };
}

type DecideProps = {
  readonly view: View;
  readonly message: ListedMessage;
  readonly acts: readonly MessageAct[];
  readonly typed: ReturnType<typeof typedIn>;
  readonly errors: FieldErrors | null;
};

function Decide({ view, message, acts, typed, errors }: DecideProps) {
  const { t } = view;
  const hard = isHard(message.stateReason);
  const mayCorrect =
    message.toWhom !== 'person' &&
    message.channel === 'email' &&
    acts.some(act => act === 'release' || act === 'again');
  const words = (act: MessageAct) =>
    act === 'release' && hard ? t('messages.decide.lookAgain') : t(`messages.decide.${act}`);
  return (
    <Card title={t('messages.decide.title')}>
      <Form view={view} action={`/messages/${message.id}`}>
        {hard && message.toWhom === 'person' && (
          <p class="quiet small">{t('messages.decide.lookAgain.hint')}</p>
        )}
        {mayCorrect && (
          <TextField
            view={view}
            name="email"
            type="email"
            label={t('messages.decide.newAddress')}
            hint={t('messages.decide.newAddress.hint')}
            values={typed}
            errors={errors}
            optional
            autocomplete="off"
          />
        )}
        <div class="stack stack--tight">
          {acts.map((act, index) => (
            <p>
              <Button name="what" value={act} look={index === 0 ? 'main' : 'quiet'}>
                {words(act)}
              </Button>
            </p>
          ))}
        </div>
        <p class="quiet small">{t('messages.decide.by_hand.hint')}</p>
      </Form>
    </Card>
  );
}
