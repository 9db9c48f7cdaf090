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
  TextArea,
  TextField,
  type Typed,
  wholeNumber,
} from '../../ui/index.ts';
import { route, showAgain } from '../../web/index.ts';
import { decideExtension } from '../decide-extension.ts';
import { extendCase } from '../extend-case.ts';
import { may } from '../policy.ts';
import { openExtension } from '../queries/extensions.ts';
import { type CaseAsk, caseForm, casePage, caseParams, readCase } from './frame.tsx';

const form = z.object({
  sessions: wholeNumber({ min: 1, max: 30 }),
  reason: choice(extensionReasons.codes, 'care.extend.error.reason'),
  note: optionalText({ lines: true, max: 2000 }),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const { kase, asked } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'extend');
    return { kase: found, asked: await openExtension(scope, found.id) };
  });
  const props = { view, values: typed ?? {}, errors };
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

/** More sessions, or the wish for them. */
export const extend = caseForm({
  path: '/cases/:referralId/extend',
  form,
  page,
  change: async (scope, said, referralId) => {
    const done = await extendCase(scope, { referralId, ...said });
    return { to: `/cases/${referralId}`, flash: { key: `care.extend.done.${done}` } };
  },
  refusals: { 'care.extend.error.more': 'sessions' },
});

/** The co-ordinator's answer. */
export const decide = route({
  method: 'post',
  path: '/cases/:referralId/extension',
  door: ['coordinator'],
  params: caseParams,
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
  again: showAgain(page),
});
