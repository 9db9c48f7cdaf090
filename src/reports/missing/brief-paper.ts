import type { Block, LetterDocument } from '../../letters/index.ts';
import { conceptName } from '../../matching/index.ts';
import type { Programme } from '../../programmes/index.ts';
import type { View } from '../../ui/index.ts';
import type { MissingAnswer } from './answer.ts';
import { keyOf } from './answer.ts';
import type { BriefLine } from './brief.ts';

const said = (text: string, quiet = false): Block => ({ kind: 'paragraph', spans: [{ text }], quiet });

type Paper = {
  readonly programme: Pick<Programme, 'name' | 'hostName' | 'areaName'>;
  readonly lines: readonly BriefLine[] | null;
  readonly answer: Pick<MissingAnswer, 'lexicon' | 'nearest'>;
  /** First and last day; null where no half year has been released yet. */
  readonly span: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } | null;
  readonly today: Temporal.PlainDate;
};

/** What is missing here, on one page for a council: suppressed counts, reasons, and what it cannot prove. */
export function briefPaper(view: View, paper: Paper): LetterDocument {
  const { t, say, locale } = view;
  const { programme, lines, span, today } = paper;
  const title = t('reach.brief.title', { area: programme.areaName });
  return {
    lang: locale,
    size: 'standard',
    title,
    author: programme.hostName,
    date: today.toString(),
    head: { brand: t('letters.brand'), programme: programme.name, from: [programme.hostName] },
    to: [],
    aside: [
      ...(span ? [t('reach.brief.span', { from: say.date(span.from), until: say.date(span.until) })] : []),
      t('reach.brief.made', { day: say.date(today) }),
    ],
    blocks: [
      said(t('reach.brief.lead')),
      ...(lines === null
        ? [said(t(span ? 'reach.brief.too_few' : 'reach.brief.not_yet'))]
        : [tableOf(view, lines, paper.answer)]),
      { kind: 'heading', level: 2, text: t('reach.brief.know') },
      {
        kind: 'list',
        items: (['suppressed', 'once', 'released', 'recorded', 'nearest'] as const).map(one => ({
          spans: [{ text: t(`reach.brief.note.${one}`) }],
        })),
      },
    ],
    foot: t('reach.brief.foot', { title, page: '{page}', pages: '{pages}' }),
    unprintable: t('letters.unprintable'),
  };
}

/** Most lines on one page. */
const MOST_LINES = 12;

function tableOf(view: View, lines: readonly BriefLine[], { lexicon, nearest }: Paper['answer']): Block {
  const { t, say } = view;
  const far = ({ what, place }: BriefLine): string => {
    const found = what === null ? undefined : nearest.get(keyOf(what, place));
    return found ? t('reach.brief.far', { name: found.name, km: say.number(Math.round(found.km), 0) }) : '–';
  };
  const whyOf = ({ limits }: BriefLine): string =>
    limits.length === 0 ? '–' : limits.map(limit => t.code('unmet_constraints', limit)).join('; ');
  return {
    kind: 'table',
    head: [
      { text: t('reach.missing.thing'), align: 'start' },
      { text: t('reach.missing.place'), align: 'start' },
      { text: t('reach.brief.people'), align: 'end' },
      { text: t('reach.missing.why'), align: 'start' },
      { text: t('reach.missing.nearest'), align: 'start' },
    ],
    rows: lines
      .slice(0, MOST_LINES)
      .map(line => [
        line.what === null ? t('reach.brief.other') : conceptName(view, lexicon, line.what),
        line.place ?? (line.what === null ? t('reach.brief.all_over') : t('reach.brief.elsewhere')),
        say.number(line.people),
        whyOf(line),
        far(line),
      ]),
  };
}
