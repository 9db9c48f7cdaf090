import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { toCsv } from '../../../platform/csv.ts';
import { DataTable, document, Empty, LinkButton, Notice, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { countStages, type Span, sheetLine, sheetParts } from '../numbers.ts';
import { asGroup, type Group, type GroupAsk, GroupPage, groupBase } from './frame.tsx';

/** How far back numbers go. */
const SPANS = { month: 12, quarter: 8, year: 5 } as const;

async function spansOf(ask: GroupAsk, { actor, serviceId }: Group, by: keyof typeof SPANS) {
  return ask.withinAs(actor, async scope => {
    await audit(scope, {
      verb: 'provider_numbers.read',
      subject: { kind: 'service', id: serviceId },
      reason: by,
    });
    return countStages(scope, serviceId, by, ask.view.zone, SPANS[by]);
  });
}

const nameOf = ({ t }: View, by: keyof typeof SPANS, { from }: Span): string =>
  by === 'year'
    ? String(from.year)
    : by === 'quarter'
      ? t('provider.numbers.quarter', { number: Math.ceil(from.month / 3), year: String(from.year) })
      : t('provider.numbers.month', { number: from.month, year: String(from.year) });

/** What became of the people a group knows, exactly: it knows them. */
const numbers = route({
  method: 'get',
  path: '/:programme/provider/numbers',
  door: 'visitor',
  query: z.object({ by: z.enum(['month', 'quarter']).catch('quarter') }),
  handle: ask =>
    asGroup(ask, async group => {
      const { view } = ask;
      const { t, say } = view;
      const { by } = ask.query;
      const spans = await spansOf(ask, group, by);
      const base = `${groupBase(ask)}/numbers`;
      return ask.page(
        document(
          <GroupPage ask={ask} title={t('provider.numbers.title')}>
            <h1>{t('provider.numbers.title')}</h1>
            <p class="lead">{t('provider.numbers.lead')}</p>
            <nav class="row" aria-label={t('provider.numbers.by')}>
              {(['quarter', 'month'] as const).map(one => (
                <a class="link-btn" href={`${base}?by=${one}`} aria-current={one === by ? 'page' : undefined}>
                  {t(`provider.numbers.by_${one}`)}
                </a>
              ))}
            </nav>
            {spans.length === 0 ? <Empty title={t('provider.numbers.none')} /> : null}
            {spans.length > 0 ? (
              <DataTable
                caption={t('provider.numbers.caption')}
                columns={[
                  {
                    label: t('provider.numbers.span'),
                    cell: (one: Span) => nameOf(view, by, one),
                    head: true,
                  },
                  ...(['introduced', 'accepted', 'came', 'still'] as const).map(stage => ({
                    label: t(`provider.numbers.${stage}`),
                    numeric: true,
                    cell: (one: Span) => say.number(one[stage]),
                  })),
                ]}
                rows={spans}
              />
            ) : null}
            <Notice icon="info" title={t('provider.numbers.caveat')}>
              <p>{t('provider.numbers.caveat_text')}</p>
            </Notice>
            <LinkButton href={`${base}/sheet`} look="quiet" way>
              {t('provider.sheet.title')}
            </LinkButton>
          </GroupPage>,
        ),
      );
    }),
});

/** Years that are over: a year that goes on would change, and tell what changed it. */
const over = (spans: readonly Span[], today: Temporal.PlainDate): readonly Span[] =>
  spans.filter(one => one.from.year < today.year);

type SheetRow = { readonly year: string; readonly total: string; readonly parts: readonly string[] };

function sheetRows({ t }: View, spans: readonly Span[]): readonly SheetRow[] {
  const cell = (shown: ReturnType<typeof sheetLine>['total']) =>
    shown.kind === 'hidden' ? t('provider.sheet.hidden') : String(shown.value);
  return spans.map(one => {
    const { total, parts } = sheetLine(one);
    return { year: String(one.from.year), total: cell(total), parts: parts.map(cell) };
  });
}

/** The page to print for a funder, who does not know these people: small counts hidden, others rounded. */
const sheet = route({
  method: 'get',
  path: '/:programme/provider/numbers/sheet',
  door: 'visitor',
  handle: ask =>
    asGroup(ask, async group => {
      const { view } = ask;
      const { t } = view;
      const rows = sheetRows(view, over(await spansOf(ask, group, 'year'), ask.today));
      const base = `${groupBase(ask)}/numbers`;
      return ask.page(
        document(
          <GroupPage
            ask={ask}
            title={t('provider.sheet.title')}
            back={{ href: base, label: t('provider.numbers.title') }}
          >
            <h1>{t('provider.sheet.heading', { service: group.card.name })}</h1>
            <p class="lead">{t('provider.sheet.lead', { programme: ask.programme.name })}</p>
            {rows.length === 0 ? <Empty title={t('provider.sheet.none')} /> : null}
            {rows.length > 0 ? (
              <>
                <DataTable
                  caption={t('provider.sheet.caption')}
                  columns={[
                    { label: t('provider.sheet.year'), cell: (one: SheetRow) => one.year, head: true },
                    {
                      label: t('provider.numbers.introduced'),
                      numeric: true,
                      cell: (one: SheetRow) => one.total,
                    },
                    ...sheetParts.map((part, at) => ({
                      label: t(`provider.sheet.${part}`),
                      numeric: true,
                      cell: (one: SheetRow) => one.parts[at] ?? '',
                    })),
                  ]}
                  rows={rows}
                />
                <p class="no-print">
                  <a href={`${base}/sheet.csv`}>{t('provider.sheet.csv')}</a>
                </p>
              </>
            ) : null}
            <Notice icon="info" title={t('provider.numbers.caveat')}>
              <p>{t('provider.sheet.caveat')}</p>
            </Notice>
          </GroupPage>,
        ),
      );
    }),
});

/** The same as a table for a spreadsheet; formulas stay text. */
const sheetCsv = route({
  method: 'get',
  path: '/:programme/provider/numbers/sheet.csv',
  door: 'visitor',
  handle: ask =>
    asGroup(ask, async group => {
      const { t } = ask.view;
      const rows = sheetRows(ask.view, over(await spansOf(ask, group, 'year'), ask.today));
      const bytes = toCsv<SheetRow>(
        [
          { label: t('provider.sheet.group'), text: () => group.card.name },
          { label: t('provider.sheet.year'), text: one => one.year },
          { label: t('provider.numbers.introduced'), text: one => one.total },
          ...sheetParts.map((part, at) => ({
            label: t(`provider.sheet.${part}`),
            text: (one: SheetRow) => one.parts[at] ?? '',
          })),
        ],
        rows,
      );
      return ask.file(bytes, 'text/csv; charset=utf-8', 'numbers.csv');
    }),
});

export const groupNumberRoutes: readonly Route[] = [numbers, sheetCsv, sheet];
