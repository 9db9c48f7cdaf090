import { z } from 'zod';
import { extensionReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  optionalText,
  sayErrors,
  TextArea,
  TextField,
  typedIn,
  wholeNumber,
} from '../../ui/index.ts';
import { type FormFaults, route, type Typed } from '../../web/index.ts';
import { decideExtension } from '../decide-extension.ts';
import { extendCase } from '../extend-case.ts';
import { may } from '../policy.ts';
import { openExtension } from '../queries/extensions.ts';
import { type CaseAsk, casePage, orAgain, readCase, workers } from './frame.tsx';

const form = z.object({
  sessions: wholeNumber({ min: 1, max: 30 }),
  reason: extensionReasons.schema,
  note: optionalText({ lines: true, max: 2000 }),
});
const params = z.object({ referralId: z.uuid() });

async function page(ask: CaseAsk, typed: ReturnType<typeof typedIn>, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const { kase, asked } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'extend');
    return { kase: found, asked: await openExtension(scope, found.id) };
  });
  const props = { view, values: typed, errors };
  const decides = may(ask.actor, 'decide_extension', kase).ok;
  return casePage({
    view,
    kase,
    title: t('care.extend.title'),
    errors,
    children: asked ? (
      <>
        <Notice title={t('care.extend.asked', { by: asked.askedBy, sessions: asked.sessions })}>
          <p>
            {t.code('extension_reasons', asked.reason)}. {say.day(asked.askedAt)}
          </p>
          {asked.note ? <p dir="auto">{asked.note}</p> : null}
        </Notice>
        {decides ? (
          <Form view={view} action={`/cases/${kase.id}/extension`}>
            <FormEnd>
              <Button name="approved" value="yes">
                {t('care.extend.approve')}
              </Button>
              <Button name="approved" value="no" look="quiet">
                {t('care.extend.refuse')}
              </Button>
            </FormEnd>
          </Form>
        ) : (
          <p>{t('care.extend.waits')}</p>
        )}
      </>
    ) : (
      <>
        <p class="lead">
          {t('care.extend.lead', { held: kase.sessionsHeld, planned: kase.sessionsPlanned })}
        </p>
        {decides ? null : <p>{t('care.extend.approval')}</p>}
        <Form view={view} action={`/cases/${kase.id}/extend`}>
          <TextField
            {...props}
            name="sessions"
            type="number"
            label={t('care.extend.sessions')}
            value={String(kase.sessionsPlanned + 2)}
            size="short"
          />
          <ChoiceGroup
            {...props}
            name="reason"
            legend={t('care.extend.reason')}
            options={extensionReasons.codes.map(code => ({
              value: code,
              label: t.code('extension_reasons', code),
            }))}
          />
          <TextArea {...props} name="note" label={t('care.note')} optional />
          <FormEnd>
            <Button>{decides ? t('care.extend.save') : t('care.extend.ask')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

const again = async (ask: CaseAsk, faults: FormFaults, typed: Typed) =>
  ask.page(await page(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);

export const extendForm = route({
  method: 'get',
  path: '/cases/:referralId/extend',
  door: workers,
  params,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

/** More sessions, or the wish for them. */
export const extend = route({
  method: 'post',
  path: '/cases/:referralId/extend',
  door: workers,
  params,
  form,
  handle: ask =>
    orAgain(
      ask,
      { 'care.extend.error.more': 'sessions' },
      () =>
        ask.commit(async scope => {
          const done = await extendCase(scope, { ...ask.params, ...ask.form });
          return { to: `/cases/${ask.params.referralId}`, flash: { key: `care.extend.done.${done}` } };
        }),
      (faults, typed) => again(ask, faults, typed),
    ),
  again,
});

/** The co-ordinator's answer. */
export const decide = route({
  method: 'post',
  path: '/cases/:referralId/extension',
  door: ['coordinator'],
  params,
  form: z.object({ approved: choice(['yes', 'no']) }),
  handle: ask =>
    ask.commit(async scope => {
      const approved = ask.form.approved === 'yes';
      await decideExtension(scope, { ...ask.params, approved });
      return {
        to: `/cases/${ask.params.referralId}`,
        flash: { key: approved ? 'care.extend.done.extended' : 'care.extend.done.refused' },
      };
    }),
  again,
});
