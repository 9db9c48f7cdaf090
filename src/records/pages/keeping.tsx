import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf, personStore } from '../../people/index.ts';
import {
  BackLink,
  Button,
  Card,
  choice,
  DateField,
  date,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Select,
  StaffLayout,
  TextArea,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { requestCopy } from '../access/request-copy.ts';
import { type AccessRequest, accessStore } from '../access/store.ts';
import { proposeOnRequest } from '../erasure/propose-erasure.ts';
import { endHold } from '../holds/end-hold.ts';
import { placeHold } from '../holds/place-hold.ts';
import { holdGrounds, holdStore, type LegalHold } from '../holds/store.ts';
import { RequestTag } from './copies.tsx';
import { CopyForm, copyForm } from './copy-form.tsx';

const door = ['coordinator'] as const;
const params = z.object({ personId: z.uuid() });
type PersonAsk = Ask<{ readonly personId: string }, unknown, unknown>;

async function page(ask: PersonAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view, today } = ask;
  const { t } = view;
  const { personId } = ask.params;
  const found = await ask.within(async scope => {
    const person = await personStore(scope).find(personId);
    if (!person) throw new NotFound('person');
    await audit(scope, {
      verb: 'person.read',
      subject: { kind: 'person', id: personId },
      personId,
      fields: ['keeping'],
    });
    return {
      person,
      holds: await holdStore(scope).of(personId),
      requests: await accessStore(scope).ofPerson(personId),
    };
  });
  const base = `/people/${personId}`;
  const props = { view, values: typed ?? {}, errors };
  return document(
    <StaffLayout
      view={view}
      title={t('records.keeping.title')}
      current="people"
      frame="narrow"
      flash={ask.flash}
    >
      <div class="stack stack--wide">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={base}>{nameOf(found.person)}</BackLink>
        <h1>{t('records.keeping.title')}</h1>
        <Holds {...props} base={base} holds={found.holds} />
        <section class="section">
          <h2>{t('records.copy.title')}</h2>
          <p>{t('records.copy.text')}</p>
          <Requests view={view} requests={found.requests} today={today} />
          {found.requests.some(one => one.state === 'open' || one.state === 'ready') ? null : (
            <CopyForm {...props} base={base} today={today} locale={found.person.locale} />
          )}
        </section>
        <section class="section">
          <h2>{t('records.erase.title')}</h2>
          <p>{t('records.erase.text')}</p>
          <Form view={view} action={`${base}/erasure`}>
            <FormEnd>
              <Button look="quiet">{t('records.erase.do')}</Button>
            </FormEnd>
          </Form>
        </section>
      </div>
    </StaffLayout>,
  );
}

function Requests({
  view,
  requests,
  today,
}: {
  readonly view: View;
  readonly requests: readonly AccessRequest[];
  readonly today: Temporal.PlainDate;
}) {
  const { say } = view;
  if (requests.length === 0) return null;
  return (
    <ul class="list-rules">
      {requests.map(one => (
        <li>
          <a href={`/records/copies/${one.id}`}>{say.date(one.askedOn)}</a>{' '}
          <RequestTag view={view} request={one} today={today} />
        </li>
      ))}
    </ul>
  );
}

type HoldsProps = {
  readonly view: View;
  readonly base: string;
  readonly holds: readonly LegalHold[];
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

function Holds({ view, base, holds, values, errors }: HoldsProps) {
  const { t, say } = view;
  const props = { view, values, errors };
  const inForce = holds.filter(hold => hold.endedAt === null);
  return (
    <section class="section">
      <h2>{t('records.hold.title')}</h2>
      <p>{t('records.hold.text')}</p>
      {inForce.length === 0 ? <p class="quiet">{t('records.hold.none')}</p> : null}
      {inForce.map(hold => (
        <Card title={t(`records.hold.reason.${hold.reason}`)} level={3}>
          <p class="kept-text" dir="auto">
            {hold.why}
          </p>
          <p class="small">
            {t('records.hold.since', {
              name: hold.placedByName,
              day: say.date(hold.placedAt.toZonedDateTimeISO('UTC').toPlainDate()),
              review: say.date(hold.reviewOn),
            })}
          </p>
          <Form view={view} action={`${base}/holds/${hold.id}/end`}>
            <TextArea {...props} name="end" label={t('records.hold.end_why')} rows={2} />
            <FormEnd>
              <Button look="quiet">{t('records.hold.end')}</Button>
            </FormEnd>
          </Form>
        </Card>
      ))}
      <Form view={view} action={`${base}/holds`}>
        <Select
          {...props}
          name="reason"
          label={t('records.hold.reason')}
          size="medium"
          blank={t('ui.form.choose')}
          options={holdGrounds.map(value => ({ value, label: t(`records.hold.reason.${value}`) }))}
        />
        <TextArea {...props} name="why" label={t('records.hold.why')} rows={3} />
        <DateField {...props} name="review" legend={t('records.hold.review')} />
        <FormEnd>
          <Button look="quiet">{t('records.hold.place')}</Button>
        </FormEnd>
      </Form>
    </section>
  );
}

const again = showAgain(page);

/** What keeps a record, who asked for a copy of it, and how it can go. */
export const keepingPage = route({
  method: 'get',
  path: '/people/:personId/keeping',
  door,
  params,
  handle: async ask => ask.page(await page(ask, null, null)),
});

/** Holds the record. */
export const placeHoldRoute = route({
  method: 'post',
  path: '/people/:personId/holds',
  door,
  params,
  form: z.object({
    reason: choice(holdGrounds, 'ui.errors.choice'),
    why: text({ lines: true, max: 2000, missing: 'records.hold.why_missing' }),
    review: date({ future: true }),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { personId } = ask.params;
      const { reason, why, review } = ask.form;
      await placeHold(scope, { personId, reason, why, reviewOn: review });
      return { to: `/people/${personId}/keeping`, flash: { key: 'records.hold.placed' } };
    }),
  again,
});

/** Ends a hold. */
export const endHoldRoute = route({
  method: 'post',
  path: '/people/:personId/holds/:holdId/end',
  door,
  params: z.object({ personId: z.uuid(), holdId: z.uuid() }),
  form: z.object({ end: text({ lines: true, max: 2000, missing: 'records.hold.why_missing' }) }),
  handle: ask =>
    ask.commit(async scope => {
      await endHold(scope, { ...ask.params, why: ask.form.end });
      return { to: `/people/${ask.params.personId}/keeping`, flash: { key: 'records.hold.ended' } };
    }),
  again,
});

/** Writes down that the person asked for a copy. */
export const requestCopyRoute = route({
  method: 'post',
  path: '/people/:personId/copies',
  door,
  params,
  form: copyForm,
  handle: ask =>
    ask.commit(async scope => {
      const id = await requestCopy(scope, { personId: ask.params.personId, ...ask.form });
      return { to: `/records/copies/${id}` };
    }),
  again,
});

/** Proposes to erase the record because the person asked for it. */
export const eraseOnRequestRoute = route({
  method: 'post',
  path: '/people/:personId/erasure',
  door,
  params,
  stepUp: true,
  handle: ask =>
    ask.commit(async scope => {
      const run = await proposeOnRequest(scope, ask.params.personId);
      return { to: `/records/erasure/${run}`, flash: { key: 'records.due.proposed' } };
    }),
});
