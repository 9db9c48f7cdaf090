import { raw } from '../jsx/html.ts';

const DRAWING =
  raw(`<path class="m-stem" d="M4,27 C38,19 66,30 96,24 S148,18 164,22"/><use href="#m-leaf" transform="translate(30 23) rotate(-24) scale(0.56)"/><use href="#m-leaf" transform="translate(48 24) rotate(152) scale(0.5)"/><use href="#m-leaf" transform="translate(70 25.6) rotate(18) scale(0.6)"/><path class="m-line" d="M92,25 C95,29 97,30 99,31 M92,25 C90,30 89,31 88.4,33"/><use href="#m-haw" transform="translate(99.6 30) rotate(-20) scale(0.55)"/><use href="#m-haw" transform="translate(88 32) rotate(10) scale(0.55)"/><use href="#m-blossom" transform="translate(118 17) rotate(10) scale(0.72)"/><path class="m-line" d="M113,22 L116,19"/><use href="#m-leaf" transform="translate(136 20.6) rotate(148) scale(0.5)"/><use href="#m-leaf" transform="translate(150 20.2) rotate(38) scale(0.52)"/>
`);

/** A twig above a heading. One a page, never more. */
export function Twig() {
  return (
    <svg class="twig" viewBox="0 0 168 44" aria-hidden="true" focusable="false">
      {DRAWING}
    </svg>
  );
}
