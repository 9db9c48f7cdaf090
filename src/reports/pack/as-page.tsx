import { Caveat, type Child, DataTable, directionOf, Fold, type View } from '../../ui/index.ts';
import type { PackPaper, PaperBar, PaperCell, PaperChart, PaperPart, PaperSection } from './paper.ts';

type Props = {
  readonly view: View;
  readonly paper: PackPaper;
  /** Its title is that of the page. */
  readonly alone?: boolean;
};

/** A pack on a page: each question with its drawing, the table beside it, what it cannot tell, and how it is made. */
export function AsPage({ view: reader, paper, alone = false }: Props) {
  const { labels } = paper;
  // The pack stands in its own language, and so in its own direction.
  const view = { ...reader, dir: directionOf(paper.lang) };
  const Title = alone ? 'h1' : 'h2';
  return (
    <article class="pack" lang={paper.lang} dir={view.dir}>
      <div class="section page-head stack stack--tight">
        <Title>{paper.title}</Title>
        <p class="lead">{paper.period}</p>
        <p class="quiet">{paper.made}</p>
        {[...paper.corrected, ...paper.lead].map(line => (
          <p>{line}</p>
        ))}
      </div>
      {paper.sections.map(section => (
        <Answer view={view} section={section} labels={labels} />
      ))}
    </article>
  );
}

type AnswerProps = {
  readonly view: View;
  readonly section: PaperSection;
  readonly labels: PackPaper['labels'];
};

function Answer({ view, section, labels }: AnswerProps) {
  const lines = (said: readonly string[]): Child => said.map(line => <p>{line}</p>);
  return (
    <section class="section stack" aria-labelledby={`pack-${section.id}`}>
      <h2 id={`pack-${section.id}`}>{section.title}</h2>
      {lines(section.says)}
      {section.parts.map(part => (
        <Part view={view} part={part} />
      ))}
      {section.caveats.length > 0 ? (
        <Caveat title={labels.cannotTell} level={3}>
          {lines(section.caveats)}
        </Caveat>
      ) : null}
      {section.definition.length > 0 ? (
        <Fold summary={labels.definition}>{lines(section.definition)}</Fold>
      ) : null}
    </section>
  );
}

function Part({ view, part }: { readonly view: View; readonly part: PaperPart }) {
  const { title, note, chart, columns, rows } = part;
  const table = (
    <DataTable
      caption={title}
      hiddenCaption
      rows={rows}
      columns={columns.map((label, at) => ({
        label,
        head: at === 0,
        numeric: at > 0,
        cell: (row: readonly PaperCell[]) => row[at]?.text ?? '',
      }))}
    />
  );
  return (
    <div class="stack">
      <h3>{title}</h3>
      {note ? <p class="quiet">{note}</p> : null}
      {chart ? (
        <div class="split">
          <Drawing view={view} chart={chart} />
          <div>{table}</div>
        </div>
      ) : (
        table
      )}
    </div>
  );
}

function Drawing({ view, chart }: { readonly view: View; readonly chart: PaperChart }) {
  return (
    <figure class="chart">
      <p class="visually-hidden">{chart.alt}</p>
      <ul class="bars">
        {chart.bars.map(bar => (
          <li>
            <p>
              <b class="num">{bar.text}</b> {bar.label}
            </p>
            <Bar rtl={view.dir === 'rtl'} bar={bar} tone={chart.tone} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

type BarProps = { readonly rtl: boolean; readonly bar: PaperBar; readonly tone: PaperChart['tone'] };

/** Widths in percent keep the bar as wide as its place. */
function Bar({ rtl, bar: { from, to }, tone }: BarProps) {
  if (from === null || to === null) return null;
  const width = Math.max(0.5, (to - from) * 100);
  return (
    <svg class="bars__svg" width="100%" height="16" aria-hidden="true" focusable="false">
      <rect
        class={tone === 'clay' ? 'bar-2' : 'bar'}
        x={`${(rtl ? 100 - from * 100 - width : from * 100).toFixed(1)}%`}
        y="0.5"
        width={`${width.toFixed(1)}%`}
        height="15"
        rx="4"
      />
    </svg>
  );
}
