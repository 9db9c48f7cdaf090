import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { serviceUse } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import { Caveat, document, Empty, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, ReportFrame } from '../asked/frame.tsx';
import { groupChange, measureChange } from '../help/help.ts';
import { type EndedCase, endedCases } from '../help/queries.ts';
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
    const { cases, areas } = await ask.within(async scope => {
      const found = await allOf({ cases: endedCases(scope, asked, view.zone), areas: areasOf(scope) });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'worth',
      });
      return found;
    });
    const typed = readTyped(ask.query);
    const falls = fallsOf(cases);
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

function fallsOf(cases: readonly EndedCase[]): readonly Fall[] {
  return services.flatMap(service => {
    const scale = serviceUse.scales.find(one => one.id === service);
    if (!scale) return [];
    const { people, mean } = groupChange(measureChange(cases, { instrument: serviceUse, scale }).pairs);
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
