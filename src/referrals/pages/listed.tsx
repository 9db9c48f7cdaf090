import { ageOn } from '../../core/index.ts';
import { nameOf } from '../../people/index.ts';
import { Empty, Tag, type View } from '../../ui/index.ts';
import type { ListedReferral } from '../queries.ts';

type Props = { readonly view: View; readonly referral: ListedReferral };

/** Whom a listed referral is about, with the way to it. */
export function NameAndAge({ view, referral }: Props) {
  return (
    <>
      <a href={`/inbox/${referral.id}`}>{nameOf(referral)}</a>
      {referral.birth_date ? `, ${ageOn(referral.birth_date, view.say.today)}` : ''}
    </>
  );
}

/** How many working days it has waited; marked when that is longer than the programme promises. */
export function Waited({
  view,
  days,
  late,
}: {
  readonly view: View;
  readonly days: number;
  readonly late: boolean;
}) {
  const { t } = view;
  const words = days === 0 ? t('ui.say.today') : t('referrals.inbox.working_days', { days });
  return late ? (
    <Tag tone="look" icon="clock">
      {words}
    </Tag>
  ) : (
    <span>{words}</span>
  );
}

/** Says that something in the words asks to be read with care. */
export function CarefulMark({ view }: { readonly view: View }) {
  return (
    <Tag tone="look" icon="warn">
      {view.t('referrals.inbox.careful')}
    </Tag>
  );
}

/** At most three needs in words, and how many more. */
export function needsInShort(view: View, needs: readonly string[]): string {
  const words = needs.slice(0, 3).map(need => view.t.code('needs', need));
  const more = needs.length - words.length;
  if (words.length === 0) return '';
  return more > 0 ? `${words.join(', ')} +${more}` : words.join(', ');
}

/** Instead of an empty list: what to do first, or the way out of filters that fit nobody. */
export function NothingListed(props: {
  readonly view: View;
  readonly path: string;
  readonly narrowed: boolean;
  readonly title: string;
  readonly text: string;
}) {
  const { view, path, narrowed, title, text } = props;
  const { t } = view;
  return narrowed ? (
    <Empty title={t('referrals.list.none')}>
      <p>
        <a href={path}>{t('referrals.list.all')}</a>
      </p>
    </Empty>
  ) : (
    <Empty title={title}>
      <p>{text}</p>
    </Empty>
  );
}
