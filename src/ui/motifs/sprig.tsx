import { raw } from '../jsx/html.ts';

const DRAWING =
  raw(`<path class="m-stem" d="M44,118 C40,92 56,74 48,44 C46,36 47,28 50,22"/><use href="#m-leaf" transform="translate(47.6 100) rotate(62) scale(0.8)"/><use href="#m-leaf" transform="translate(45.6 92) rotate(-64) scale(0.85)"/><use href="#m-leaf" transform="translate(50.6 72) rotate(50) scale(0.9)"/><path class="m-line" d="M51,62 C40,58 34,60 28,64 M51,62 C42,54 34,50 26,48"/><use href="#m-haw" transform="translate(27.4 63) rotate(14) scale(0.95)"/><use href="#m-haw" transform="translate(25.4 47) rotate(18) scale(0.95)"/><use href="#m-leaf" transform="translate(49.6 50) rotate(52) scale(0.8)"/><use href="#m-leaf" transform="translate(48 38) rotate(-48) scale(0.74)"/><use href="#m-blossom" transform="translate(51 17) rotate(0) scale(1.15)"/>
`);

/** A sprig beside an empty list or a voice. */
export function Sprig() {
  return (
    <svg class="sprig" viewBox="0 0 96 120" aria-hidden="true" focusable="false">
      {DRAWING}
    </svg>
  );
}
