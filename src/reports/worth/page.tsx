import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked, serviceUse } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import { Caveat, document, Empty, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, ReportFrame } from '../asked/frame.tsx';
import { groupChange, type HelpFigures } from '../help/help.ts';
import { helpNow, measuresOf, shapeOf } from '../summaries/index.ts';
import { Answer } from './answer.tsx';
import { CostForm } from './cost-form.tsx';
import { readTyped, type WorthQuery, worthQuery } from './typed.ts';
import { type Fall, services } from './worth.ts';

/** What is it worth? With the costs and assumptions of whoever asks; nothing is counted without a cost of theirs. */
const worthPage = route({
  method: 'get',
  path: pathOf('worth'),
  door: ['coordinator'],
  query: worthQuery,
  async handle(ask) {
    const { view, today } = ask;
    const asked = askedOf(ask.query, today);
    const { figures, areas } = await ask.within(async scope => {
      const pack = await everAsked(scope, ask.programme.settings);
      const found = await allOf({
        figures: helpNow(scope, asked, {
          zone: view.zone,
          shape: shapeOf(pack),
          measures: measuresOf(pack).filter(({ instrument }) => instrument.id === serviceUse.id),
        }),
        areas: areasOf(scope),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'worth',
      });
      return found;
    });
    const typed = readTyped(ask.query);
    const falls = fallsOf(figures);
    const { t } = view;
    return ask.page(
      document(
        <ReportFrame
          view={view}
          question="worth"
          asked={asked}
          today={today}
          areas={areas}
          kept={keptOf(ask.query)}
        >
          {Object.keys(typed.costs).length === 0 ? (
            <Empty title={t('reports.worth.no_costs')}>
              <p>{t('reports.worth.no_costs.why')}</p>
            </Empty>
          ) : (
            <Answer view={view} falls={falls} typed={typed} source={ask.query.source} />
          )}
          <CostForm view={view} asked={asked} query={ask.query} wrong={typed.wrong} />
          <Caveats view={view} />
        </ReportFrame>,
      ),
    );
  },
});

function Caveats({ view: { t } }: { readonly view: View }) {
  return (
    <Caveat title={t('reports.caveat')} level={2}>
      <p>{t('reports.worth.caveat.twice')}</p>
      <p>{t('reports.worth.caveat.capacity')}</p>
      <p>{t('reports.help.caveat.mean')}</p>
      <p>{t('reports.worth.caveat.social')}</p>
    </Caveat>
  );
}

function fallsOf({ changes }: HelpFigures): readonly Fall[] {
  return services.flatMap(service => {
    const change = changes.find(({ scale }) => scale.id === service);
    if (!change) return [];
    const { people, mean } = groupChange(change.pairs);
    return [{ service, people, change: mean }];
  });
}

/** What was typed stays in the address when the question is narrowed. */
function keptOf(query: WorthQuery): Readonly<Record<string, string>> {
  const narrowing = Object.keys(askedQuery.shape);
  return Object.fromEntries(
    Object.entries(query).filter(
      (one): one is [string, string] => !narrowing.includes(one[0]) && Boolean(one[1]),
    ),
  );
}

export const worthRoutes: readonly Route[] = [worthPage];
