import { raw } from '../jsx/html.ts';
import { Icon } from './icon.tsx';

const ART = {
  cups: raw(
    '<path class="d-line" d="M6,66 H114"/><path class="d-cup" d="M20,38 H50 L47.5,59 A6,6 0 0 1 41.5,64 H28.5 A6,6 0 0 1 22.5,59Z"/><path class="d-line" d="M50,42 C60,41 60,56 48.5,55"/><path class="d-cup" d="M72,38 H102 L99.5,59 A6,6 0 0 1 93.5,64 H80.5 A6,6 0 0 1 74.5,59Z"/><path class="d-line" d="M72,42 C62,41 62,56 73.5,55"/><path class="d-line" d="M30,31 C26,25 34,22 30,15 M40,31 C36,25 44,22 40,15 M82,31 C78,25 86,22 82,15 M92,31 C88,25 96,22 92,15"/>',
  ),
  letter: raw(
    '<rect class="d-cup" x="22" y="22" width="64" height="43" rx="5"/><path class="d-line" d="M24,26 L54,48 L84,26"/><use href="#m-leaf" transform="translate(84 60) rotate(58) scale(.86)"/><path class="d-line" d="M84,60 C78,62 74,63 70,68"/><use href="#m-haw" transform="translate(72 66) rotate(20) scale(.6)"/>',
  ),
};

export type Door = {
  readonly href: string;
  readonly title: string;
  readonly text: string;
  /** The words of the link: “Start here”. */
  readonly go: string;
  readonly art: 'cups' | 'letter';
  /** The filled one; one a page. */
  readonly main?: boolean | undefined;
};

/**
 * Large ways in, side by side; after a `<Landscape>` they stand on its lower edge.
 *
 * @example <Doors doors={[{ href: '/support', title, text, go, art: 'cups', main: true }]} />
 */
export function Doors({ doors }: { readonly doors: readonly Door[] }) {
  return (
    <div class="doors">
      {doors.map(({ href, title, text, go, art, main }) => (
        <a class={main ? 'door door--main' : 'door'} href={href}>
          <svg class="door__art" viewBox="0 0 120 76" aria-hidden="true" focusable="false">
            {ART[art]}
          </svg>
          <span class="door__t">{title}</span>
          <span>{text}</span>
          <span class="door__go">
            {go} <Icon name="arrow" turn="way" />
          </span>
        </a>
      ))}
    </div>
  );
}
