import { DataTable, document, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { fitShare } from '../fit.ts';
import type { Release } from '../release.ts';
import { askedRelease, cellWords, door, partWords, ReleasedFrame, released } from './frame.tsx';
import { quarterQuery } from './way.tsx';

/** Who comes, and does everybody get there alike: each cut for itself, never two at once. */
export const whoPage: Route = route({
  method: 'get',
  path: released.who,
  door,
  query: quarterQuery,
  async handle(ask) {
    const { all, one } = await askedRelease(ask);
    const { view, flash } = ask;
    return ask.page(
      document(
        <ReleasedFrame view={view} flash={flash} question="who" all={all} one={one}>
          {one?.cuts.map(cut => (
            <Cut view={view} cut={cut} />
          ))}
        </ReleasedFrame>,
      ),
    );
  },
});

type CutProps = { readonly view: View; readonly cut: Release['cuts'][number] };

function Cut({ view, cut: { cut, parts } }: CutProps) {
  const { t, say } = view;
  const share = (all: number | null, some: number | null) => {
    const found = fitShare(some, all);
    return found === null ? '–' : say.number(found);
  };
  // A part that nobody is in fills a page and tells nothing; that it is nought stands in the release.
  const there = parts?.filter(part => part.referred !== 0) ?? [];
  return (
    <section class="section stack" aria-labelledby={`cut-${cut}`}>
      <h2 id={`cut-${cut}`}>{t(`reports.figures.cut.${cut}`)}</h2>
      {parts === null ? (
        <p>{t('reports.figures.cut_hidden')}</p>
      ) : (
        <DataTable
          caption={t(`reports.figures.cut.${cut}`)}
          hiddenCaption
          rows={there}
          rowKey={row => `${cut}-${row.part || 'none'}`}
          columns={[
            {
              label: t(`reports.figures.part.${cut}`),
              head: true,
              cell: row => partWords(view, cut, row.part),
            },
            {
              label: t('reports.journey.step.referred'),
              numeric: true,
              cell: row => cellWords(view, row.referred),
            },
            { label: t('reports.journey.step.met'), numeric: true, cell: row => cellWords(view, row.met) },
            {
              label: t('reports.journey.step.attended'),
              numeric: true,
              cell: row => cellWords(view, row.attended),
            },
            {
              label: t('reports.figures.went_of100'),
              numeric: true,
              cell: row => share(row.referred, row.attended),
            },
          ]}
        />
      )}
    </section>
  );
}
