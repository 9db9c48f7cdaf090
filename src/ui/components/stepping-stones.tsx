import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

export type Stone = {
  readonly number: number;
  readonly state: 'held' | 'next' | 'to_come';
  /** Instead of “Held”, “Next”, “Planned”: “Today”, “Last one”. */
  readonly word?: string | undefined;
  /** When, and what came of it: “3 Nov, plan agreed”. */
  readonly on?: string | undefined;
  readonly href?: string | undefined;
  /** A session was missed on the way here; read out, drawn as a cross between the stones. */
  readonly missedBefore?: string | undefined;
};

export type SteppingStonesProps = {
  readonly view: View;
  readonly stones: readonly Stone[];
  /** The reasons of missed sessions, in whole sentences that blame nobody. */
  readonly missed?: readonly string[] | undefined;
};

/**
 * The sessions as stones across a stream: held are filled, the next has a ring, those to come are dashed.
 *
 * @example
 * <SteppingStones view={view} stones={[{ number: 1, state: 'held', on: '20 Oct' }, { number: 2, state: 'next', on: '27 Oct' }]} />
 */
export function SteppingStones({ view, stones, missed = [] }: SteppingStonesProps) {
  return (
    <div class="stones-box">
      <ol class="stones" aria-label={view.t('ui.stones.title')}>
        {stones.map(stone => (
          <StoneItem view={view} stone={stone} />
        ))}
      </ol>
      {missed.map(reason => (
        <p class="quiet small stones__missed">
          <span class="stone__missed">
            <Icon name="cross" />
          </span>
          {reason}
        </p>
      ))}
    </div>
  );
}

function StoneItem({ view, stone }: { readonly view: View; readonly stone: Stone }) {
  const { state, word, on, href, missedBefore } = stone;
  const look = state === 'to_come' ? 'to-come' : state;
  return (
    <li class={`stone stone--${look}`} aria-current={state === 'next' ? 'step' : undefined}>
      {missedBefore ? (
        <span class="stone__missed">
          <Icon name="cross" label={missedBefore} />
        </span>
      ) : null}
      {href ? (
        <a class="stone__s" href={href}>
          <Face view={view} stone={stone} />
        </a>
      ) : (
        <span class="stone__s">
          <Face view={view} stone={stone} />
        </span>
      )}
      <span class="stone__state">{word ?? view.t(`ui.stones.${state}`)}</span>
      {on ? <span class="stone__on">{on}</span> : null}
    </li>
  );
}

function Face({ view, stone }: { readonly view: View; readonly stone: Stone }) {
  const name = view.t('ui.stones.session', { number: stone.number });
  if (stone.state === 'held') return <Icon name="check" label={name} />;
  return (
    <>
      <span aria-hidden="true">{stone.number}</span>
      <span class="visually-hidden">{name}</span>
    </>
  );
}
