import { z } from 'zod';
import { conceptName, lexiconInUse } from '../../matching/index.ts';
import { toCsv } from '../../platform/csv.ts';
import { unmetConstraints } from '../../programmes/index.ts';
import {
  choice,
  DataTable,
  document,
  Empty,
  LinkButton,
  optionalId,
  optionalText,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { recordNothingFound } from './record-nothing-found.ts';
import { type UnmetCount, unmetStore } from './unmet-store.ts';

const door = ['link_worker', 'coordinator'] as const;

const form = z.object({
  concept: z
    .string()
    .max(60)
    .regex(/^(need|interest|who|barrier)\.[a-z_]+$/),
  limit: choice(unmetConstraints.codes),
  area: optionalText({ max: 20 }),
  referral: optionalId(),
});

type Row = UnmetCount & { readonly what: string };

const page = route({
  method: 'get',
  path: '/unmet-needs',
  door,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const rows = await read(ask);
    const title = t('matching.unmet.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="find" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <h1>{title}</h1>
            <p class="lead">{t('matching.unmet.lead')}</p>
          </div>
          {rows.length === 0 ? (
            <Empty title={t('matching.unmet.empty')}>
              <p>{t('matching.unmet.empty_how')}</p>
              <LinkButton href="/find" look="words">
                {t('matching.unmet.find')}
              </LinkButton>
            </Empty>
          ) : (
            <>
              <p>
                <LinkButton href="/unmet-needs/list.csv" look="words" icon="download">
                  {t('matching.unmet.csv')}
                </LinkButton>
              </p>
              <DataTable
                caption={title}
                hiddenCaption
                rows={rows}
                rowKey={row => [row.what, row.area, row.failedLimit].join(' ')}
                columns={[
                  { label: t('matching.unmet.what'), head: true, cell: row => row.what },
                  { label: t('matching.unmet.where'), cell: row => row.area ?? t('matching.unmet.nowhere') },
                  { label: t('matching.unmet.why'), cell: row => limitOf(view, row) },
                  { label: t('matching.unmet.times'), numeric: true, cell: row => say.number(row.count) },
                  { label: t('matching.unmet.last'), cell: row => say.date(row.lastOn) },
                ]}
              />
            </>
          )}
        </StaffLayout>,
      ),
    );
  },
});

const record = route({
  method: 'post',
  path: '/unmet-needs',
  door,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { concept, limit, area, referral } = ask.form;
      await recordNothingFound(scope, {
        concept,
        failedLimit: limit,
        placeArea: area,
        referralId: referral,
      });
      const to = referral === null ? '/unmet-needs' : `/cases/${referral}`;
      return { to, flash: { key: 'matching.unmet.done' } };
    }),
  async again(ask) {
    return ask.go({ to: '/unmet-needs' });
  },
});

const csv = route({
  method: 'get',
  path: '/unmet-needs/list.csv',
  stepUp: true,
  door,
  async handle(ask) {
    const { t } = ask.view;
    const rows = await read(ask);
    const bytes = toCsv<Row>(
      [
        { label: t('matching.unmet.what'), text: row => row.what },
        { label: t('matching.unmet.where'), text: row => row.area },
        { label: t('matching.unmet.why'), text: row => limitOf(ask.view, row) },
        { label: t('matching.unmet.times'), text: row => row.count },
        { label: t('matching.unmet.last'), text: row => row.lastOn.toString() },
      ],
      rows,
    );
    return ask.file(bytes, 'text/csv; charset=utf-8', `unmet-needs-${ask.today}.csv`);
  },
});

export const unmetListRoutes: readonly Route[] = [page, record, csv];

function read(ask: Ask<unknown, unknown, unknown>): Promise<Row[]> {
  return ask.within(async scope => {
    const lexicon = await lexiconInUse(scope);
    const counts = await unmetStore(scope).counts();
    return counts.map(row => ({
      ...row,
      what:
        row.concept === null
          ? ask.view.t.code('needs', row.need ?? '')
          : conceptName(ask.view, lexicon, row.concept),
    }));
  });
}

function limitOf({ t }: View, { failedLimit }: UnmetCount): string {
  return t.code('unmet_constraints', failedLimit);
}
