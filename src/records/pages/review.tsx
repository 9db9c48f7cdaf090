import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  document,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Select,
  StaffLayout,
  Tag,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { collectRecord } from '../access/collect-queries.ts';
import { decideItems, mayAgree, type Said } from '../access/decide-items.ts';
import { choices, readChoice, type Standing, standings } from '../access/decisions.ts';
import { itemName, itemsOf } from '../access/items.ts';
import { accessStore } from '../access/store.ts';
import { labelOf, tableTitle, valueWords } from '../access/value-words.ts';
import { dictionary } from '../dictionary/index.ts';
import { RequestTag } from './copies.tsx';
import { CopyActs } from './copy-acts.tsx';

/** Entries on one page: enough to read before saving. */
const AT_ONCE = 25;

export const requestParams = z.object({ requestId: z.uuid() });
export type RequestAsk = Ask<{ readonly requestId: string }, unknown, unknown>;

/** Everything of the person of a request, read as the programme itself; who asks has been let in before. */
export async function recordOf(ask: RequestAsk) {
  const request = await ask.within(async scope => {
    const found = await accessStore(scope).find(ask.params.requestId);
    if (!found) throw new NotFound('access_request');
    await audit(scope, {
      verb: 'access_request.read',
      subject: { kind: 'access_request', id: found.id },
      personId: found.personId,
    });
    return found;
  });
  const isOver = request.state === 'closed' || request.state === 'handed_over';
  const record = isOver
    ? { people: [], referrals: [], tables: [] }
    : await ask.withinAs(systemActor(ask.actor.programmeId), scope => collectRecord(scope, request.personId));
  return { request, record, isOver };
}

async function page(ask: RequestAsk, _typed: Typed | null, _errors: FieldErrors | null) {
  const { view, today, actor } = ask;
  const { t, say } = view;
  const { request, record, isOver } = await recordOf(ask);
  const { decisions, file } = await ask.within(async scope => {
    const store = accessStore(scope);
    return { decisions: await store.decisions(request.id), file: await store.package(request.id) };
  });
  const standing = standings(itemsOf(record), decisions);
  const open = standing.filter(one => one.state === 'open' || mayAgree(actor.id, one));
  const waiting = standing.filter(one => one.state === 'second' && !mayAgree(actor.id, one));
  const done = standing.filter(one => one.state === 'decided');
  const left = open.length + waiting.length;
  return document(
    <StaffLayout
      view={view}
      title={t('records.review.title', { name: request.personName })}
      current="records"
      flash={ask.flash}
    >
      <div class="stack">
        <BackLink href="/records/copies">{t('records.copies.title')}</BackLink>
        <h1>{t('records.review.title', { name: request.personName })}</h1>
        <p>
          <RequestTag view={view} request={request} today={today} />{' '}
          {t('records.review.due', { day: say.day(request.dueOn) })}
        </p>
        {isOver ? null : (
          <>
            <p>{t('records.review.left', { count: left })}</p>
            {open.length > 0 ? (
              <Form view={view} action={`/records/copies/${request.id}`}>
                <p class="quiet">{t('records.review.how')}</p>
                {open.slice(0, AT_ONCE).map((one, at) => (
                  <Entry view={view} standing={one} at={at} />
                ))}
                <FormEnd>
                  <Button>{t('records.review.save')}</Button>
                </FormEnd>
              </Form>
            ) : null}
            {waiting.map(one => (
              <EntryHead view={view} standing={one} />
            ))}
            {done.length > 0 ? (
              <Fold summary={t('records.review.done', { count: done.length })}>
                {done.map(one => (
                  <EntryHead view={view} standing={one} />
                ))}
              </Fold>
            ) : null}
          </>
        )}
        <CopyActs view={view} request={request} file={file ?? null} isRead={left === 0} isOver={isOver} />
      </div>
    </StaffLayout>,
  );
}

type EntryProps = { readonly view: View; readonly standing: Standing };

function EntryHead({ view, standing }: EntryProps) {
  const { t } = view;
  const { item } = standing;
  const mark = dictionary[item.table]?.columns[item.column];
  const said =
    standing.state === 'open'
      ? null
      : t(
          `records.review.${standing.decision.decision}.${standing.decision.reason}` as 'records.review.keep.no_other',
        );
  return (
    <div class="stack stack--tight section">
      <h3>
        {tableTitle(view, item.table)}
        {mark ? `: ${labelOf(view, mark)}` : ''}
      </h3>
      {item.needsTwo ? <Tag tone="look">{t('records.review.restricted')}</Tag> : null}
      <p class="kept-text" dir="auto">
        {valueWords(view, item.table, item.column, item.value)}
      </p>
      {said && standing.state === 'second' ? (
        <p class="small">{t('records.review.own_first', { choice: said })}</p>
      ) : null}
      {said && standing.state === 'decided' ? <p class="small">{said}</p> : null}
    </div>
  );
}

function Entry({ view, standing, at }: EntryProps & { readonly at: number }) {
  const { t } = view;
  const { item } = standing;
  const mark = dictionary[item.table]?.columns[item.column];
  const words = (choice: string) => t.of(`records.review.${choice.replace(':', '.')}`);
  const first = standing.state === 'second' ? standing.decision : null;
  return (
    <div class="stack stack--tight section">
      <h2>
        {tableTitle(view, item.table)}
        {mark ? `: ${labelOf(view, mark)}` : ''}
      </h2>
      {item.needsTwo ? (
        <p>
          <Tag tone="look">{t('records.review.restricted')}</Tag>
        </p>
      ) : null}
      <p class="kept-text" dir="auto">
        {valueWords(view, item.table, item.column, item.value)}
      </p>
      {first ? (
        <p>{t('records.review.first', { choice: words(`${first.decision}:${first.reason}`) })}</p>
      ) : null}
      <input type="hidden" name={`item-${at}`} value={itemName(item)} />
      <input type="hidden" name={`read-${at}`} value={item.hash.toString('hex')} />
      <Select
        view={view}
        name={`say-${at}`}
        label={t('records.review.choice')}
        blank={t('records.review.not_yet')}
        size="full"
        values={{}}
        errors={null}
        optional
        options={[
          ...(first ? [{ value: 'agree', label: t('records.review.agree') }] : []),
          ...choices.map(value => ({ value, label: words(value) })),
        ]}
      />
    </div>
  );
}

/** What is to be read before a copy is made, entry by entry. */
export const reviewPage = route({
  method: 'get',
  path: '/records/copies/:requestId',
  door: ['coordinator'],
  params: requestParams,
  handle: async ask => ask.page(await page(ask, null, null)),
});

/** Saves what was decided; entries without a choice stay to be read. */
export const reviewRoute = route({
  method: 'post',
  path: '/records/copies/:requestId',
  door: ['coordinator'],
  params: requestParams,
  form: z.record(z.string(), z.unknown()),
  async handle(ask) {
    const { requestId } = ask.params;
    const { record } = await recordOf(ask);
    return ask.commit(async scope => {
      const count = await decideItems(scope, { requestId, items: itemsOf(record), said: saidIn(ask.form) });
      return {
        to: `/records/copies/${requestId}`,
        flash: { key: 'records.review.saved', values: { count } },
      };
    });
  },
  again: showAgain(page),
});

/** What a form says of the entries that were on its page. */
function saidIn(form: Readonly<Record<string, unknown>>): readonly Said[] {
  return Array.from({ length: AT_ONCE }, (_, at): Said[] => {
    const [name, read, say] = [form[`item-${at}`], form[`read-${at}`], form[`say-${at}`]];
    if (typeof name !== 'string' || typeof read !== 'string' || typeof say !== 'string') return [];
    const choice = say === 'agree' ? 'agree' : readChoice(say);
    return choice ? [{ name, read, choice }] : [];
  }).flat();
}
