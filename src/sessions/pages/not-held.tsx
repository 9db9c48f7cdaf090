import { z } from 'zod';
import { casePage, houseRules, readCase, refusalOf } from '../../care/index.ts';
import { missedReasons, ourCancelReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  sayErrors,
  Tabs,
  TextArea,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type FormFaults, route, type Typed } from '../../web/index.ts';
import { mustBePlanned } from '../allowed-session.ts';
import { cancelSession } from '../cancel-session.ts';
import { missSession } from '../miss-session.ts';
import { sessionOf } from '../queries.ts';
import { maySession } from '../session.ts';
import { takeBack } from '../take-back.ts';

/** missed: the person could not be there; person, us: called off before, and by whom. */
const ways = ['missed', 'person', 'us'] as const;
type Way = (typeof ways)[number];

const note = optionalText({ lines: true, max: 2000 });
const form = z.discriminatedUnion('way', [
  z.object({ way: z.literal('missed'), reason: choice(missedReasons.codes, 'sessions.error.reason'), note }),
  z.object({ way: z.literal('person'), reason: choice(missedReasons.codes, 'sessions.error.reason'), note }),
  z.object({
    way: z.literal('us'),
    reason: choice(ourCancelReasons.codes, 'sessions.error.reason_us'),
    note,
  }),
]);
const params = z.object({ referralId: z.uuid(), sessionId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
type NotHeldAsk = Ask<z.output<typeof params>, unknown, unknown>;

async function page(
  ask: NotHeldAsk,
  wanted: Way | undefined,
  typed: ReturnType<typeof typedIn>,
  errors: FieldErrors | null,
) {
  const { view } = ask;
  const { t, say } = view;
  const { referralId, sessionId } = ask.params;
  const address = `/cases/${referralId}/sessions/${sessionId}/missed`;
  const { kase, session, begun } = await ask.within(async scope => {
    const found = await readCase(scope, referralId, 'read');
    const its = await sessionOf(scope, referralId, sessionId);
    const leave = maySession(scope.actor, 'record_session', found, its);
    if (!leave.ok) throw refusalOf(leave.reasonKey);
    mustBePlanned(its);
    const { now } = await houseRules(scope);
    return {
      kase: found,
      session: its,
      begun: Temporal.PlainDateTime.compare(its.startsAt, now) <= 0,
    };
  });
  const offered = ways.filter(one => begun || one !== 'missed');
  const way = offered.find(one => one === wanted) ?? offered[0] ?? 'person';
  return casePage({
    view,
    kase,
    title: t('sessions.not_held.title'),
    errors,
    children: (
      <>
        <p class="lead">{say.when(session.startsAt)}</p>
        <Tabs
          label={t('sessions.not_held.what')}
          items={offered.map(one => ({
            label: t(`sessions.not_held.way.${one}`, { name: kase.firstName }),
            href: `${address}?way=${one}`,
            current: one === way,
          }))}
        />
        <Form view={view} action={address}>
          <input type="hidden" name="way" value={way} />
          <ChoiceGroup
            view={view}
            values={typed}
            errors={errors}
            name="reason"
            legend={t(`sessions.not_held.reason.${way}`)}
            options={
              way === 'us'
                ? ourCancelReasons.codes.map(code => ({
                    value: code,
                    label: t.code('our_cancel_reasons', code),
                  }))
                : missedReasons.codes.map(code => ({ value: code, label: t.code('missed_reasons', code) }))
            }
          />
          <TextArea
            view={view}
            values={typed}
            errors={errors}
            name="note"
            label={t('sessions.not_held.note')}
            hint={t('sessions.not_held.note.hint')}
            optional
          />
          <FormEnd>
            <Button>{t('sessions.not_held.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

export const notHeldForm = route({
  method: 'get',
  path: '/cases/:referralId/sessions/:sessionId/missed',
  door,
  params,
  query: z.object({ way: z.enum(ways).optional().catch(undefined) }),
  handle: async ask => ask.page(await page(ask, ask.query.way, {}, null)),
});

/** Puts on record that a session did not take place, and why. */
export const notHeld = route({
  method: 'post',
  path: '/cases/:referralId/sessions/:sessionId/missed',
  door,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { form: said, params: ref } = ask;
      if (said.way === 'missed') await missSession(scope, { ...ref, reason: said.reason, note: said.note });
      else if (said.way === 'us') {
        await cancelSession(scope, { ...ref, by: 'us', reason: said.reason, note: said.note });
      } else await cancelSession(scope, { ...ref, by: 'person', reason: said.reason, note: said.note });
      const address = `/cases/${ref.referralId}`;
      const undo = { action: `${address}/sessions/${ref.sessionId}/take-back` };
      return { to: address, flash: { key: `sessions.not_held.done.${said.way}`, undo } };
    }),
  again: async (ask: NotHeldAsk, faults: FormFaults, typed: Typed) => {
    const wanted = ways.find(one => one === typed.get('way'));
    return ask.page(await page(ask, wanted, typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

/** Takes back what was just put on record by mistake. */
export const undoNotHeld = route({
  method: 'post',
  path: '/cases/:referralId/sessions/:sessionId/take-back',
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await takeBack(scope, ask.params);
      return { to: `/cases/${ask.params.referralId}`, flash: { key: 'sessions.take_back.done' } };
    }),
});
