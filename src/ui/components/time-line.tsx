import type { Child } from '../jsx/html.ts';

export type TimeLineItem = {
  /** Machine-readable day or moment: '2026-11-17'. */
  readonly at: string;
  /** As people read it: “17 Nov”. */
  readonly when: string;
  /** A session held: drawn as a filled dot. */
  readonly session?: boolean | undefined;
  readonly body: Child;
};

/**
 * Everything that happened, newest first.
 *
 * @example <TimeLine items={[{ at: '2026-11-17', when: '17 Nov', session: true, body: 'Session 4' }]} />
 */
export function TimeLine({ items }: { readonly items: readonly TimeLineItem[] }) {
  return (
    <ol class="time-line">
      {items.map(({ at, when, session, body }) => (
        <li class={session ? 'is-session' : undefined}>
          <time datetime={at}>{when}</time>
          <div>{body}</div>
        </li>
      ))}
    </ol>
  );
}
