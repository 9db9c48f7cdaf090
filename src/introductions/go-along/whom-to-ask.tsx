import { Notice, type View } from '../../ui/index.ts';
import type { WhomToAsk } from './store.ts';

/** On the plan of somebody new: that somebody who goes there would go along, and whom to ask; never who it is. */
export function WhomToAskLines(props: {
  readonly view: View;
  readonly offers: readonly WhomToAsk[];
  /** Who reads the page: of their own person's offer they are told so. */
  readonly readerId: string;
}) {
  const { view, offers, readerId } = props;
  if (offers.length === 0) return null;
  return (
    <Notice tone="calm">
      {offers.map(one => (
        <p>
          {one.linkWorkerId === readerId
            ? view.t('introductions.along.there.yours')
            : view.t('introductions.along.there', { name: one.linkWorkerName })}
        </p>
      ))}
    </Notice>
  );
}
