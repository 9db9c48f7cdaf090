import {
  BackLink,
  Button,
  Card,
  ErrorSummary,
  type FieldErrors,
  Form,
  Ltr,
  Notice,
  StaffLayout,
  Tag,
  TextArea,
  TextField,
  type typedIn,
  type View,
} from '../../ui/index.ts';
import type { Ask } from '../../web/index.ts';
import { partsOf } from '../channels/parts.ts';
import { reasonWords, stateWords, toneOf } from '../pages/state-words.ts';
import type { Leaving, ListedMessage } from '../queries/messages.ts';
import { mayWrite } from './may-write.ts';
import type { Conversation, Correspondent } from './queries.ts';
import type { ArrivedText } from './store.ts';

type Shown = Conversation & { readonly person: Correspondent };
type Typed = ReturnType<typeof typedIn>;
type PersonAsk = Ask<{ personId: string }, unknown, unknown>;

type Showing = {
  readonly ask: PersonAsk;
  readonly shown: Shown;
  readonly leaving: Leaving;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** The texts of a person, sent and arrived, the newest last; a box to answer in; and when they want no texts. */
export function conversationView({ ask, shown, leaving, typed, errors }: Showing) {
  const { view, params } = ask;
  const { t, say } = view;
  const { person } = shown;
  const address = `/people/${params.personId}/texts`;
  const mayDecide = mayWrite(ask.actor, person).ok;
  const turns = [
    ...shown.sent.map(one => ({ at: one.createdAt, of: one, own: true as const })),
    ...shown.arrived.map(one => ({ at: one.arrivedAt, of: one, own: false as const })),
  ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  return (
    <StaffLayout
      view={view}
      title={t('messages.texts.with', { name: person.name })}
      current="messages"
      flash={ask.flash}
    >
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href={person.referralId ? `/cases/${person.referralId}` : `/people/${params.personId}`}>
          {person.name}
        </BackLink>
        <h1>{t('messages.texts.with', { name: person.name })}</h1>
        <p class="quiet">
          {person.phone ? <Ltr>{say.phone(person.phone)}</Ltr> : t('messages.texts.noNumber')}
        </p>
      </div>
      <div class="columns section">
        <div class="columns__main">
          {turns.length === 0 && <p class="quiet">{t('messages.texts.none')}</p>}
          <ol class="texts">
            {turns.map(turn =>
              turn.own ? (
                <Sent view={view} message={turn.of} leaving={leaving} />
              ) : (
                <Arrived view={view} text={turn.of} address={mayDecide ? address : null} />
              ),
            )}
          </ol>
          <Answer ask={ask} person={person} address={address} typed={typed} errors={errors} />
        </div>
        <div class="columns__side">
          <Quiet ask={ask} person={person} address={address} typed={typed} errors={errors} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Sent({
  view,
  message,
  leaving,
}: {
  readonly view: View;
  readonly message: ListedMessage;
  readonly leaving: Leaving;
}) {
  const { t, say } = view;
  const reason = reasonWords(view, message);
  const { count } = partsOf(message.body);
  return (
    <li class="texts__own">
      <p class="visually-hidden">{t('messages.texts.weWrote')}</p>
      <p class="message-text" lang={message.locale} dir="auto">
        {message.body}
      </p>
      <p class="small quiet">
        {say.when(message.createdAt)} · {t('messages.texts.parts', { parts: count })}
      </p>
      <p class="small">
        <a href={`/messages/${message.id}`}>
          <Tag tone={toneOf(message)}>{stateWords(view, message, leaving)}</Tag>
        </a>
      </p>
      {reason && <p class="small">{reason}</p>}
    </li>
  );
}

function Arrived({
  view,
  text,
  address,
}: {
  readonly view: View;
  readonly text: ArrivedText;
  /** Where the reader says what they do with it; null: it is for somebody else to. */
  readonly address: string | null;
}) {
  const { t, say } = view;
  const open = address !== null && text.handledAt === null;
  if (text.understood === 'somebody_else') {
    return (
      <li class="texts__theirs">
        <p class="quiet small">
          {t('messages.texts.somebodyElse')} {say.when(text.arrivedAt)}
        </p>
      </li>
    );
  }
  const meaning = `messages.texts.understood.${text.understood}`;
  return (
    <li class="texts__theirs">
      <p class="visually-hidden">{t('messages.texts.theyWrote')}</p>
      <p class="message-text" dir="auto">
        {text.body === '' ? t('messages.texts.noWords') : text.body}
      </p>
      <p class="small quiet">
        {say.when(text.arrivedAt)}
        {t.has(meaning) && ` · ${t(meaning)}`}
      </p>
      {text.shared && <Notice tone="wait">{t('messages.texts.shared.ask')}</Notice>}
      {open && (
        <Form view={view} action={`${address}/${text.id}`}>
          <div class="acts">
            {text.shared ? (
              <>
                <Button name="act" value="theirs" look="quiet">
                  {t('messages.texts.act.theirs')}
                </Button>
                <Button name="act" value="not_theirs" look="quiet">
                  {t('messages.texts.act.not_theirs')}
                </Button>
              </>
            ) : (
              <Button name="act" value="done" look="quiet">
                {t('messages.texts.act.done')}
              </Button>
            )}
          </div>
        </Form>
      )}
    </li>
  );
}

type Part = {
  readonly ask: PersonAsk;
  readonly person: Correspondent;
  readonly address: string;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

function Answer({ ask, person, address, typed, errors }: Part) {
  const { view, actor } = ask;
  const { t } = view;
  if (!mayWrite(actor, person).ok) return <p class="quiet">{t('messages.texts.notYours')}</p>;
  if (!person.mayText) return <Notice tone="wait">{t('messages.texts.noTexts')}</Notice>;
  if (!person.phone) return <Notice tone="wait">{t('messages.texts.noNumber')}</Notice>;
  return (
    <Card title={t('messages.texts.write')}>
      {person.neutralSender && <Notice tone="wait">{t('messages.texts.neutral')}</Notice>}
      <Form view={view} action={address} warn>
        <TextArea
          view={view}
          name="words"
          label={t('messages.texts.words')}
          hint={person.codeWord ? t('messages.texts.words.codeWord') : t('messages.texts.words.hint')}
          rows={3}
          values={typed}
          errors={errors}
        />
        <p>
          <Button>{t('messages.texts.send')}</Button>
        </p>
      </Form>
    </Card>
  );
}

function Quiet({ ask, person, address, typed, errors }: Part) {
  const { view, actor, programme } = ask;
  const { t, say } = view;
  const house = programme.settings.quietHours;
  const values = { quiet_from: person.quietFrom ?? '', quiet_until: person.quietUntil ?? '', ...typed };
  const clock = (time: string) => say.time(Temporal.PlainTime.from(time));
  return (
    <Card title={t('messages.texts.quiet')}>
      <p class="small quiet">
        {house
          ? t('messages.texts.quiet.house', { from: clock(house.from), until: clock(house.until) })
          : t('messages.texts.quiet.none')}
      </p>
      {mayWrite(actor, person).ok ? (
        <Form view={view} action={`${address}/quiet`}>
          <TextField
            view={view}
            name="quiet_from"
            label={t('messages.texts.quiet.from')}
            values={values}
            errors={errors}
            optional
          />
          <TextField
            view={view}
            name="quiet_until"
            label={t('messages.texts.quiet.until')}
            values={values}
            errors={errors}
            optional
          />
          <p>
            <Button look="quiet">{t('messages.texts.quiet.save')}</Button>
          </p>
        </Form>
      ) : (
        person.quietFrom &&
        person.quietUntil && (
          <p>
            {t('messages.texts.quiet.own', {
              from: clock(person.quietFrom),
              until: clock(person.quietUntil),
            })}
          </p>
        )
      )}
    </Card>
  );
}
