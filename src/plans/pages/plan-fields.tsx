import { newId } from '../../core/index.ts';
import { barriers as barrierCodes } from '../../programmes/index.ts';
import {
  Button,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Select,
  TextArea,
  TextField,
  Tick,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { actionOwners, CONFIDENCE_TO_ASK, goalStates } from '../plan.ts';

type Props = {
  readonly view: View;
  readonly action: string;
  readonly revision: number;
  /** The draft that the form goes on from, by the moment it was kept. */
  readonly seen: string;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
  readonly names: { readonly person: string; readonly worker: string };
};

type Rows = Pick<Props, 'view' | 'values' | 'errors' | 'names'>;

/** How many rows of a kind to show: those with something in them, and a blank one. */
function count(values: Typed, of: (index: number) => string): number {
  let index = 0;
  while (of(index) in values) index += 1;
  return index + (index > 0 && !values[of(index - 1)] ? 0 : 1);
}

const tenth = Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }));

/** The whole plan as one form; a blank goal, action and barrier are always ready at the end. */
export function PlanForm({ view, action, revision, seen, values, errors, names }: Props) {
  const { t } = view;
  const rows = { view, values, errors, names };
  const goals = count(values, g => `g${g}-words`);
  const barriers = count(values, b => `b${b}-code`);
  return (
    <>
      <ErrorSummary view={view} errors={errors} />
      <Form view={view} action={action} autosave={`${action}/draft`}>
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="page" value={newId()} />
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          {...rows}
          name="whatMatters"
          label={t('plans.whatMatters', { name: names.person })}
          hint={t('plans.ownWords')}
          rows={3}
          optional
        />
        <TextArea
          {...rows}
          name="strengths"
          label={t('plans.strengths', { name: names.person })}
          rows={2}
          optional
        />
        <section class="section stack--form" aria-labelledby="goals">
          <h2 id="goals">{t('plans.goals')}</h2>
          <ol class="goals">
            {Array.from({ length: goals }, (_, g) => (
              <GoalRow {...rows} g={g} />
            ))}
          </ol>
        </section>
        <section class="section stack--form" aria-labelledby="barriers">
          <h2 id="barriers">{t('plans.barriers')}</h2>
          <ol class="goals">
            {Array.from({ length: barriers }, (_, b) => (
              <BarrierRow {...rows} b={b} />
            ))}
          </ol>
        </section>
        <section class="section stack--form" aria-labelledby="worse">
          <h2 id="worse">{t('plans.worse')}</h2>
          <TextArea
            {...rows}
            name="ifThingsGetWorse"
            label={t('plans.worse.label')}
            hint={t('plans.worse.hint')}
            rows={3}
            optional
          />
        </section>
        <FormEnd>
          <Button>{t('plans.save')}</Button>
        </FormEnd>
      </Form>
    </>
  );
}

/** True when a field of this row was refused; then the row must be open. */
function hasError(errors: FieldErrors | null, row: string): boolean {
  return Object.keys(errors ?? {}).some(name => name.startsWith(row));
}

function GoalRow({ g, ...rows }: Rows & { readonly g: number }) {
  const { view, values, errors } = rows;
  const prefix = `g${g}`;
  const isNew = !values[`${prefix}-id`] && !values[`${prefix}-words`];
  if (!isNew || g === 0) {
    return (
      <li class="stack--form">
        <GoalFields {...rows} g={g} />
      </li>
    );
  }
  return (
    <li>
      <Fold summary={view.t('plans.goal.add')} open={hasError(errors, `${prefix}-`)}>
        <div class="stack--form">
          <GoalFields {...rows} g={g} />
        </div>
      </Fold>
    </li>
  );
}

function GoalFields({ g, ...rows }: Rows & { readonly g: number }) {
  const { view, values } = rows;
  const { t } = view;
  const prefix = `g${g}`;
  const isKept = Boolean(values[`${prefix}-id`]);
  const confidence = Number(values[`${prefix}-confidence`] || Number.NaN);
  const actions = count(values, a => `${prefix}a${a}-words`);
  return (
    <>
      {isKept && <input type="hidden" name={`${prefix}-id`} value={String(values[`${prefix}-id`])} />}
      <TextArea
        {...rows}
        name={`${prefix}-words`}
        label={t('plans.goal', { number: g + 1 })}
        hint={isKept ? undefined : t('plans.ownWords')}
        rows={2}
      />
      <div class="split">
        <Select
          {...rows}
          name={`${prefix}-importance`}
          label={t('plans.importance')}
          options={tenth}
          blank={t('plans.notAsked')}
        />
        <Select
          {...rows}
          name={`${prefix}-confidence`}
          label={t('plans.confidence')}
          options={tenth}
          blank={t('plans.notAsked')}
        />
      </div>
      {confidence < CONFIDENCE_TO_ASK ? (
        <TextArea {...rows} name={`${prefix}-help`} label={t('plans.six')} rows={2} optional />
      ) : (
        values[`${prefix}-help`] && (
          <input type="hidden" name={`${prefix}-help`} value={String(values[`${prefix}-help`])} />
        )
      )}
      <div>
        <h3>{t('plans.actions')}</h3>
        {Array.from({ length: actions }, (_, a) => (
          <ActionRow {...rows} row={`${prefix}a${a}`} />
        ))}
      </div>
      {isKept && (
        <div class="split">
          <Select
            {...rows}
            name={`${prefix}-state`}
            label={t('plans.goal.state')}
            options={goalStates.map(state => ({ value: state, label: t(`plans.state.${state}`) }))}
          />
          <Tick {...rows} name={`${prefix}-remove`} label={t('plans.goal.remove')} />
        </div>
      )}
    </>
  );
}

function ActionRow({ row, ...rows }: Rows & { readonly row: string }) {
  const { view, values, errors, names } = rows;
  const { t } = view;
  const owner = {
    person: names.person,
    link_worker: names.worker,
    both: t('plans.owner.both'),
    other: t('plans.owner.other'),
  };
  const words = String(values[`${row}-words`] ?? '');
  const summary = !words
    ? t('plans.action.add')
    : values[`${row}-done`]
      ? t('plans.action.isDone', { words })
      : words;
  return (
    <Fold summary={summary} open={hasError(errors, `${row}-`)}>
      <div class="stack--form">
        {values[`${row}-id`] && (
          <input type="hidden" name={`${row}-id`} value={String(values[`${row}-id`])} />
        )}
        <TextField {...rows} name={`${row}-words`} label={t('plans.action.words')} size="full" />
        <div class="split">
          <Select
            {...rows}
            name={`${row}-owner`}
            label={t('plans.action.owner')}
            options={actionOwners.map(value => ({ value, label: owner[value] }))}
          />
          <TextField {...rows} name={`${row}-who`} label={t('plans.action.who')} optional />
        </div>
        <div class="split">
          <Day {...rows} name={`${row}-by`} label={t('plans.action.by')} />
          <Day {...rows} name={`${row}-done`} label={t('plans.action.done')} />
        </div>
      </div>
    </Fold>
  );
}

/** A day by the browser's own calendar: staff work with several at once. */
function Day({
  view,
  values,
  errors,
  name,
  label,
}: Rows & { readonly name: string; readonly label: string }) {
  const error = errors?.[name];
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={name}>
        {label}
        <span class="optional"> {view.t('ui.form.optional')}</span>
      </label>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="date"
        dir="ltr"
        value={String(values[name] ?? '')}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
    </div>
  );
}

function BarrierRow({ b, ...rows }: Rows & { readonly b: number }) {
  const { view, values, errors } = rows;
  const { t } = view;
  const prefix = `b${b}`;
  const code = String(values[`${prefix}-code`] ?? '');
  const way = String(values[`${prefix}-way`] ?? '');
  // What was sent may be no code at all; then the field says so and the row has no name yet.
  const key = `codes.barriers.${code}`;
  const summary = t.has(key) ? [t.of(key), way].filter(Boolean).join(': ') : t('plans.barrier.add');
  return (
    <li>
      <Fold summary={summary} open={hasError(errors, `${prefix}-`)}>
        <div class="stack--form">
          {values[`${prefix}-id`] && (
            <input type="hidden" name={`${prefix}-id`} value={String(values[`${prefix}-id`])} />
          )}
          <Select
            {...rows}
            name={`${prefix}-code`}
            label={t('plans.barrier.code')}
            blank={t('plans.barrier.none')}
            options={barrierCodes.codes.map(one => ({ value: one, label: t.code('barriers', one) }))}
          />
          <TextField
            {...rows}
            name={`${prefix}-words`}
            label={t('plans.barrier.words')}
            size="full"
            optional
          />
          <TextField {...rows} name={`${prefix}-way`} label={t('plans.barrier.way')} size="full" optional />
        </div>
      </Fold>
    </li>
  );
}
