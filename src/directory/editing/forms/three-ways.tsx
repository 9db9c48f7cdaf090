import { ChoiceGroup, choice, Group, type Typed, type View } from '../../../ui/index.ts';

const values = ['yes', 'no', 'unknown'] as const;

/** Yes, no, or nobody knows. What was left open is not known. */
export function factField() {
  return choice(values).catch('unknown');
}

type FactProps = {
  readonly view: View;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly values: Typed;
};

/** One fact with its three answers. */
export function FactChoice({ view, name, legend, hint, values: typed }: FactProps) {
  const { t } = view;
  return (
    <ChoiceGroup
      view={view}
      name={name}
      legend={legend}
      hint={hint}
      values={typed}
      columns={3}
      options={values.map(value => ({ value, label: t(`directory.edit.fact.${value}`) }))}
    />
  );
}

/** Many facts, one a line, each with its three answers. */
export function FactLines({
  view,
  legend,
  facts,
  values: typed,
}: {
  readonly view: View;
  readonly legend: string;
  readonly facts: readonly { readonly name: string; readonly label: string }[];
  readonly values: Typed;
}) {
  const { t } = view;
  return (
    <Group view={view} name={facts[0]?.name ?? ''} legend={legend}>
      <div class="facts-lines">
        {facts.map(({ name, label }) => (
          <div class="facts-line" role="radiogroup" aria-label={label}>
            <span class="facts-line__what">{label}</span>
            <span class="facts-line__ways">
              {values.map((value, at) => (
                <label class="facts-line__way">
                  <input
                    type="radio"
                    id={at === 0 ? name : undefined}
                    name={name}
                    value={value}
                    checked={(typed[name] ?? 'unknown') === value}
                  />
                  <span>{t(`directory.edit.fact.${value}`)}</span>
                </label>
              ))}
            </span>
          </div>
        ))}
      </div>
    </Group>
  );
}
