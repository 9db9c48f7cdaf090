import { z } from 'zod';
import { Forbidden, NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  Card,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Select,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  Tick,
  type Typed,
  text,
  type View,
} from '../../../ui/index.ts';
import { type Ask, route } from '../../../web/index.ts';
import { changeDataSet, copyDataSet, retireDataSet } from '../change-data-set.ts';
import { type Column, type DataSet, formatsOf, MOST_COLUMNS } from '../definition.ts';
import { factCodes, factOf } from '../facts.ts';
import { findDataSet } from '../find-data-set.ts';
import { titleOf } from '../set-words.ts';
import { dataSetStore } from '../store.ts';
import { ownParams, setParams } from './set-params.ts';
import { codesAsText, columnFaults, columnsTyped } from './typed-columns.ts';

const door = ['coordinator'] as const;
const path = '/reports/data-sets/:setId/columns';
const form = z.looseObject({
  title: text({ missing: 'reports.sets.error.title', max: 120 }),
  version: z.coerce.number().int().min(1),
  count: z.coerce.number().int().min(0).max(MOST_COLUMNS),
});
type Here = Ask<{ readonly setId: string }, unknown, unknown>;

/** Makes an own data set of any. */
export const copyRoute = route({
  method: 'post',
  path: '/reports/data-sets/:setId/copy',
  door,
  params: setParams,
  handle: ask =>
    ask.commit(async scope => {
      const from = await findDataSet(scope, ask.params.setId);
      const title = ask.view.t('reports.sets.copy_of', { title: titleOf(ask.view, from) }).slice(0, 120);
      const id = await copyDataSet(scope, from.id, title);
      return { to: `/reports/data-sets/${id}/columns`, flash: { key: 'reports.sets.copied' } };
    }),
});

/** The columns of an own data set, to be chosen, named, put in order and coded. */
export const columnsPage = route({
  method: 'get',
  path,
  door,
  params: ownParams,
  handle: async ask => ask.page(page(ask, await ownSet(ask))),
});

/** Writes them as the next version; what does not fit comes back as it was typed. */
export const changeColumns = route({
  method: 'post',
  path,
  door,
  params: ownParams,
  form,
  async handle(ask) {
    const { title, version, count } = ask.form;
    const columns = columnsTyped(name => ask.form[name], count);
    const faults = columnFaults(columns);
    if (faults) {
      const set = await ownSet(ask);
      const typed = { ...set, title, version, columns };
      return ask.page(page(ask, typed, undefined, sayErrors(ask.view, faults)), 422);
    }
    const id = ask.params.setId;
    return ask.commit(async scope => {
      await changeDataSet(scope, { id, version, title, columns });
      return { to: `/reports/data-sets/${id}`, flash: { key: 'reports.sets.changed' } };
    });
  },
  async again(ask, faults, data) {
    const set = await ownSet(ask);
    const columns = columnsTyped(
      name => data.get(name),
      Math.min(Number(data.get('count')) || 0, MOST_COLUMNS),
    );
    const typed = columns.length > 0 ? { ...set, columns } : set;
    return ask.page(
      page(ask, typed, { title: String(data.get('title') ?? '') }, sayErrors(ask.view, faults)),
      422,
    );
  },
});

/** No file is made with it any more. */
export const retireRoute = route({
  method: 'post',
  path: '/reports/data-sets/:setId/retire',
  door,
  params: ownParams,
  form: z.object({ version: z.coerce.number().int().min(1) }),
  handle: ask =>
    ask.commit(async scope => {
      await retireDataSet(scope, ask.params.setId, ask.form.version);
      return { to: '/reports/data-sets', flash: { key: 'reports.sets.retired' } };
    }),
  again: async ask => ask.go({ to: `/reports/data-sets/${ask.params.setId}` }),
});

const ownSet = (ask: Here): Promise<DataSet> =>
  ask.within(async scope => {
    if (scope.actor.role !== 'coordinator') throw new Forbidden('reports.sets.refused.role');
    const own = await dataSetStore(scope).find(ask.params.setId);
    if (!own) throw new NotFound('data_set');
    return own;
  });

function page(ask: Here, set: DataSet, typed?: Typed, errors: FieldErrors | null = null) {
  const { view } = ask;
  const { t } = view;
  const here = `/reports/data-sets/${set.id}`;
  return document(
    <StaffLayout view={view} title={t('reports.sets.change')} current="measures" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="stack">
        <BackLink href={here}>{titleOf(view, set)}</BackLink>
        <h1>{t('reports.sets.change')}</h1>
        <p class="lead">{t('reports.sets.change_lead')}</p>
      </div>
      <Form view={view} action={`${here}/columns`}>
        <input type="hidden" name="version" value={String(set.version)} />
        <input type="hidden" name="count" value={String(set.columns.length)} />
        <TextField
          view={view}
          name="title"
          label={t('reports.sets.name')}
          value={set.title ?? ''}
          values={typed}
          errors={errors}
          maxlength={120}
        />
        {set.columns.map((column, at) => (
          <ColumnFields view={view} column={column} at={at} errors={errors} />
        ))}
        <Select
          view={view}
          name="add"
          label={t('reports.sets.add')}
          blank={t('reports.sets.add_none')}
          errors={errors}
          options={factCodes.map(value => ({ value, label: t(`reports.fact.${value}`) }))}
        />
        <FormEnd>
          <Button>{t('reports.sets.save')}</Button>
        </FormEnd>
      </Form>
      <Form view={view} action={`${here}/retire`}>
        <input type="hidden" name="version" value={String(set.version)} />
        <FormEnd>
          <Button look="words">{t('reports.sets.retire')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

type FieldsProps = {
  readonly view: View;
  readonly column: Column;
  readonly at: number;
  readonly errors: FieldErrors | null;
};

function ColumnFields({ view, column, at, errors }: FieldsProps) {
  const { t } = view;
  const fact = factOf(column.fact);
  const ways = formatsOf(fact);
  return (
    <Card level={2} title={t(`reports.fact.${column.fact}`)}>
      <input type="hidden" name={`c${at}-fact`} value={column.fact} />
      <div class="filters">
        <TextField
          view={view}
          name={`c${at}-header`}
          label={t('reports.sets.header')}
          value={column.header}
          errors={errors}
          maxlength={60}
        />
        <TextField
          view={view}
          name={`c${at}-place`}
          label={t('reports.sets.place')}
          value={String(at + 1)}
          inputmode="numeric"
          size="short"
          errors={errors}
        />
        {ways.length > 1 ? (
          <Select
            view={view}
            name={`c${at}-format`}
            label={t('reports.sets.written')}
            value={column.format}
            errors={errors}
            options={ways.map(value => ({ value, label: t(`reports.sets.format.${value}`) }))}
          />
        ) : null}
      </div>
      <Tick view={view} name={`c${at}-must`} label={t('reports.sets.must_have')} checked={column.mandatory} />
      <Tick view={view} name={`c${at}-out`} label={t('reports.sets.take_out')} />
      {fact.codes ? (
        <TextArea
          view={view}
          name={`c${at}-codes`}
          label={t('reports.sets.codes')}
          hint={t('reports.sets.codes_hint', { codes: fact.codes.join(', ') })}
          value={codesAsText(column.codes)}
          errors={errors}
          rows={3}
          optional
        />
      ) : null}
    </Card>
  );
}
