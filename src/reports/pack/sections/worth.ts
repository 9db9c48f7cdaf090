import type { View } from '../../../ui/index.ts';
import type { Swing } from '../../worth/worth.ts';
import type { WorthFigures } from '../figures-of-work.ts';
import type { PaperCell, PaperPart, PaperSection } from '../paper.ts';
import { altOf, change, count } from './cells.ts';

/** What the change in visits is worth, kinds of value apart, with the costs and assumptions the programme gave. */
export function worthSection(view: View, worth: WorthFigures): PaperSection {
  const { t } = view;
  const common = {
    id: 'worth',
    title: t('reports.worth.title'),
    sheet: t('pack.worth.sheet'),
    definition: [t('pack.worth.definition'), t('pack.worth.definition.swings')],
  };
  if (worth.scenarios === null)
    return {
      ...common,
      says: [t(`pack.worth.lacks.${worth.lacks ?? 'costs'}`)],
      parts: [],
      caveats: [t('reports.worth.caveat.social')],
    };
  return {
    ...common,
    says: [
      t('pack.worth.says'),
      worth.source ? t('reports.worth.from', { source: worth.source }) : t('reports.worth.no_source'),
    ],
    parts: [
      {
        title: t('reports.worth.answer'),
        note: t('pack.worth.note'),
        columns: [t('reports.worth.scenario'), t('reports.worth.cash'), t('reports.worth.capacity')],
        rows: worth.scenarios.map(one => [
          { text: t(`reports.worth.scenario.${one.scenario}`) },
          money(view, one.cash),
          money(view, one.capacity),
        ]),
      },
      ...worth.swings.map(({ kind, swings }) => swingsOf(view, t(`reports.worth.${kind}`), swings)),
      fallsOf(view, worth),
      assumedOf(view, worth),
    ],
    caveats: [
      t('reports.worth.caveat.twice'),
      t('reports.worth.caveat.capacity'),
      t('reports.help.caveat.mean'),
      t('reports.worth.caveat.social'),
    ],
  };
}

function swingsOf(view: View, kind: string, swings: readonly Swing[]): PaperPart {
  const { t } = view;
  const least = Math.min(0, ...swings.map(one => one.low));
  const most = Math.max(1, ...swings.map(one => one.high));
  const at = (value: number) => (value - least) / (most - least);
  const drawn = swings.map(({ what, low, high }) => ({
    label: t(`reports.worth.swing.${what}`),
    text: t('reports.span', { low: money(view, low).text, high: money(view, high).text }),
    from: at(low),
    to: at(high),
  }));
  return {
    title: t('reports.worth.swings', { kind }),
    note: t('reports.worth.swings.note'),
    chart: { alt: altOf(view, drawn), tone: 'clay', bars: drawn },
    columns: [t('pack.worth.what'), t('reports.worth.end.low'), t('reports.worth.end.high')],
    rows: swings.map(one => [
      { text: t(`reports.worth.swing.${one.what}`) },
      money(view, one.low),
      money(view, one.high),
    ]),
  };
}

function fallsOf(view: View, { falls, costs }: WorthFigures): PaperPart {
  const { t, say } = view;
  return {
    title: t('reports.worth.falls'),
    note: t('reports.worth.falls.note'),
    columns: [
      t('reports.worth.service'),
      t('reports.help.pairs'),
      t('reports.help.mean'),
      t('reports.worth.one_costs'),
    ],
    rows: falls.map(fall => {
      const cost = costs[fall.service];
      return [
        { text: t(`reports.worth.service.${fall.service}`) },
        count(view, fall.people),
        change(view, fall.change),
        cost
          ? { text: say.money(cost.cents), number: cost.cents / 100 }
          : { text: t('reports.worth.not_counted') },
      ];
    }),
  };
}

function assumedOf(view: View, { assumptions }: WorthFigures): PaperPart {
  const { t, say } = view;
  const percent = (value: number): PaperCell => ({
    text: say.number(value * 100),
    number: Math.round(value * 100),
  });
  const times = (value: number): PaperCell => ({ text: say.number(value, 1), number: value });
  const shown = { ours: percent, anyway: percent, quarters: times } as const;
  return {
    title: t('reports.worth.assumed'),
    columns: [
      t('pack.worth.what'),
      t('reports.worth.end.low'),
      t('reports.worth.end.central'),
      t('reports.worth.end.high'),
    ],
    rows: (['ours', 'anyway', 'quarters'] as const).map(name => {
      const { low, central, high } = assumptions[name];
      return [{ text: t(`reports.worth.${name}`) }, ...[low, central, high].map(shown[name])];
    }),
  };
}

/** To whole hundreds: more would pretend to know, and would tell how many answered. */
function money({ say }: View, cents: number): PaperCell {
  const whole = Math.round(Math.abs(cents) / 10_000) * 10_000;
  const sign = cents < 0 && whole > 0 ? '−' : '';
  return { text: `${sign}${say.money(whole)}`, number: ((cents < 0 ? -1 : 1) * whole) / 100 + 0 };
}
