import { z } from 'zod';
import { endPause, pauseReasons, pauseService, pausesOf } from '../../../directory/index.ts';
import {
  Button,
  choice,
  DateField,
  date,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  optionalText,
  Select,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { asGroup, type Group, type GroupAsk, GroupPage, groupBase } from './frame.tsx';

const path = '/:programme/provider/pause';

/** Nobody new for a while: until a day, for a reason. It ends by itself, or today. */
const shown = route({
  method: 'get',
  path,
  door: 'visitor',
  handle: ask => asGroup(ask, async group => ask.page(await page(ask, group, {}, null))),
});

const pausing = route({
  method: 'post',
  path,
  door: 'visitor',
  form: z.object({
    until: date({ missing: 'provider.error.until', future: true }),
    reason: choice(pauseReasons, 'provider.error.reason'),
    words: optionalText({ lines: true, max: 500 }),
  }),
  handle: ask =>
    asGroup(ask, group =>
      ask.commit(
        async scope => {
          await pauseService(scope, { ...ask.form, serviceId: group.serviceId, today: ask.today });
          return { to: groupBase(ask), flash: { key: 'provider.done.pause' } };
        },
        { as: group.actor },
      ),
    ),
  again: (ask, faults, typed) =>
    asGroup(ask, async group =>
      ask.page(await page(ask, group, typedIn(typed), sayErrors(ask.view, faults)), 422),
    ),
});

const ending = route({
  method: 'post',
  path: `${path}/end`,
  door: 'visitor',
  handle: ask =>
    asGroup(ask, group =>
      ask.commit(
        async scope => {
          await endPause(scope, group.serviceId);
          return { to: groupBase(ask), flash: { key: 'provider.done.pause_end' } };
        },
        { as: group.actor },
      ),
    ),
});

export const groupPauseRoutes: readonly Route[] = [shown, pausing, ending];

async function page(ask: GroupAsk, { actor, serviceId }: Group, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const pause = await ask.withinAs(actor, async ({ db }) =>
    (await pausesOf({ db, programmeId: actor.programmeId }, [serviceId], ask.today)).get(serviceId),
  );
  const field = { view, values: typed, errors };
  const at = `${groupBase(ask)}/pause`;
  return document(
    <GroupPage ask={ask} title={t('provider.pause.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('provider.pause.title')}</h1>
      <p class="lead">{t('provider.pause.lead')}</p>
      {pause ? (
        <Notice title={t('provider.pause.on', { day: say.date(pause.until) })}>
          {t(`provider.pause.reason.${pause.reason}`)}
        </Notice>
      ) : null}
      {pause?.by_group ? (
        <Form view={view} action={`${at}/end`}>
          <Button>{t('provider.pause.end')}</Button>
        </Form>
      ) : null}
      <Form view={view} action={at}>
        <DateField
          {...field}
          name="until"
          legend={t('provider.pause.until')}
          hint={t('provider.full.hint')}
        />
        <Select
          {...field}
          name="reason"
          label={t('provider.pause.why')}
          blank={t('ui.form.choose')}
          options={pauseReasons.map(value => ({ value, label: t(`provider.pause.reason.${value}`) }))}
        />
        <TextArea
          {...field}
          name="words"
          label={t('provider.pause.words')}
          hint={t('provider.pause.words_hint')}
          rows={2}
          optional
        />
        <FormEnd>
          <Button>{t('provider.pause.go')}</Button>
        </FormEnd>
      </Form>
    </GroupPage>,
  );
}
