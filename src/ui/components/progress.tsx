import type { View } from '../view.ts';

export type ProgressProps = {
  readonly view: View;
  readonly steps: readonly string[];
  /** Which step this page is, from 0. */
  readonly current: number;
};

/**
 * Where one is in a form of several steps.
 *
 * @example <Progress view={view} steps={[t('…you'), t('…reach')]} current={1} />
 */
export function Progress({ view, steps, current }: ProgressProps) {
  return (
    <nav aria-label={view.t('ui.progress.label')}>
      <ol class={`progress progress--${steps.length}`}>
        {steps.map((step, index) => (
          <li
            class={index < current ? 'is-done' : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {index < current ? <span class="visually-hidden">{view.t('ui.progress.done')} </span> : null}
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <p class="quiet progress__n">
        {view.t('ui.progress.step', { step: current + 1, total: steps.length })}
      </p>
    </nav>
  );
}
