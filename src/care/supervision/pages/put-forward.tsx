import { z } from 'zod';
import { Forbidden } from '../../../core/index.ts';
import { Button, type FieldErrors, Form, FormEnd, TextArea, type Typed, text } from '../../../ui/index.ts';
import { type Route, route, showAgain } from '../../../web/index.ts';
import { type CaseAsk, casePage, caseParams, readCase, workers } from '../../pages/frame.tsx';
import { maySupervise } from '../policy.ts';
import { putForward } from '../put-forward.ts';
import { itemsOfCase } from '../queries.ts';
import { AgendaItem, Settled } from './listed.tsx';

const path = '/cases/:referralId/supervision';

/** Putting a case forward with a question, and what was agreed about it before. */
const putPage = route({
  method: 'get',
  path,
  door: workers,
  params: caseParams,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const put = route({
  method: 'post',
  path,
  door: workers,
  params: caseParams,
  form: z.object({ question: text({ lines: true, max: 1000, missing: 'team.supervision.error.question' }) }),
  handle: ask =>
    ask.commit(async scope => {
      await putForward(scope, { ...ask.params, ...ask.form });
      return {
        to: `/cases/${ask.params.referralId}/supervision`,
        flash: { key: 'team.supervision.done.put' },
      };
    }),
  again: showAgain(shown),
});

export const putForwardRoutes: readonly Route[] = [putPage, put];

type PutAsk = Pick<CaseAsk, 'params' | 'view' | 'within' | 'flash' | 'actor'>;

async function shown(ask: PutAsk, values: Typed, errors: FieldErrors | null) {
  const { view, actor } = ask;
  const { t } = view;
  const { kase, items } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'read');
    if (!maySupervise(actor, 'read', found.linkWorkerId))
      throw new Forbidden('team.supervision.refused.not_yours');
    return { kase: found, items: await itemsOfCase(scope, found.id) };
  });
  const open = items.filter(item => item.state === 'open');
  const talked = items.filter(item => item.state === 'talked');
  return casePage({
    view,
    kase,
    title: t('team.supervision.put_title'),
    errors,
    flash: ask.flash,
    children: (
      <>
        <p class="lead">{t('team.supervision.put_lead')}</p>
        {open.length > 0 ? (
          <ul class="list-rules">
            {open.map(item => (
              <AgendaItem view={view} item={item} />
            ))}
          </ul>
        ) : null}
        {open.some(item => item.rule === 'by_hand') ? null : (
          <Form view={view} action={`/cases/${kase.id}/supervision`}>
            <TextArea
              view={view}
              values={values}
              errors={errors}
              name="question"
              label={t('team.supervision.question')}
              hint={t('team.supervision.question.hint')}
              rows={3}
            />
            <FormEnd>
              <Button>{t('team.supervision.put_save')}</Button>
            </FormEnd>
          </Form>
        )}
        {talked.length > 0 ? (
          <section class="stack" aria-labelledby="before">
            <h2 id="before">{t('team.supervision.before')}</h2>
            <ul class="list-rules">
              {talked.map(item => (
                <Settled view={view} item={item} />
              ))}
            </ul>
          </section>
        ) : null}
      </>
    ),
  });
}
