import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { thoseWhoAllow } from '../../people/index.ts';
import { toCsv } from '../../platform/csv.ts';
import {
  Button,
  DateField,
  date,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { dataSetColumns } from '../data-set.ts';
import { dataSetRows } from '../data-set-queries.ts';

const door = ['coordinator'] as const;
const form = z
  .object({ from: date(), until: date() })
  .refine(({ from, until }) => Temporal.PlainDate.compare(from, until) <= 0, {
    path: ['until'],
    message: 'reports.dataSet.error.order',
  });

/** What the data set is, and for which days it is wanted. */
const dataSetPage = route({
  method: 'get',
  path: '/reports/data-set',
  door,
  handle: ask => ask.page(render(ask)),
});

/** The file itself. That it was taken is on record; it holds nobody's name. */
const takeDataSet = route({
  method: 'post',
  path: '/reports/data-set',
  stepUp: true,
  door,
  form,
  async handle(ask) {
    const { from, until } = ask.form;
    const rows = await ask.within(async scope => {
      // Who did not say yes has no line in what leaves the house.
      const found = await thoseWhoAllow(scope, 'data_set', await dataSetRows(scope, from, until));
      await audit(scope, {
        verb: 'data_set.exported',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        fields: dataSetColumns.map(column => column.label),
      });
      return found.map((row, index) => ({ ...row, line: index + 1 }));
    });
    const name = `hedgerow-${ask.programme.slug}-${from}-${until}.csv`;
    return ask.file(toCsv(dataSetColumns, rows), 'text/csv; charset=utf-8', name);
  },
  again: async (ask, faults, typed) =>
    ask.page(render(ask, typedIn(typed), sayErrors(ask.view, faults)), 422),
});

function render(
  { view, today }: Ask<unknown, unknown, unknown>,
  typed?: Typed,
  errors: FieldErrors | null = null,
) {
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('reports.dataSet.title')} current="measures" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('reports.dataSet.title')}</h1>
      <p class="lead">{t('reports.dataSet.lead')}</p>
      <Form view={view} action="/reports/data-set">
        <DateField
          view={view}
          name="from"
          legend={t('reports.dataSet.from')}
          value={today.subtract({ years: 1 })}
          values={typed}
          errors={errors}
        />
        <DateField
          view={view}
          name="until"
          legend={t('reports.dataSet.until')}
          value={today}
          values={typed}
          errors={errors}
        />
        <FormEnd>
          <Button icon="download">{t('reports.dataSet.take')}</Button>
        </FormEnd>
      </Form>
      <Notice tone="wait" title={t('reports.dataSet.caveat.title')}>
        <p>{t('reports.dataSet.caveat')}</p>
      </Notice>
    </StaffLayout>,
  );
}

export const dataSetRoutes: readonly Route[] = [dataSetPage, takeDataSet];
