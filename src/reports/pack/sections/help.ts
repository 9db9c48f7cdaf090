import { scaleName } from '../../../outcomes/index.ts';
import type { View } from '../../../ui/index.ts';
import { better } from '../../help/words.ts';
import type { ChangeOfGroup, MeasureFigures } from '../figures-of-change.ts';
import { type PaperCell, type PaperPart, type PaperSection, words } from '../paper.ts';
import { change, count, ofHundred, plain } from './cells.ts';

/** Does it help: paired change of each measure, and of the first of each questionnaire by dose and by start. */
export function helpSection(view: View, measures: readonly MeasureFigures[]): PaperSection {
  const { t } = view;
  return {
    id: 'help',
    title: t('reports.help.title'),
    sheet: t('pack.help.sheet'),
    says: [t('pack.help.says', { cases: count(view, measures[0]?.cases ?? null).text })],
    parts: [
      tableOf(view, measures),
      missingOf(view, measures),
      reliablyOf(view, measures),
      ...firstOfEach(measures).flatMap(one => groupsOf(view, one)),
    ].filter(part => part.rows.length > 0),
    caveats: [
      t('reports.help.caveat.compare'),
      t('reports.help.caveat.mean'),
      t('reports.help.caveat.missing'),
      t('reports.help.by_dose.note'),
      t('reports.help.by_level.note'),
    ],
    definition: [
      t('pack.help.definition.pair'),
      t('pack.help.definition.change'),
      t('pack.help.definition.reliable'),
      t('pack.help.groups.few'),
    ],
  };
}

/** Is the GP called on less: the same for what people count of their visits. */
export function servicesSection(view: View, measures: readonly MeasureFigures[]): PaperSection {
  const { t } = view;
  return {
    id: 'services',
    title: t('reports.services.title'),
    sheet: t('pack.services.sheet'),
    says: [t('pack.services.says')],
    parts: [
      tableOf(view, measures),
      ...measures.slice(0, 1).flatMap(one => groupsOf(view, one).slice(1)),
    ].filter(part => part.rows.length > 0),
    caveats: [
      t('reports.services.caveat.capacity'),
      t('reports.help.caveat.mean'),
      t('reports.help.caveat.missing'),
    ],
    definition: [t('pack.services.definition'), t('pack.help.definition.change')],
  };
}

function tableOf(view: View, measures: readonly MeasureFigures[]): PaperPart {
  const { t } = view;
  return {
    title: t('reports.help.all'),
    note: t('pack.help.table.note'),
    columns: [
      t('reports.help.measure'),
      t('reports.help.pairs'),
      t('pack.help.without'),
      t('reports.help.start'),
      t('reports.help.mean'),
      t('reports.help.median'),
      t('pack.help.told_of'),
    ],
    rows: measures.map(one => [
      { text: `${nameOf(view, one)} (${better(view, one)})` },
      count(view, one.pairs),
      ofHundred(view, one.missing.any),
      plain(view, one.whole.before, 1),
      change(view, one.whole.mean),
      plain(view, one.whole.median),
      words(t('pack.help.quarters', one.quarters)),
    ]),
  };
}

function reliablyOf(view: View, measures: readonly MeasureFigures[]): PaperPart {
  const { t } = view;
  const sure = measures.filter(one => one.reliable !== null && one.whole.mean !== null);
  return {
    title: t('pack.help.reliably'),
    note: t('pack.help.reliably.note'),
    columns: [t('reports.help.measure'), t('reports.help.better_reliably'), t('reports.help.worse_reliably')],
    rows: sure.map(one => [
      { text: nameOf(view, one) },
      ofHundred(view, one.reliable?.better ?? null),
      ofHundred(view, one.reliable?.worse ?? null),
    ]),
  };
}

function groupsOf(view: View, one: MeasureFigures): readonly PaperPart[] {
  const { t } = view;
  const columns = (head: string) => [
    head,
    t('reports.help.pairs'),
    t('reports.help.start'),
    t('reports.help.mean'),
  ];
  const row = (text: string, group: ChangeOfGroup): readonly PaperCell[] => [
    { text },
    count(view, group.people),
    plain(view, group.before, 1),
    change(view, group.mean),
  ];
  if (one.whole.mean === null) return [];
  const name = nameOf(view, one);
  const isTold = (groups: readonly ChangeOfGroup[]) => groups.some(group => group.mean !== null);
  return [
    {
      title: t('pack.help.by_dose', { measure: name }),
      columns: columns(t('reports.help.dose')),
      rows: (isTold(one.byDose) ? one.byDose : []).map(group =>
        row(t(`reports.help.dose.${group.dose}`), group),
      ),
    },
    {
      title: t('pack.help.by_level', { measure: name }),
      columns: columns(t('reports.help.level')),
      rows: (isTold(one.byLevel) ? one.byLevel : []).map(group =>
        row(t(`reports.help.level.${group.level}`), group),
      ),
    },
  ];
}

/** Who did not answer, and when; it is told apart so that nobody overlooks it. */
function missingOf(view: View, measures: readonly MeasureFigures[]): PaperPart {
  const { t } = view;
  const why = ['start', 'end', 'both'] as const;
  return {
    title: t('pack.help.missing'),
    note: t('pack.help.missing.note'),
    columns: [t('reports.help.measure'), ...why.map(which => t(`pack.help.no.${which}`))],
    rows: measures
      .filter(one => why.some(which => one.missing[which] !== null))
      .map(one => [{ text: nameOf(view, one) }, ...why.map(which => ofHundred(view, one.missing[which]))]),
  };
}

const nameOf = (view: View, { instrument, scale }: MeasureFigures): string =>
  scaleName(view, instrument, scale);

const firstOfEach = (measures: readonly MeasureFigures[]): readonly MeasureFigures[] =>
  [...Map.groupBy(measures, one => one.instrument.id).values()].flatMap(group => group.slice(0, 1));
