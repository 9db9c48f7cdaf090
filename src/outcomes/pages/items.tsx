import type { Child } from '../../ui/index.ts';
import { fieldOf } from '../answering/fields.ts';
import { readAnswers } from '../answering/read-answers.ts';
import { type Answers, type Instrument, type Item, isAsked } from '../instruments/index.ts';
import { InstrumentWords, Question, type QuestionProps } from './question.tsx';

/** What a browser needs to open and close a question while it is answered: its own conditions and those of the groups around it. */
type Conditions = readonly {
  readonly which: 'all' | 'any';
  readonly conditions: readonly {
    readonly field: string;
    readonly operator: string;
    readonly value: string | number | boolean;
  }[];
}[];

function conditionsOf(instrument: Instrument, item: Item): Conditions {
  const around = instrument.items.find(one => one.id === item.within);
  const own = item.enableWhen
    ? [
        {
          which: item.enableWhen.which,
          conditions: item.enableWhen.conditions.map(({ item: id, operator, value }) => ({
            field: fieldOf.item(instrument, { id }),
            operator,
            value,
          })),
        },
      ]
    : [];
  return [...(around ? conditionsOf(instrument, around) : []), ...own];
}

/**
 * The questions of a questionnaire in their order, groups with a heading. A question that hangs on an answer stands on the page once
 * that answer is known: without a script on the next step, with one (`asked.ts`) at once.
 */
export function Items(props: QuestionProps) {
  const { instrument, typed } = props;
  const [given] = readAnswers([{ ...instrument, items: instrument.items.map(free) }], typed).filled;
  const top = instrument.items.filter(item => item.within === undefined);
  return (
    <>
      {top.map(item => (
        <Placed {...props} item={item} answers={given?.answers ?? {}} />
      ))}
    </>
  );
}

/** All of what was typed, also what stands where nothing is asked yet. */
const free = (item: Item): Item => {
  const { enableWhen: _, ...rest } = item;
  return rest as Item;
};

type PlacedProps = QuestionProps & { readonly item: Item; readonly answers: Answers };

function Placed(props: PlacedProps) {
  const { instrument, item, answers } = props;
  if (!item.enableWhen) return <Piece {...props} />;
  const asked = isAsked(instrument, item, answers);
  return (
    <div class="asked stack" data-asked={JSON.stringify(conditionsOf(instrument, item))}>
      {asked ? (
        <Piece {...props} />
      ) : (
        <template>
          <Piece {...props} />
        </template>
      )}
    </div>
  );
}

function Piece(props: PlacedProps): Child {
  const { view, instrument, item } = props;
  const words = item.text && <InstrumentWords view={view} instrument={instrument} text={item.text} />;
  if (item.kind === 'display') return words ? <p>{words}</p> : null;
  if (item.kind !== 'group') return <Question {...props} />;
  const inside = instrument.items.filter(one => one.within === item.id);
  return (
    <fieldset class="group stack">
      {words ? <legend>{words}</legend> : null}
      {inside.map(one => (
        <Placed {...props} item={one} />
      ))}
    </fieldset>
  );
}
