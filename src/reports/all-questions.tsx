import { document, StaffLayout, type View } from '../ui/index.ts';
import { route } from '../web/index.ts';
import { pathOf, shelves } from './asked/shelves.ts';

type Role = 'coordinator' | 'analyst' | 'administrator' | 'link_worker';
type Entry = { readonly href: string; readonly words: string; readonly roles: readonly Role[] };

/** What goes out of the house, or comes in for it to be compared with. */
const out: readonly Entry[] = [
  { href: '/reports/figures', words: 'reports.index.figures', roles: ['coordinator', 'analyst'] },
  { href: '/reports/pack', words: 'pack.title', roles: ['coordinator', 'analyst'] },
  { href: '/reports/pack/plan', words: 'pack.plan.title', roles: ['administrator'] },
  { href: '/reports/figures/region', words: 'reports.region.title', roles: ['coordinator', 'analyst'] },
  { href: '/reports/figures/exchange', words: 'reports.exchange.title', roles: ['coordinator'] },
  { href: '/reports/data-sets', words: 'reports.sets.title', roles: ['coordinator'] },
  {
    href: '/reports/research',
    words: 'reports.research.title',
    roles: ['coordinator', 'administrator', 'analyst'],
  },
  { href: '/reports/population', words: 'reach.figures.title', roles: ['coordinator', 'administrator'] },
];

/** Whose questions are answered with every record of the programme in view; a link worker finds their own line in the team’s. */
const seesAll = (role: string): boolean => role === 'coordinator';

/** Every question that reports answer, by what it is about, and what leaves the house. */
export const allQuestionsPage = route({
  method: 'get',
  path: '/reports',
  door: ['coordinator', 'analyst', 'administrator', 'link_worker'],
  async handle(ask) {
    const { view, actor } = ask;
    const { t } = view;
    const mine = shelves
      .map(({ shelf, questions }) => ({
        title: t(`reports.shelf.${shelf}`),
        entries: questions
          .filter(one => seesAll(actor.role) || (one === 'team' && actor.role === 'link_worker'))
          .map(one => ({ href: pathOf(one), words: `reports.${one}.title` })),
      }))
      .concat({
        title: t('reports.shelf.out'),
        entries: out.filter(one => one.roles.some(role => role === actor.role)).map(one => ({ ...one })),
      })
      .filter(one => one.entries.length > 0);
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reports.index.title')} current="reports" frame="narrow">
          <div class="page-head">
            <h1>{t('reports.index.title')}</h1>
            <p class="lead">{t('reports.index.lead')}</p>
          </div>
          {mine.map(({ title, entries }) => (
            <Shelf view={view} title={title} entries={entries} />
          ))}
        </StaffLayout>,
      ),
    );
  },
});

type ShelfProps = {
  readonly view: View;
  readonly title: string;
  readonly entries: readonly { readonly href: string; readonly words: string }[];
};

function Shelf({ view, title, entries }: ShelfProps) {
  return (
    <section class="section stack">
      <h2>{title}</h2>
      <ul class="list-rules">
        {entries.map(({ href, words }) => (
          <li>
            <a href={href}>{view.t.of(words)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
