import { z } from 'zod';
import { casePage, houseRules, orAgain, readCase } from '../../care/index.ts';
import {
  Button,
  dateTyped,
  type FieldErrors,
  Form,
  FormEnd,
  TextField,
  type Typed,
  typedIn,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { type Warning, weekly } from '../calendar.ts';
import { planSessions } from '../plan-sessions.ts';
import { sessionsOf } from '../queries.ts';
import { sessionStore } from '../store.ts';
import { AppointmentFields, appointmentFields, Warnings, warningsIn } from './appointment.tsx';

const form = z.object({ ...appointmentFields, times: wholeNumber({ min: 1, max: 30 }) });
const params = z.object({ referralId: z.uuid() });
const door = ['link_worker', 'coordinator'] as const;
type PlanAsk = Ask<{ readonly referralId: string }, unknown, unknown>;

async function page(
  ask: PlanAsk,
  typed: Typed | null,
  errors: FieldErrors | null,
  warnings: readonly Warning[] = [],
) {
  const { view } = ask;
  const { t } = view;
  const { kase, last, left, soon } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'plan_session');
    const { held, planned } = await sessionStore(scope).counts(found.id);
    const { today } = await houseRules(scope);
    return {
      kase: found,
      last: (await sessionsOf(scope, found.id)).findLast(
        one => one.state === 'planned' || one.state === 'held',
      ),
      left: Math.max(0, found.sessionsPlanned - held - planned),
      soon: today.add({ days: 7 }),
    };
  });
  // As the last time, a week later: that is what most people want.
  const next = last?.startsAt.add({ weeks: 1 });
  const values = typed ?? {
    ...dateTyped('on', next && Temporal.PlainDate.compare(next, soon) > 0 ? next.toPlainDate() : soon),
    at: (last?.startsAt.toPlainTime() ?? Temporal.PlainTime.from('10:00')).toString({
      smallestUnit: 'minute',
    }),
    minutes: String(last?.minutesPlanned ?? 60),
    mode: last?.mode ?? 'in_person',
    ...(last?.place ? { place: last.place } : {}),
    times: '1',
  };
  const props = { view, values, errors };
  return casePage({
    view,
    kase,
    title: t('sessions.plan.title'),
    errors,
    flash: ask.flash,
    children:
      left === 0 ? (
        <>
          <p class="lead">{t('sessions.plan.full', { planned: kase.sessionsPlanned })}</p>
          <p>
            <a href={`/cases/${kase.id}/extend`}>{t('sessions.plan.extend')}</a>
          </p>
        </>
      ) : (
        <Form view={view} action={`/cases/${kase.id}/sessions/new`}>
          <Warnings view={view} warnings={warnings} series />
          <AppointmentFields {...props} />
          <TextField
            {...props}
            name="times"
            type="number"
            label={t('sessions.plan.times')}
            hint={t('sessions.plan.times.hint', { left })}
            size="short"
          />
          <FormEnd>
            <Button>{t('sessions.plan.save')}</Button>
          </FormEnd>
        </Form>
      ),
  });
}

const again = showAgain(page);

export const planForm = route({
  method: 'get',
  path: '/cases/:referralId/sessions/new',
  door,
  params,
  handle: async ask => ask.page(await page(ask, null, null)),
});

/** Plans one session, or one a week; asks first when something is in the way. */
export const plan = route({
  method: 'post',
  path: '/cases/:referralId/sessions/new',
  door,
  params,
  form,
  handle: async ask => {
    const { on, at, know, times, anyway, ...rest } = ask.form;
    const { referralId } = ask.params;
    const startsAt = on.toPlainDateTime(at);
    if (anyway === '') {
      const warnings = await ask.within(async scope => {
        const kase = await readCase(scope, referralId, 'plan_session');
        return warningsIn(scope, kase, await houseRules(scope), weekly(startsAt, times), rest.minutes);
      });
      if (warnings.length > 0) {
        return ask.page(await page(ask, typedIn(await ask.c.req.formData()), null, warnings), 422);
      }
    }
    return orAgain(
      ask,
      { 'sessions.refused.more': 'times' },
      () =>
        ask.commit(async scope => {
          const skipDaysOff = anyway === 'skip';
          const ids = await planSessions(scope, {
            referralId,
            ...rest,
            startsAt,
            times,
            knowBefore: know,
            skipDaysOff,
          });
          return {
            to: `/cases/${referralId}`,
            flash: { key: 'sessions.plan.done', values: { count: ids.length } },
          };
        }),
      (faults, typed) => again(ask, faults, typed),
    );
  },
  again,
});
