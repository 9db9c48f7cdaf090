import { audit } from '../../../audit/index.ts';
import { thoseWhoAllow } from '../../../people/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  DateField,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  Select,
  StaffLayout,
  sayErrors,
  TextField,
  type Typed,
  typedIn,
} from '../../../ui/index.ts';
import { type Ask, route } from '../../../web/index.ts';
import { periodWords } from '../../asked/frame.tsx';
import { type Period, periodOf, periodsOn } from '../../asked/period.ts';
import { qualityCheck } from '../check.ts';
import type { DataSet } from '../definition.ts';
import { type DaySpan, factPages, factRows } from '../fact-queries.ts';
import { findDataSet } from '../find-data-set.ts';
import { titleOf } from '../set-words.ts';
import { takeDataSet } from '../take-data-set.ts';
import { ColumnsTable } from './columns-table.tsx';
import { QualityReport } from './quality.tsx';
import { checkQuery, setParams, takeForm } from './set-params.ts';

const door = ['coordinator'] as const;
const path = '/reports/data-sets/:setId';
type Here = Ask<{ readonly setId: string }, unknown, unknown>;

/** One data set: what stands in it, what is missing in which cases, and the file. */
export const dataSetPage = route({
  method: 'get',
  path,
  door,
  params: setParams,
  query: checkQuery,
  async handle(ask) {
    const { period } = ask.query;
    return ask.page(await render(ask, period === undefined ? null : periodOf(period, ask.today)));
  },
});

/** The file itself. Who took it, which days, why, and how many lines is on record. */
export const takeRoute = route({
  method: 'post',
  path,
  door,
  stepUp: true,
  params: setParams,
  form: takeForm,
  async handle(ask) {
    const { form } = ask.form;
    const { set, body } = await takeDataSet(ask.within, {
      ...ask.form,
      set: ask.params.setId,
      title: found => titleOf(ask.view, found),
    });
    const name = `hedgerow-${ask.programme.slug}-${set.basedOn}-${ask.form.from}-${ask.form.until}.${form}`;
    const type = form === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.apache.parquet';
    return ask.file(body, type, name);
  },
  again: async (ask, faults, typed) =>
    ask.page(await render(ask, null, typedIn(typed), sayErrors(ask.view, faults)), 422),
});

/** What a check finds in the referrals that would stand in the file. */
async function qualityOf(ask: Here, set: DataSet, span: DaySpan) {
  const check = qualityCheck(set.columns);
  let leftOut = 0;
  const pages = factPages(after =>
    ask.within(async scope => {
      const rows = await factRows(scope, span, after);
      const allowed = await thoseWhoAllow(scope, 'data_set', rows);
      leftOut += rows.length - allowed.length;
      check.add(allowed);
      return rows;
    }),
  );
  for await (const _ of pages);
  return { ...check.result(), leftOut };
}

async function render(
  ask: Here,
  asked: Period | null,
  typed?: Typed,
  errors: FieldErrors | null = null,
): Promise<string> {
  const { view, today } = ask;
  const { t } = view;
  const set = await ask.within(async scope => {
    const found = await findDataSet(scope, ask.params.setId);
    await audit(scope, {
      verb: asked ? 'data_set.checked' : 'data_set.read',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      fields: [ask.params.setId],
    });
    return found;
  });
  const span = asked ?? periodOf('12m', today);
  const quality = asked ? await qualityOf(ask, set, asked) : null;
  const here = `/reports/data-sets/${set.id}`;
  const isOwn = set.title !== null;
  return document(
    <StaffLayout view={view} title={titleOf(view, set)} current="measures" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="stack stack--wide">
        <div class="stack">
          <BackLink href="/reports/data-sets">{t('reports.sets.title')}</BackLink>
          <h1>{titleOf(view, set)}</h1>
          <p class="lead">{t(`reports.sets.basis.${set.basedOn}`)}</p>
          <p class="quiet">{t('reports.sets.size', { count: set.columns.length, version: set.version })}</p>
        </div>
        <section class="section stack">
          <h2>{t('reports.sets.check')}</h2>
          <Form view={view} action={here} method="get">
            <div class="filters">
              <Select
                view={view}
                name="period"
                label={t('reports.asked.period')}
                value={asked?.code ?? '12m'}
                options={periodsOn(today).map(one => ({ value: one.code, label: periodWords(view, one) }))}
              />
              <Button look="quiet">{t('reports.sets.check_now')}</Button>
            </div>
          </Form>
          {quality ? <QualityReport view={view} quality={quality} /> : null}
        </section>
        <section class="section stack">
          <h2>{t('reports.sets.take')}</h2>
          <Form view={view} action={here}>
            <DateField
              view={view}
              name="from"
              legend={t('reports.dataSet.from')}
              value={span.from}
              values={typed}
              errors={errors}
            />
            <DateField
              view={view}
              name="until"
              legend={t('reports.dataSet.until')}
              value={span.until}
              values={typed}
              errors={errors}
            />
            <ChoiceGroup
              view={view}
              name="form"
              legend={t('reports.sets.form')}
              value="csv"
              values={typed}
              errors={errors}
              options={[
                { value: 'csv', label: t('reports.sets.form.csv'), hint: t('reports.sets.form.csv_hint') },
                {
                  value: 'parquet',
                  label: t('reports.sets.form.parquet'),
                  hint: t('reports.sets.form.parquet_hint'),
                },
              ]}
            />
            <TextField
              view={view}
              name="reason"
              label={t('reports.sets.reason')}
              hint={t('reports.sets.reason_hint')}
              values={typed}
              errors={errors}
              maxlength={400}
              size="full"
            />
            <FormEnd>
              <Button icon="download">{t('reports.dataSet.take')}</Button>
            </FormEnd>
          </Form>
          <Notice tone="wait" title={t('reports.dataSet.caveat.title')}>
            <p>{t('reports.dataSet.caveat')}</p>
          </Notice>
        </section>
        <section class="section stack">
          <h2>{t('reports.sets.columns')}</h2>
          <p>
            {t('reports.sets.dictionary.take')}{' '}
            <a href={`${here}/dictionary.md`}>{t('reports.sets.dictionary.md')}</a>{' '}
            <a href={`${here}/dictionary.csv`}>{t('reports.sets.dictionary.csv')}</a>
          </p>
          <Fold summary={t('reports.sets.columns_show')}>
            <ColumnsTable view={view} set={set} />
          </Fold>
          {isOwn ? (
            <p>
              <LinkButton look="quiet" href={`${here}/columns`}>
                {t('reports.sets.change')}
              </LinkButton>
            </p>
          ) : null}
          <Form view={view} action={`${here}/copy`}>
            <FormEnd>
              <Button look="quiet">{t(isOwn ? 'reports.sets.copy_own' : 'reports.sets.copy')}</Button>
            </FormEnd>
          </Form>
        </section>
      </div>
    </StaffLayout>,
  );
}
