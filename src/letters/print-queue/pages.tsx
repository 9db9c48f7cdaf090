import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  batchesOf,
  batchOf,
  endBatch,
  type ListedMessage,
  lettersToPost,
  makeBatch,
  type PrintBatch,
  reasonWords,
  templateWords,
} from '../../messages/index.ts';
import {
  BackLink,
  Button,
  Card,
  choice,
  DataTable,
  document,
  Empty,
  Form,
  LinkButton,
  Notice,
  StaffLayout,
  Tick,
  tick,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';

const door = ['coordinator'] as const;
const params = z.object({ batchId: z.uuid() });
type Listed = Ask<unknown, unknown, unknown>;

/** What waits for the post, putting it together, and what was put together. */
export const queuePages: readonly Route[] = [
  route({ method: 'get', path: '/letters-to-post', door, handle: ask => queuePage(ask) }),
  route({
    method: 'post',
    path: '/letters-to-post',
    door,
    form: z.object({ duplex: tick() }),
    handle: ask =>
      ask.commit(async scope => {
        const { batchId, letters, held } = await makeBatch(scope, ask.form);
        if (!batchId)
          return { to: '/letters-to-post', flash: { key: 'letters.post.allHeld', tone: 'problem' } };
        const key = held > 0 ? 'letters.post.madeButHeld' : 'letters.post.made';
        return { to: `/letters-to-post/${batchId}`, flash: { key, values: { letters, held } } };
      }),
    again: ask => queuePage(ask, 422),
  }),
  route({
    method: 'get',
    path: '/letters-to-post/:batchId',
    door,
    params,
    handle: ask => batchPage(ask),
  }),
  route({
    method: 'post',
    path: '/letters-to-post/:batchId',
    door,
    params,
    form: z.object({ end: choice(['posted', 'undone'] as const, 'letters.post.error.end') }),
    handle: ask =>
      ask.commit(async scope => {
        const { end } = ask.form;
        const { batchId } = ask.params;
        const { done, held } = await endBatch(scope, { batchId, end });
        const to = end === 'posted' ? `/letters-to-post/${batchId}` : '/letters-to-post';
        const key = held > 0 ? 'letters.post.postedButHeld' : `letters.post.done.${end}`;
        return { to, flash: { key, values: { letters: done, held }, tone: held > 0 ? 'problem' : 'done' } };
      }),
    again: ask => batchPage(ask, 422),
  }),
];

async function queuePage(ask: Listed, status: 200 | 422 = 200): Promise<Response> {
  const { view } = ask;
  const { t } = view;
  const { waiting, batches } = await ask.within(async scope => {
    const waiting = await lettersToPost(scope);
    await auditAll(scope, readOf(waiting.rows));
    return { waiting, batches: await batchesOf(scope) };
  });
  const open = batches.filter(({ printedAt }) => printedAt === null);
  const posted = batches.filter(({ printedAt }) => printedAt !== null);
  return ask.page(
    document(
      <StaffLayout view={view} title={t('letters.post.heading')} current="messages" flash={ask.flash}>
        <div class="page-head">
          <BackLink href="/messages">{t('messages.back')}</BackLink>
          <h1>{t('letters.post.heading')}</h1>
          <p class="quiet">{t('letters.post.intro')}</p>
        </div>
        {open.length > 0 && (
          <Notice tone="wait">
            <p>{t('letters.post.open', { count: open.length })}</p>
            <ul class="bullets">
              {open.map(batch => (
                <li>
                  <a href={`/letters-to-post/${batch.id}`}>{batchWords(view, batch)}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {waiting.count === 0 ? (
          <Empty title={t('letters.post.empty')}>{t('letters.post.empty.text')}</Empty>
        ) : (
          <>
            <Card title={t('letters.post.waiting', { count: waiting.count })}>
              <Form view={view} action="/letters-to-post">
                <Tick view={view} name="duplex" label={t('letters.post.duplex')} checked />
                <p>
                  <Button>{t('letters.post.make')}</Button>
                </p>
              </Form>
            </Card>
            <section class="section">
              <LetterTable view={view} rows={waiting.rows} />
            </section>
          </>
        )}
        {posted.length > 0 && (
          <section class="section">
            <h2>{t('letters.post.before')}</h2>
            <ul class="bullets">
              {posted.map(batch => (
                <li>
                  <a href={`/letters-to-post/${batch.id}`}>{batchWords(view, batch)}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </StaffLayout>,
    ),
    status,
  );
}

async function batchPage(
  ask: Ask<z.output<typeof params>, unknown, unknown>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { view, params: asked } = ask;
  const { t } = view;
  const { batch, letters } = await ask.within(async scope => {
    const found = await batchOf(scope, asked.batchId);
    if (!found) throw new NotFound('batch');
    await auditAll(scope, readOf(found.letters));
    return found;
  });
  const printed = letters.filter(({ state }) => state === 'queued' || state === 'sent');
  const out = letters.filter(one => !printed.includes(one));
  const going = batch.printedAt === null && batch.undoneAt === null;
  const address = `/letters-to-post/${batch.id}`;
  return ask.page(
    document(
      <StaffLayout view={view} title={batchWords(view, batch)} current="messages" flash={ask.flash}>
        <div class="page-head">
          <BackLink href="/letters-to-post">{t('letters.post.heading')}</BackLink>
          <h1>{batchWords(view, batch)}</h1>
        </div>
        {out.length > 0 && (
          <Notice tone="wait">
            <p>{t('letters.post.takeOut', { count: out.length })}</p>
            <ul class="bullets">
              {out.map(one => (
                <li>
                  <a href={`/messages/${one.id}`}>{one.personName ?? t('messages.list.nobody')}</a>
                  {reasonWords(view, one) && `: ${reasonWords(view, one)}`}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {printed.length > 0 && (
          <p class="acts">
            <LinkButton href={`${address}.pdf`} icon="print" look={going ? 'main' : 'quiet'}>
              {t(going ? 'letters.post.print' : 'letters.post.printAgain')}
            </LinkButton>
          </p>
        )}
        {going && (
          <Card title={t('letters.post.then')}>
            <ol class="bullets">
              <li>{t('letters.post.step.fold')}</li>
              <li>{t('letters.post.step.window')}</li>
              <li>{t('letters.post.step.say')}</li>
            </ol>
            <Form view={view} action={address}>
              <div class="acts">
                <Button name="end" value="posted">
                  {t('letters.post.posted')}
                </Button>
                <Button name="end" value="undone" look="quiet">
                  {t('letters.post.undo')}
                </Button>
              </div>
            </Form>
          </Card>
        )}
        <section class="section">
          <LetterTable view={view} rows={printed} />
        </section>
      </StaffLayout>,
    ),
    status,
  );
}

function LetterTable({ view, rows }: { readonly view: View; readonly rows: readonly ListedMessage[] }) {
  const { t, say } = view;
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={t('letters.post.list')}
      hiddenCaption
      rows={rows}
      rowKey={row => row.id}
      columns={[
        {
          label: t('messages.list.message'),
          head: true,
          cell: row => <a href={`/messages/${row.id}`}>{templateWords(view, row)}</a>,
        },
        { label: t('messages.list.who'), cell: row => row.personName ?? t('messages.list.nobody') },
        { label: t('letters.post.to'), cell: row => row.recipient.split('\n')[0] ?? '' },
        {
          label: t('messages.list.made'),
          cell: row => <span class="nowrap">{say.dayShort(row.createdAt)}</span>,
        },
      ]}
    />
  );
}

const batchWords = ({ t, say }: View, { letters, madeAt, printedAt }: PrintBatch): string =>
  printedAt
    ? t('letters.post.batch.posted', { letters, when: say.when(printedAt) })
    : t('letters.post.batch', { letters, when: say.when(madeAt) });

const readOf = (rows: readonly ListedMessage[]) =>
  rows.map(row => ({
    verb: 'message.read' as const,
    subject: { kind: 'message', id: row.id },
    personId: row.personId,
  }));
