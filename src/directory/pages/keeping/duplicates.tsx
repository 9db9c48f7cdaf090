import { z } from 'zod';
import { allOf } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  choice,
  DataTable,
  document,
  Form,
  FormEnd,
  StaffLayout,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { changesBetween, editableService, editGroups } from '../../editing/index.ts';
import { mergeServices } from '../../keeping/merge-services.ts';
import { notTheSame } from '../../keeping/not-the-same.ts';
import { twinFacts } from '../../keeping/twin-queries.ts';
import { twinScore } from '../../keeping/twin-score.ts';
import { undoMerge } from '../../keeping/undo-merge.ts';
import { valueInWords } from './edit-words.ts';

const params = z.object({ oneId: z.uuid(), otherId: z.uuid() });
const door = ['coordinator', 'administrator'] as const;

/** Two entries side by side, and the question whether they are one. */
export const duplicateRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/directory/duplicates/:oneId/:otherId',
    door,
    params,
    async handle(ask) {
      const { view } = ask;
      const { t } = view;
      const { oneId, otherId } = ask.params;
      const { one, other, facts } = await ask.within(({ db }) =>
        allOf({
          one: editableService(db, oneId),
          other: editableService(db, otherId),
          facts: twinFacts(db, [oneId, otherId]),
        }),
      );
      const [left, right] = [facts.get(oneId), facts.get(otherId)];
      const reasons = left && right ? twinScore(left, right).reasons : [];
      const rows = changesBetween(one.edit, other.edit);
      const same = editGroups.filter(group => !rows.some(row => row.group === group));
      return ask.page(
        document(
          <StaffLayout
            view={view}
            title={t('directory.keeping.twins.title')}
            current="care"
            flash={ask.flash}
          >
            <div class="stack">
              <BackLink href="/directory/care?kind=doubled">{t('directory.keeping.care.title')}</BackLink>
              <h1>{t('directory.keeping.twins.title')}</h1>
              <p class="lead">{t('directory.keeping.twins.lead')}</p>
              <ul class="bullets">
                {reasons.map(reason => (
                  <li>{t(`directory.keeping.twin.${reason}`)}</li>
                ))}
              </ul>
            </div>
            <DataTable
              caption={t('directory.keeping.twins.differ')}
              rows={rows}
              rowKey={row => `${row.group}.${row.field}`}
              columns={[
                {
                  label: t('directory.keeping.twins.what'),
                  head: true,
                  cell: row => t.of(`directory.edit.field.${row.group}.${row.field}`),
                },
                { label: one.name, cell: row => valueInWords(view, row.field, row.before).join('; ') },
                { label: other.name, cell: row => valueInWords(view, row.field, row.after).join('; ') },
              ]}
            />
            {same.length > 0 ? (
              <p class="quiet">
                {t('directory.keeping.twins.same', {
                  what: view.say.list(same.map(group => t(`directory.edit.group.${group}`))),
                })}
              </p>
            ) : null}
            <Form view={view} action={`/directory/duplicates/${oneId}/${otherId}`}>
              <p>{t('directory.keeping.twins.explain')}</p>
              <FormEnd>
                <Button name="do" value="keep_one">
                  {t('directory.keeping.twins.keep', { name: one.name })}
                </Button>
                <Button look="quiet" name="do" value="keep_other">
                  {t('directory.keeping.twins.keep_second', { name: other.name })}
                </Button>
                <Button look="words" name="do" value="not_same">
                  {t('directory.keeping.twins.not_same')}
                </Button>
              </FormEnd>
            </Form>
          </StaffLayout>,
        ),
      );
    },
  }),
  route({
    method: 'post',
    path: '/directory/duplicates/:oneId/:otherId',
    stepUp: form => form.get('do') !== 'not_same',
    door,
    params,
    form: z.object({ do: choice(['keep_one', 'keep_other', 'not_same']) }),
    handle: ask =>
      ask.commit(async scope => {
        const { oneId, otherId } = ask.params;
        if (ask.form.do === 'not_same') {
          await notTheSame(scope, oneId, otherId);
          return { to: '/directory/care?kind=doubled', flash: { key: 'directory.keeping.twins.told_apart' } };
        }
        const [keptId, mergedId] = ask.form.do === 'keep_one' ? [oneId, otherId] : [otherId, oneId];
        const id = await mergeServices(scope, { keptId, mergedId });
        return {
          to: `/services/${keptId}`,
          flash: { key: 'directory.keeping.twins.merged', undo: { action: `/directory/merges/${id}/undo` } },
        };
      }),
    again: async ask => ask.go({ to: `/directory/duplicates/${ask.params.oneId}/${ask.params.otherId}` }),
  }),
  route({
    method: 'post',
    path: '/directory/merges/:mergeId/undo',
    stepUp: true,
    door,
    params: z.object({ mergeId: z.uuid() }),
    handle: ask =>
      ask.commit(async scope => {
        const { keptId, mergedId } = await undoMerge(scope, ask.params.mergeId);
        const to = `/directory/duplicates/${keptId}/${mergedId}`;
        return { to, flash: { key: 'directory.keeping.twins.undone' } };
      }),
  }),
];
