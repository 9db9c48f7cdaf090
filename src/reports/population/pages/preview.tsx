import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import type { CsvTable } from '../../../directory/index.ts';
import { type Area, areasOf } from '../../../people/index.ts';
import { type RegionProfile, regionOf } from '../../../programmes/index.ts';
import {
  BackLink,
  Button,
  document,
  Form,
  FormEnd,
  Notice,
  Select,
  StaffLayout,
  type View,
} from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { type FigureField, type FigureKind, type FigureMapping, figureFields } from '../figures.ts';
import { missingFields, readFigures, tableOf } from '../read-file.ts';
import { type StoredSource, sourceStore } from '../source-store.ts';
import { takeAway } from '../take-away.ts';
import { takeInFigures } from '../take-in.ts';
import { LeftOutRows } from './left-out.tsx';
import { figuresDoor, figuresPath } from './list.tsx';

const path = `${figuresPath}/draft/:sourceId`;
const params = z.object({ sourceId: z.uuid() });

/** What a file would bring: how its columns are read, how many rows, and those that cannot be used. Nothing counts yet. */
export const previewPage = route({
  method: 'get',
  path,
  door: figuresDoor,
  params,
  async handle(ask) {
    const { draft, areas } = await ask.within(async scope => {
      const found = await sourceStore(scope).find(ask.params.sourceId, 'draft');
      if (!found) throw new NotFound('population_source');
      return { draft: found, areas: await areasOf(scope) };
    });
    const table = draft.file ? tableOf(draft.file) : null;
    if (table === null) throw new NotFound('population_source');
    return ask.page(preview(ask.view, { draft, table, areas, profile: regionOf(ask.programme.region) }));
  },
});

/** Makes the figures count, looks again with other columns, or lets the file go. */
export const decidePreview = route({
  method: 'post',
  path,
  door: figuresDoor,
  params,
  async handle(ask) {
    const data = await ask.c.req.formData();
    const decision = String(data.get('do'));
    const { sourceId } = ask.params;
    return ask.commit(async scope => {
      if (decision === 'drop') {
        await takeAway(scope, { sourceId, state: 'draft' });
        return { to: figuresPath, flash: { key: 'reach.figures.dropped' } };
      }
      const store = sourceStore(scope);
      const draft = await store.find(sourceId, 'draft');
      const table = draft?.file ? tableOf(draft.file) : null;
      if (!draft || table === null) throw new NotFound('population_source');
      await store.setMapping(sourceId, chosenIn(data, draft.kind as FigureKind, table.columns));
      if (decision !== 'read') return { to: `${figuresPath}/draft/${sourceId}` };
      const came = await takeInFigures(scope, { sourceId, profile: regionOf(ask.programme.region) });
      return {
        to: figuresPath,
        flash: { key: came === 'done' ? 'reach.figures.done' : 'reach.figures.same' },
      };
    });
  },
});

function chosenIn(data: FormData, kind: FigureKind, columns: readonly string[]): FigureMapping {
  const chosen = figureFields[kind].flatMap((field): [FigureField, string][] => {
    const column = columns[Number(data.get(`column-${field}`) || Number.NaN)];
    return column === undefined ? [] : [[field, column]];
  });
  return Object.fromEntries(chosen);
}

type Found = {
  readonly draft: StoredSource;
  readonly table: CsvTable;
  readonly areas: readonly Area[];
  readonly profile: RegionProfile;
};

function preview(view: View, { draft, table, areas, profile }: Found) {
  const { t, say } = view;
  const kind = draft.kind as FigureKind;
  const mapping = draft.mapping as FigureMapping;
  const missing = missingFields(kind, mapping);
  const { read, leftOut } = readFigures(table, { kind, mapping, profile, areas });
  const isReady = missing.length === 0 && read.rows.length > 0;
  return document(
    <StaffLayout view={view} title={t('reach.preview.title')} current="reports">
      <div class="page-head stack">
        <BackLink href={figuresPath}>{t('reach.figures.title')}</BackLink>
        <h1>{t('reach.preview.title')}</h1>
        <p class="lead">{t('reach.preview.lead', { title: draft.title })}</p>
      </div>
      <div class="section">
        <Notice tone={isReady ? 'calm' : 'wait'} title={t('reach.preview.what')}>
          <p>
            {missing.length > 0
              ? t('reach.preview.choose', {
                  fields: say.list(missing.map(field => t(`reach.field.${field}`))),
                })
              : t('reach.preview.count', {
                  rows: read.rows.length,
                  all: table.rows.length,
                  left: leftOut.length,
                })}
          </p>
        </Notice>
      </div>
      <Form view={view} action={`${figuresPath}/draft/${draft.id}`}>
        {figureFields[kind].map(field => (
          <Select
            view={view}
            name={`column-${field}`}
            label={t(`reach.field.${field}`)}
            hint={t(`reach.field_hint.${field}`)}
            value={columnOf(table.columns, mapping[field])}
            blank={t('reach.preview.no_column')}
            options={table.columns.map((column, at) => ({
              value: String(at),
              label: t('reach.preview.column', { column, example: exampleOf(table, column) }),
            }))}
            optional
          />
        ))}
        <FormEnd>
          {isReady ? (
            <Button name="do" value="read">
              {t('reach.preview.read')}
            </Button>
          ) : null}
          <Button look="quiet" name="do" value="mapping">
            {t('reach.preview.again')}
          </Button>
          <Button look="words" name="do" value="drop">
            {t('reach.preview.drop')}
          </Button>
        </FormEnd>
      </Form>
      {missing.length === 0 ? (
        <LeftOutRows view={view} leftOut={leftOut.slice(0, 100)} total={leftOut.length} />
      ) : null}
    </StaffLayout>,
  );
}

function columnOf(columns: readonly string[], column: string | undefined): string {
  return column === undefined ? '' : String(columns.indexOf(column));
}

function exampleOf({ rows }: CsvTable, column: string): string {
  const found = rows.find(row => (row.values[column] ?? '').trim() !== '')?.values[column] ?? '';
  return [...found].slice(0, 30).join('');
}
