import { raw } from '../../ui/index.ts';

const cups = raw(
  '<path class="d-line" d="M6,66 H114"/><path class="d-cup" d="M20,38 H50 L47.5,59 A6,6 0 0 1 41.5,64 H28.5 A6,6 0 0 1 22.5,59Z"/><path class="d-line" d="M50,42 C60,41 60,56 48.5,55"/><path class="d-cup" d="M72,38 H102 L99.5,59 A6,6 0 0 1 93.5,64 H80.5 A6,6 0 0 1 74.5,59Z"/><path class="d-line" d="M72,42 C62,41 62,56 73.5,55"/><path class="d-line" d="M30,31 C26,25 34,22 30,15 M40,31 C36,25 44,22 40,15 M82,31 C78,25 86,22 82,15 M92,31 C88,25 96,22 92,15"/>',
);
const letter = raw(
  '<rect class="d-cup" x="22" y="22" width="64" height="43" rx="5"/><path class="d-line" d="M24,26 L54,48 L84,26"/><use href="#m-leaf" transform="translate(84 60) rotate(58) scale(.86)"/><path class="d-line" d="M84,60 C78,62 74,63 70,68"/><use href="#m-haw" transform="translate(72 66) rotate(20) scale(.6)"/>',
);

/** Two cups of tea, or a letter with a twig: what stands on the two doors of the public home. */
export function DoorArt({ what }: { readonly what: 'cups' | 'letter' }) {
  return (
    <svg class="door__art" viewBox="0 0 120 76" aria-hidden="true" focusable="false">
      {what === 'cups' ? cups : letter}
    </svg>
  );
}
