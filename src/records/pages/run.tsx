import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { BackLink, Button, DataTable, document, Form, FormEnd, Notice, StaffLayout } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { approveErasure, callBackErasure } from '../erasure/decide-erasure.ts';
import { erasureStore } from '../erasure/store.ts';
import { mayApprove } from '../policy.ts';
import { References } from './due.tsx';

const door = ['coordinator', 'administrator'] as const;
const params = z.object({ runId: z.uuid() });

/** One decision that records go: who proposed, who agreed, what became of each record. References and days only. */
export const runPage = route({
  method: 'get',
  path: '/records/erasure/:runId',
  door,
  params,
  async handle(ask) {
    const { view, actor } = ask;
    const { t, say } = view;
    const { run, records } = await ask.within(async scope => {
      const store = erasureStore(scope);
      const found = await store.find(ask.params.runId);
      if (!found) throw new NotFound('erasure_run');
      await audit(scope, { verb: 'erasure.read', subject: { kind: 'erasure_run', id: found.id } });
      return { run: found, records: await store.records(found.id) };
    });
    const base = `/records/erasure/${run.id}`;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('records.run.title')} current="records" flash={ask.flash}>
          <div class="stack">
            <BackLink href="/records">{t('records.title')}</BackLink>
            <h1>{t('records.run.title')}</h1>
            <p>{t(`records.run.${run.ground}`)}</p>
            <ul class="bullets">
              <li>
                {t('records.run.proposed', { name: run.proposedByName, when: say.when(run.proposedAt) })}
              </li>
              {run.approvedByName && run.approvedAt ? (
                <li>
                  {t('records.run.approved', { name: run.approvedByName, when: say.when(run.approvedAt) })}
                </li>
              ) : null}
              {run.state === 'approved' && run.notBefore ? (
                <li>{t('records.run.goes', { day: say.day(run.notBefore) })}</li>
              ) : null}
              {run.doneAt ? (
                <li>
                  {t('records.run.done', { when: say.when(run.doneAt), erased: run.erased, left: run.left })}
                </li>
              ) : null}
              {run.state === 'called_back' ? <li>{t('records.state.called_back')}</li> : null}
            </ul>
            {run.state === 'proposed' && !mayApprove(actor, run) ? (
              <Notice tone="calm">
                <p>{t('records.run.own')}</p>
              </Notice>
            ) : null}
            {run.state === 'proposed' && mayApprove(actor, run) ? (
              <Form view={view} action={`${base}/approve`}>
                <p>{t('records.run.approve_text')}</p>
                <FormEnd>
                  <Button>{t('records.run.approve')}</Button>
                </FormEnd>
              </Form>
            ) : null}
            {run.state === 'proposed' || run.state === 'approved' ? (
              <Form view={view} action={`${base}/call-back`}>
                <FormEnd>
                  <Button look="quiet">{t('records.run.call_back')}</Button>
                </FormEnd>
              </Form>
            ) : null}
            <DataTable
              caption={t('records.runs.records')}
              rows={records}
              rowKey={one => one.id}
              columns={[
                {
                  label: t('records.due.record'),
                  head: true,
                  cell: one => <References view={view} references={one.references} />,
                },
                { label: t('records.due.why'), cell: one => t.of(`records.rule.${one.rule}`) },
                { label: t('records.due.until'), cell: one => (one.dueOn ? say.date(one.dueOn) : '–') },
                { label: t('records.runs.state'), cell: one => t(`records.fate.${one.fate}`) },
              ]}
            />
          </div>
        </StaffLayout>,
      ),
    );
  },
});

/** The second person agrees. */
export const approveRoute = route({
  method: 'post',
  path: '/records/erasure/:runId/approve',
  door,
  params,
  stepUp: true,
  handle: ask =>
    ask.commit(async scope => {
      await approveErasure(scope, ask.params.runId);
      return { to: `/records/erasure/${ask.params.runId}`, flash: { key: 'records.run.approved_done' } };
    }),
});

/** Anybody who might have decided calls it back. */
export const callBackRoute = route({
  method: 'post',
  path: '/records/erasure/:runId/call-back',
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await callBackErasure(scope, ask.params.runId);
      return { to: `/records/erasure/${ask.params.runId}`, flash: { key: 'records.run.called_back_done' } };
    }),
});
