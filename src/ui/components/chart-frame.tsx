import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';
import { Fold } from './fold.tsx';

/** What every chart has. */
export type ChartProps = {
  readonly view: View;
  readonly title: Child;
  /** Scale and direction: “0 to 10. Higher is better”. */
  readonly note?: Child;
  /** The chart in one sentence, for whoever does not see it. */
  readonly summary: string;
  /** The table stands open beneath instead of folded away. */
  readonly openTable?: boolean | undefined;
};

export type ChartFrameProps = Omit<ChartProps, 'summary'> & {
  readonly small?: boolean | undefined;
  /** The same numbers: first the words of the columns, then the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly children?: Child;
};

/** Title, drawing, and the same numbers as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const { view, title, note, small, columns, rows, openTable, children } = props;
  return (
    <figure class={small ? 'chart small-chart' : 'chart'}>
      <figcaption>
        {title}
        {note ? <span>{note}</span> : null}
      </figcaption>
      {children}
      <Fold summary={view.t('ui.chart.numbers')} open={openTable}>
        <table class="table">
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th scope="col" class={index === 0 ? undefined : 'n'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr>
                <th scope="row">{head}</th>
                {cells.map(cell => (
                  <td class="n">
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  );
}

/** Sides of a drawing: in Arabic it is turned over by the server, words stay as they are. */
export type Sides = {
  x(position: number): string;
  readonly start: 'start' | 'end';
  readonly end: 'start' | 'end';
};

/** Coordinates along the reading direction on a ground of this width. */
export function sidesOf(view: View, width: number): Sides {
  const turned = view.dir === 'rtl';
  return {
    x: position => (turned ? width - position : position).toFixed(1),
    start: turned ? 'end' : 'start',
    end: turned ? 'start' : 'end',
  };
}
