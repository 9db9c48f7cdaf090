import { z } from 'zod';
import { auditAll } from '../../../audit/index.ts';
import { allOf, Forbidden, NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  Card,
  ChoiceGroup,
  choice,
  DateField,
  date,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  TextField,
  type Typed,
  type View,
  wholeNumber,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { workers } from '../../pages/frame.tsx';
import { staffHere } from '../../queries/staff.ts';
import { holdSupervision } from '../hold-supervision.ts';
import { maySupervise } from '../policy.ts';
import { type ListedItem, openItems, settledItems, supervisionsOf } from '../queries.ts';
import type { Supervision } from '../store.ts';
import { type SupervisionWay, supervisionWays } from '../supervision.ts';
import { AgendaItem, Settled } from './listed.tsx';

const params = z.object({ workerId: z.uuid() });
const path = '/supervision/:workerId';
type AgendaAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'within' | 'flash' | 'actor' | 'today'
>;

/** The agenda of a link worker’s next supervision, what was agreed before, and writing down that one was held. */
const agendaPage = route({
  method: 'get',
  path,
  door: workers,
  params,
  handle: async ask => ask.page(await shown(ask, null, null)),
});

const held = route({
  method: 'post',
  path,
  door: ['coordinator'],
  params,
  form: z.object({
    on: date({ missing: 'team.supervision.error.on', past: true }),
    minutes: wholeNumber({ min: 5, max: 480, missing: 'team.supervision.error.minutes' }),
    way: choice(supervisionWays, 'team.supervision.error.way'),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { on: heldOn, ...form } = ask.form;
      await holdSupervision(scope, { ...form, heldOn, ...ask.params });
      return {
        to: `/supervision/${ask.params.workerId}`,
        flash: { key: 'team.supervision.done.held' },
      };
    }),
  again: showAgain(shown),
});

export const agendaRoutes: readonly Route[] = [agendaPage, held];

async function shown(ask: AgendaAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view, actor } = ask;
  const { workerId } = ask.params;
  const { t } = view;
  const found = await ask.within(async scope => {
    const worker = (await staffHere(scope)).find(one => one.id === workerId);
    if (worker?.role !== 'link_worker') throw new NotFound('staff');
    if (!maySupervise(actor, 'read', workerId)) throw new Forbidden('team.supervision.refused.not_yours');
    const all = await allOf({
      open: openItems(scope, workerId),
      settled: settledItems(scope, workerId),
      held: supervisionsOf(scope, workerId),
    });
    await auditAll(
      scope,
      [...all.open, ...all.settled].map(item => ({
        verb: 'supervision.read' as const,
        subject: { kind: 'supervision_item', id: item.id },
        personId: item.person_id,
      })),
    );
    return { ...all, worker };
  });
  const leads = maySupervise(actor, 'hold', workerId);
  return document(
    <StaffLayout
      view={view}
      title={t('team.supervision.of', { name: found.worker.name })}
      current="supervision"
      frame="narrow"
      flash={ask.flash}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        {actor.role === 'coordinator' ? (
          <BackLink href="/supervision">{t('team.supervision.title')}</BackLink>
        ) : (
          <BackLink href="/reports/team">{t('team.own.title')}</BackLink>
        )}
        <h1>{t('team.supervision.of', { name: found.worker.name })}</h1>
        <Agenda view={view} items={found.open} />
        {leads ? <HeldForm ask={ask} typed={typed} errors={errors} /> : null}
        <Past view={view} held={found.held} items={found.settled} />
      </div>
    </StaffLayout>,
  );
}

function Agenda({ view, items }: { readonly view: View; readonly items: readonly ListedItem[] }) {
  const { t } = view;
  return (
    <section class="section stack" aria-labelledby="agenda">
      <h2 id="agenda">{t('team.supervision.agenda')}</h2>
      {items.length === 0 ? (
        <Empty title={t('team.supervision.empty')}>
          <p>{t('team.supervision.empty.do')}</p>
        </Empty>
      ) : (
        <ul class="list-rules">
          {items.map(item => (
            <AgendaItem view={view} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

type HeldProps = {
  readonly ask: AgendaAsk;
  readonly typed: Typed | null;
  readonly errors: FieldErrors | null;
};

function HeldForm({ ask, typed, errors }: HeldProps) {
  const { view } = ask;
  const { t } = view;
  const { day, month, year } = ask.today;
  const values = typed ?? { 'on-day': `${day}`, 'on-month': `${month}`, 'on-year': `${year}`, minutes: '60' };
  const props = { view, values, errors };
  return (
    <Card title={t('team.supervision.held')}>
      <Form view={view} action={`/supervision/${ask.params.workerId}`}>
        <p>{t('team.supervision.held.lead')}</p>
        <DateField {...props} name="on" legend={t('team.supervision.on')} />
        <TextField
          {...props}
          name="minutes"
          label={t('team.supervision.minutes')}
          inputmode="numeric"
          size="short"
        />
        <ChoiceGroup
          {...props}
          name="way"
          legend={t('team.supervision.way')}
          options={supervisionWays.map(value => ({ value, label: t(`team.supervision.way.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('team.supervision.held.save')}</Button>
        </FormEnd>
      </Form>
    </Card>
  );
}

type PastProps = {
  readonly view: View;
  readonly held: readonly Supervision[];
  readonly items: readonly ListedItem[];
};

function Past({ view, held: all, items }: PastProps) {
  const { t, say } = view;
  return (
    <section class="section stack" aria-labelledby="past">
      <h2 id="past">{t('team.supervision.past')}</h2>
      {all.length === 0 ? <p>{t('team.never')}</p> : null}
      {all.map(one => (
        <div class="stack stack--tight">
          <h3>{say.date(one.held_on)}</h3>
          <p class="quiet">
            {say.commas([say.minutes(one.minutes), t(`team.supervision.way.${one.way as SupervisionWay}`)])}
          </p>
          <ul class="list-rules">
            {items
              .filter(item => item.supervision_id === one.id)
              .map(item => (
                <Settled view={view} item={item} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
