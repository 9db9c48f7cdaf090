import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import { type Area, areasOf } from '../../people/index.ts';
import { Caveat, type Child, document, Empty, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { type Asked, askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import { helpNow, measuresOf, shapeOf } from '../summaries/index.ts';
import { AllMeasures } from './all-measures.tsx';
import { OneMeasure } from './one-measure.tsx';
import { codeOf } from './words.ts';

const door = ['coordinator'] as const;
const query = askedQuery.extend({ measure: z.string().max(60).catch('').default('') });
type HelpAsk = Ask<Record<string, never>, z.output<typeof query>, Record<string, never>>;
/** The questionnaire that counts the use of health services has a question of its own. */
const SERVICES = 'service_use';

/** Does it help? Paired change from start to end. */
const helpPage = route({
  method: 'get',
  path: pathOf('help'),
  door,
  query,
  handle: ask => answered(ask, 'help', id => id !== SERVICES),
});

/** Is the GP called on less? The same for what people count of their visits. */
const servicesPage = route({
  method: 'get',
  path: pathOf('services'),
  door,
  query,
  handle: ask => answered(ask, 'services', id => id === SERVICES),
});

export const helpRoutes: readonly Route[] = [helpPage, servicesPage];

async function answered(
  ask: HelpAsk,
  question: 'help' | 'services',
  isAsked: (instrument: string) => boolean,
): Promise<Response> {
  const { view, today, programme } = ask;
  const asked = askedOf(ask.query, today);
  const { figures, areas, chosen } = await ask.within(async scope => {
    const pack = await everAsked(scope, programme.settings);
    const measures = measuresOf(pack).filter(({ instrument }) => isAsked(instrument.id));
    const chosen = measures.find(one => codeOf(one) === ask.query.measure);
    const found = await allOf({
      figures: helpNow(scope, asked, {
        zone: view.zone,
        shape: shapeOf(pack),
        measures: chosen ? [chosen] : measures,
      }),
      areas: areasOf(scope),
    });
    await audit(scope, {
      verb: 'report.read',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      reason: question,
    });
    return { ...found, chosen };
  });
  const [change] = figures.changes;
  return ask.page(
    document(
      <Answer
        view={view}
        question={question}
        asked={asked}
        today={today}
        areas={areas}
        kept={chosen ? { measure: codeOf(chosen) } : {}}
      >
        {figures.cases === 0 ? (
          <Empty title={view.t('reports.help.none', { period: periodWords(view, asked.period) })} />
        ) : chosen && change ? (
          <OneMeasure view={view} question={question} asked={asked} change={change} />
        ) : (
          <AllMeasures view={view} question={question} asked={asked} figures={figures} />
        )}
      </Answer>,
    ),
  );
}

type AnswerProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly today: Temporal.PlainDate;
  readonly areas: readonly Area[];
  readonly kept: Readonly<Record<string, string>>;
  readonly children?: Child;
};

function Answer({ children, ...frame }: AnswerProps) {
  const { t } = frame.view;
  return (
    <ReportFrame {...frame}>
      {children}
      <Caveat title={t('reports.caveat')} level={2}>
        <p>{t('reports.help.caveat.compare')}</p>
        <p>{t('reports.help.caveat.mean')}</p>
        <p>{t('reports.help.caveat.missing')}</p>
        {frame.question === 'services' ? <p>{t('reports.services.caveat.capacity')}</p> : null}
        <p>{t('reports.caveat.uncounted')}</p>
      </Caveat>
    </ReportFrame>
  );
}
