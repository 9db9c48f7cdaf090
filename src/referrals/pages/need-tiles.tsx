import { needGroups, needsByGroup } from '../../programmes/index.ts';
import { ChoiceGroup, Fold } from '../../ui/index.ts';
import type { FieldsProps } from './fields-props.ts';

/** All needs as tiles: those most asked for in view, the rest one press away under their headings. */
export function NeedFields(props: FieldsProps & { readonly legend: string }) {
  const { t } = props.view;
  return (
    <div class="stack stack--tight">
      <p class="group-title">{props.legend}</p>
      {needGroups.codes.map((group, index) => (
        <Fold
          summary={t.code('need_groups', group)}
          open={index < 2 || props.values[`needs_${group}`] !== undefined}
        >
          <ChoiceGroup
            view={props.view}
            values={props.values}
            name={`needs_${group}`}
            many
            columns={3}
            hiddenLegend
            legend={`${props.legend}: ${t.code('need_groups', group)}`}
            options={needsByGroup[group].map(value => ({ value, label: t.code('needs', value) }))}
          />
        </Fold>
      ))}
    </div>
  );
}
