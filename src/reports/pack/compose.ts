import { type Locale, makeView, type View } from '../../ui/index.ts';
import type { JourneyFigures, ThereFigures, WhoFigures } from './figures.ts';
import type { MeasureFigures } from './figures-of-change.ts';
import type { ReachFigures } from './figures-of-reach.ts';
import type { TeamFigures, WorthFigures } from './figures-of-work.ts';
import { METHODS, type PackPaper, type PaperSection } from './paper.ts';
import { helpSection, servicesSection } from './sections/help.ts';
import { limitsSection, methodsSection, qualitySection } from './sections/methods.ts';
import { reachSection } from './sections/reach.ts';
import { teamSection } from './sections/team.ts';
import { thereSection } from './sections/there.ts';
import { waitsSection } from './sections/waits.ts';
import { whoSection } from './sections/who.ts';
import { worthSection } from './sections/worth.ts';
import type { PackSpan } from './span.ts';

/** Everything a pack says, without words: fit to leave, and the same in every language. */
export type PackFigures = {
  readonly span: PackSpan;
  readonly madeOn: Temporal.PlainDate;
  readonly who: WhoFigures;
  readonly reach: ReachFigures;
  readonly journey: JourneyFigures;
  readonly there: ThereFigures;
  readonly measures: readonly MeasureFigures[];
  readonly services: readonly MeasureFigures[];
  readonly worth: WorthFigures;
  readonly team: TeamFigures;
};

/** Who gives the pack. */
export type PackHouse = {
  readonly name: string;
  readonly hostName: string;
  readonly phone: string;
  readonly email: string;
};

/** A pack in the words of one language. @param corrected what was corrected, where it takes the place of another */
export function composePack(
  figures: PackFigures,
  house: PackHouse,
  view: View,
  corrected: readonly string[] = [],
): PackPaper {
  const { t, say } = view;
  const { span, madeOn } = figures;
  const period = t('reports.period.months', { from: say.month(span.from), until: say.month(span.until) });
  const title = t('pack.paper.title', { programme: house.name, period });
  return {
    lang: view.locale,
    title,
    programme: house.name,
    host: house.hostName,
    contact: [say.phone(house.phone), house.email].filter(line => line !== ''),
    period,
    from: span.from.toString(),
    until: span.until.toString(),
    madeOn: madeOn.toString(),
    methods: METHODS,
    made: t('pack.paper.made', { day: say.date(madeOn), version: METHODS }),
    lead: [t('pack.paper.lead'), t('pack.paper.read')],
    corrected,
    sections: sectionsOf(figures, view),
    labels: {
      cannotTell: t('reports.caveat'),
      definition: t('pack.paper.definition'),
      inBrief: t('pack.paper.brief'),
      foot: t('pack.paper.foot', { title, page: '{page}', pages: '{pages}' }),
      unprintable: t('letters.unprintable'),
      brand: t('letters.brand'),
      columns: [
        t('pack.csv.question'),
        t('pack.csv.table'),
        t('pack.csv.row'),
        t('pack.csv.column'),
        t('pack.csv.number'),
        t('pack.csv.text'),
      ],
    },
  };
}

function sectionsOf(figures: PackFigures, view: View): readonly PaperSection[] {
  const { who, reach, journey, there, measures, services, worth, team, span } = figures;
  return [
    whoSection(view, who),
    reachSection(view, reach),
    waitsSection(view, journey, span.quarters),
    thereSection(view, there),
    helpSection(view, measures),
    servicesSection(view, services),
    worthSection(view, worth),
    teamSection(view, team),
    qualitySection(view, who, measures),
    methodsSection(view),
    limitsSection(view),
  ];
}

/** The view of a pack’s own language, whatever the reader’s is. */
export const viewIn = (view: View, locale: Locale): View =>
  view.locale === locale
    ? view
    : makeView({
        locale,
        now: view.now,
        path: view.path,
        csrf: view.csrf,
        zone: view.zone,
        demo: view.demo,
        programme: view.programme,
        me: view.me,
      });
