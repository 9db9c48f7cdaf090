import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';
import { Ltr } from './ltr.tsx';

/** A line from the region's registry. Which are shown (checked, not expired) is decided there. */
export type CrisisLine = {
  /** “Samaritans”. */
  readonly name: string;
  /** What it is for, and when: “to talk, day and night”. */
  readonly text: string;
  /** Number as people dial it: “116 123”, “112 or 999”. */
  readonly number?: string | undefined;
  /** Number the telephone dials, if it differs from what is shown: “112”. */
  readonly dial?: string | undefined;
  /** A text line: the words to send and where to. */
  readonly sms?: { readonly to: string; readonly words: string; readonly label: string } | undefined;
  readonly href?: string | undefined;
};

export type CrisisPanelProps = {
  readonly view: View;
  readonly lines: readonly CrisisLine[];
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  /** It appears because of something just written: said at once to screen readers. */
  readonly alert?: boolean | undefined;
};

/**
 * Help right now: calm, large numbers, no alarm.
 *
 * @example <CrisisPanel view={view} lines={lines} />
 */
export function CrisisPanel({ view, lines, title, text, alert }: CrisisPanelProps) {
  if (lines.length === 0) return null;
  return (
    <section class="crisis" id="crisis" aria-labelledby="crisis-title" role={alert ? 'alert' : undefined}>
      <h2 id="crisis-title">{title ?? view.t('ui.crisis.title')}</h2>
      <p>{text ?? view.t('ui.crisis.text')}</p>
      <ul class="crisis__lines">
        {lines.map(line => (
          <li>
            <a href={hrefOf(line)}>
              <b>{written(shownOf(line))}</b>
              {view.say.commas([line.name === shownOf(line) ? null : line.name, line.text])}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hrefOf({ number, dial, sms, href }: CrisisLine): string {
  if (href) return href;
  if (sms) return `sms:${sms.to}?&body=${encodeURIComponent(sms.words)}`;
  return `tel:${(dial ?? number ?? '').replace(/[^+\d]/g, '')}`;
}

function shownOf({ number, sms, name }: CrisisLine) {
  return number ?? sms?.label ?? name;
}

/** A bare number keeps its order among words that run from right to left: 116 123 must never be read 123 116. */
function written(shown: string): Child {
  return /^[+\d\s]+$/.test(shown) ? <Ltr>{shown}</Ltr> : shown;
}
