import { nameOf } from '../../../people/index.ts';
import { Tag, type View } from '../../../ui/index.ts';
import type { ListedItem } from '../queries.ts';
import type { SupervisionRule } from '../supervision.ts';

type ItemProps = { readonly view: View; readonly item: ListedItem };

/** Why the case stands there. */
export const ruleWords = ({ t }: View, rule: string): string =>
  t(`team.supervision.rule.${rule as SupervisionRule}`);

/** One line of an agenda: whose case, why, and the question. */
export function AgendaItem({ view, item }: ItemProps) {
  const { t, say } = view;
  return (
    <li class="stack stack--tight">
      <p class="row">
        <a href={`/supervision/items/${item.id}`}>{nameOf(item)}</a>
        <Tag tone={item.rule === 'by_hand' ? 'plain' : 'look'}>{ruleWords(view, item.rule)}</Tag>
      </p>
      {item.question ? (
        <p dir="auto" class="kept-text">
          {item.question}
        </p>
      ) : null}
      <p class="small quiet">
        {t('team.supervision.since', {
          day: say.near(item.put_at),
          by: item.rule === 'by_hand' ? (item.put_by_name ?? '') : t('team.supervision.by_rule'),
        })}
      </p>
    </li>
  );
}

/** What was agreed about a case. */
export function Settled({ view, item }: ItemProps) {
  return (
    <li class="stack stack--tight">
      <p>
        <a href={`/supervision/items/${item.id}`}>{nameOf(item)}</a>{' '}
        <span class="quiet">{ruleWords(view, item.rule)}</span>
      </p>
      {item.agreed ? (
        <p dir="auto" class="kept-text">
          {item.agreed}
        </p>
      ) : null}
    </li>
  );
}
