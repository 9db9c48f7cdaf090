import { z } from 'zod';
import type { RegionId } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  Ltr,
  optionalEmail,
  optionalPhone,
  Phone,
  readForm,
  Select,
  StaffLayout,
  sayErrors,
  TextField,
  type Typed,
  time,
  typedIn,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { changeOnCall } from '../alarms/change-on-call.ts';
import { colleagues, type Listed, onCallList, watchOf } from '../alarms/queries.ts';
import { covers } from '../alarms/rules.ts';
import { setWatch } from '../alarms/set-watch.ts';
import { tryCall } from '../alarms/try-call.ts';
import { keepers } from '../policy.ts';

const path = '/safety/on-call';
type OnCallAsk = Ask<unknown, unknown, unknown>;

/** Who is called, in which order, and how long things may wait. */
export const onCallPage = route({
  method: 'get',
  path,
  door: keepers,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

const newcomer = (region: RegionId) =>
  z.object({
    what: z.literal('add'),
    staff: id({ missing: 'safety.on_call.error.staff' }),
    cover: choice(covers, 'safety.on_call.error.cover'),
    address: optionalEmail(),
    phone: optionalPhone({ region }),
  });
const minutes = (min: number, max: number) =>
  wholeNumber({ min, max, missing: 'safety.watch.error.minutes' });
const times = z.object({
  what: z.literal('times'),
  unread: minutes(5, 1440),
  unread_out: minutes(5, 1440),
  next: minutes(5, 120),
  opens: time({ missing: 'safety.watch.error.time' }),
  closes: time({ missing: 'safety.watch.error.time' }),
});

export const onCallChanged = route({
  method: 'post',
  path,
  door: keepers,
  stepUp: true,
  async handle(ask: OnCallAsk) {
    const data = await ask.c.req.formData();
    const schema = z.discriminatedUnion('what', [newcomer(ask.programme.region), times]);
    const { params: form, error } = readForm(schema, data);
    if (error) return ask.page(await page(ask, typedIn(data), sayErrors(ask.view, error)), 422);
    return ask.commit(async scope => {
      if (form.what === 'add') {
        const { cover, address, phone } = form;
        await changeOnCall(scope, { what: 'add', staffId: form.staff, cover, address, phone });
        return { to: path, flash: { key: 'safety.on_call.done.added' } };
      }
      await setWatch(scope, {
        unreadMinutes: form.unread,
        unreadMinutesOut: form.unread_out,
        nextMinutes: form.next,
        opens: form.opens,
        closes: form.closes,
      });
      return { to: path, flash: { key: 'safety.watch.done.set' } };
    });
  },
});

/** Takes somebody off the list, lets them be called sooner, or sends them a trial. */
export const onCallMoved = route({
  method: 'post',
  path: '/safety/on-call/:onCallId',
  door: keepers,
  stepUp: true,
  params: z.object({ onCallId: z.uuid() }),
  form: z.object({ do: choice(['remove', 'up', 'try']) }),
  handle: ask =>
    ask.commit(async scope => {
      const what = ask.form.do;
      if (what === 'try') await tryCall(scope, ask.params.onCallId);
      else await changeOnCall(scope, { what, id: ask.params.onCallId });
      return { to: path, flash: { key: `safety.on_call.done.${what}` } };
    }),
  again: async ask => ask.go({ to: path }),
});

async function page(ask: OnCallAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { list, staff, watch } = await ask.within(async scope => ({
    list: await onCallList(scope),
    staff: await colleagues(scope),
    watch: await watchOf(scope),
  }));
  const added = values['what'] === 'times' ? {} : values;
  const timed = values['what'] === 'times' ? values : {};
  const free = staff.filter(one => !list.some(listed => listed.staffId === one.id));
  const number = (name: string, now: number) => ({
    view,
    values: timed,
    errors,
    name,
    value: String(now),
    hint: t('safety.watch.in_minutes'),
  });
  return document(
    <StaffLayout
      view={view}
      title={t('safety.on_call.title')}
      current="watch"
      frame="narrow"
      flash={ask.flash}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/safety">{t('safety.watch.title')}</BackLink>
        <h1>{t('safety.on_call.title')}</h1>
        <p class="lead">{t('safety.on_call.lead')}</p>
        {list.length === 0 ? <p>{t('safety.on_call.nobody')}</p> : null}
        <ol class="list-rules">
          {list.map((one, at) => (
            <Entry ask={ask} one={one} first={at === 0} />
          ))}
        </ol>
        <section class="section stack">
          <h2>{t('safety.on_call.add')}</h2>
          <Form view={view} action={path}>
            <input type="hidden" name="what" value="add" />
            <Select
              view={view}
              values={added}
              errors={errors}
              name="staff"
              label={t('safety.on_call.who')}
              hint={t('safety.on_call.who_hint')}
              blank={t('ui.form.choose')}
              options={free.map(one => ({ value: one.id, label: one.name }))}
            />
            <ChoiceGroup
              view={view}
              values={added}
              errors={errors}
              name="cover"
              legend={t('safety.on_call.when')}
              options={covers.map(value => ({ value, label: t(`safety.on_call.cover.${value}`) }))}
            />
            <TextField
              view={view}
              values={added}
              errors={errors}
              name="phone"
              type="tel"
              label={t('safety.on_call.phone')}
              hint={t('safety.on_call.phone_hint')}
              optional
            />
            <TextField
              view={view}
              values={added}
              errors={errors}
              name="address"
              type="email"
              label={t('safety.on_call.address')}
              hint={t('safety.on_call.address_hint')}
              optional
            />
            <FormEnd>
              <Button>{t('safety.on_call.add_save')}</Button>
            </FormEnd>
          </Form>
        </section>
        <section class="section stack">
          <h2>{t('safety.watch.times')}</h2>
          <Form view={view} action={path}>
            <input type="hidden" name="what" value="times" />
            {(
              [
                ['unread', watch.unreadMinutes, 1440],
                ['unread_out', watch.unreadMinutesOut, 1440],
                ['next', watch.nextMinutes, 120],
              ] as const
            ).map(([name, now, most]) => (
              <TextField
                {...number(name, now)}
                type="number"
                min={5}
                max={most}
                size="short"
                label={t(`safety.watch.${name}`)}
              />
            ))}
            <TextField
              view={view}
              values={timed}
              errors={errors}
              name="opens"
              type="time"
              size="short"
              value={watch.opens.toString({ smallestUnit: 'minute' })}
              label={t('safety.watch.opens')}
            />
            <TextField
              view={view}
              values={timed}
              errors={errors}
              name="closes"
              type="time"
              size="short"
              value={watch.closes.toString({ smallestUnit: 'minute' })}
              label={t('safety.watch.closes')}
            />
            <FormEnd>
              <Button>{t('safety.watch.save')}</Button>
            </FormEnd>
          </Form>
        </section>
      </div>
    </StaffLayout>,
  );
}

function Entry({
  ask,
  one,
  first,
}: {
  readonly ask: OnCallAsk;
  readonly one: Listed;
  readonly first: boolean;
}) {
  const { view } = ask;
  const { t } = view;
  return (
    <li class="stack stack--tight">
      <p>
        <b>{one.name}</b> · {t(`safety.on_call.cover.${one.cover}`)}
      </p>
      <p class="small quiet">
        <Ltr>{one.address ?? one.email}</Ltr>
        {one.phone ? (
          <>
            {' · '}
            <Phone view={view} number={one.phone} name={one.name} />
          </>
        ) : null}
      </p>
      <Form view={view} action={`${path}/${one.id}`} inline>
        <div class="acts">
          <Button look="quiet" small name="do" value="try" hiddenText={one.name}>
            {t('safety.on_call.try')}
          </Button>
          {first ? null : (
            <Button look="words" small name="do" value="up" hiddenText={one.name}>
              {t('safety.on_call.up')}
            </Button>
          )}
          <Button look="words" small name="do" value="remove" hiddenText={one.name}>
            {t('safety.on_call.remove')}
          </Button>
        </div>
      </Form>
    </li>
  );
}
