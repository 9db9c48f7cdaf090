import { z } from 'zod';
import { casePage, houseRules, readCase, refusalOf } from '../../care/index.ts';
import { Button, dateTyped, type FieldErrors, Form, FormEnd, type Typed, typedIn } from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { mustBePlanned } from '../allowed-session.ts';
import type { Warning } from '../calendar.ts';
import { moveSession } from '../move-session.ts';
import { sessionOf } from '../queries.ts';
import { maySession } from '../session.ts';
import { AppointmentFields, appointmentFields, Warnings, warningsIn } from './appointment.tsx';

const form = z.object(appointmentFields);
const params = z.object({ referralId: z.uuid(), sessionId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
type MoveAsk = Ask<z.output<typeof params>, unknown, unknown>;

async function page(
  ask: MoveAsk,
  typed: Typed | null,
  errors: FieldErrors | null,
  warnings: readonly Warning[] = [],
) {
  const { view } = ask;
  const { t, say } = view;
  const { referralId, sessionId } = ask.params;
  const { kase, session } = await ask.within(async scope => {
    const found = await readCase(scope, referralId, 'read');
    const its = await sessionOf(scope, referralId, sessionId);
    const leave = maySession(scope.actor, 'plan_session', found, its);
    if (!leave.ok) throw refusalOf(leave.reasonKey);
    mustBePlanned(its);
    return { kase: found, session: its };
  });
  const values = typed ?? {
    ...dateTyped('on', session.startsAt.toPlainDate()),
    at: session.startsAt.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes: String(session.minutesPlanned),
    mode: session.mode,
    ...(session.place ? { place: session.place } : {}),
    ...(session.knowBefore ? { know: session.knowBefore } : {}),
  };
  return casePage({
    view,
    kase,
    title: t('sessions.move.title'),
    errors,
    children: (
      <>
        <p class="lead">{t('sessions.move.from', { when: say.when(session.startsAt) })}</p>
        <Form view={view} action={`/cases/${referralId}/sessions/${sessionId}/move`}>
          <Warnings view={view} warnings={warnings} />
          <AppointmentFields view={view} values={values} errors={errors} />
          <FormEnd>
            <Button>{t('sessions.move.save')}</Button>
            <a class="link-btn" href={`/cases/${referralId}/sessions/${sessionId}/missed`}>
              {t('sessions.move.instead')}
            </a>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

export const moveForm = route({
  method: 'get',
  path: '/cases/:referralId/sessions/:sessionId/move',
  door,
  params,
  handle: async ask => ask.page(await page(ask, null, null)),
});

/** Moves a session; asks first when something is in the way. */
export const move = route({
  method: 'post',
  path: '/cases/:referralId/sessions/:sessionId/move',
  door,
  params,
  form,
  handle: async ask => {
    const { on, at, know, anyway, ...rest } = ask.form;
    const { referralId, sessionId } = ask.params;
    const startsAt = on.toPlainDateTime(at);
    if (anyway === '') {
      const warnings = await ask.within(async scope => {
        const kase = await readCase(scope, referralId, 'read');
        return warningsIn(scope, kase, await houseRules(scope), [startsAt], rest.minutes);
      });
      if (warnings.length > 0) {
        return ask.page(await page(ask, typedIn(await ask.c.req.formData()), null, warnings), 422);
      }
    }
    return ask.commit(async scope => {
      await moveSession(scope, { referralId, sessionId, ...rest, startsAt, knowBefore: know });
      return { to: `/cases/${referralId}`, flash: { key: 'sessions.move.done' } };
    });
  },
  again: showAgain(page),
});
