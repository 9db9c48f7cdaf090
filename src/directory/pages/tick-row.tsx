export type TickRowProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
};

/** Many small answers in a row that wraps, any number of which may be ticked. */
export function TickRow({ name, legend, hint, options, chosen }: TickRowProps) {
  return (
    <fieldset class="group tick-row" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class="tick-row__in">
        {options.map(({ value, label }) => (
          <label class="tile tick-row__one">
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
            <span class="tile__t">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
