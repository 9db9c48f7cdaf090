import { raw } from '../jsx/html.ts';

const LEAF =
  '<path class="m-leaf" d="M0,-6 C3,-6 8.5,-6.6 11,-9.6 C12.8,-11.8 12.8,-14 11,-14.4 C8.8,-14.8 6.4,-14.4 4.6,-15.4 C8,-16.4 11.4,-18.6 12.2,-21 C12.8,-23 11.6,-24.2 9.8,-24 C8,-23.8 6,-23.4 4.4,-24 C6.6,-25.6 7.6,-28 6.2,-31 C5,-33.4 2,-34 0,-35.4 C-2,-34 -5,-33.4 -6.2,-31 C-7.6,-28 -6.6,-25.6 -4.4,-24 C-6,-23.4 -8,-23.8 -9.8,-24 C-11.6,-24.2 -12.8,-23 -12.2,-21 C-11.4,-18.6 -8,-16.4 -4.6,-15.4 C-6.4,-14.4 -8.8,-14.8 -11,-14.4 C-12.8,-14 -12.8,-11.8 -11,-9.6 C-8.5,-6.6 -3,-6 0,-6Z"/><path class="m-line" d="M0,0 V-25"/>';

const DRAWING = raw(
  `<path class="m-stem" d="M24,46 C24,36 23,30 24,20"/><path class="m-line" d="M24,37 C29,34 32,32 34.4,30.6 M24,33 C28,33 31,36 33,37.6"/><g transform="translate(24 27) rotate(3) scale(.74)">${LEAF}</g><g transform="translate(24 40) rotate(-60) scale(.66)">${LEAF}</g><circle class="m-haw" cx="38" cy="28.4" r="5"/><circle class="m-haw" cx="36.4" cy="40" r="5"/>`,
);

/** The mark of Hedgerow: a hawthorn twig with two leaves and two haws. Beside it stands the name. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {DRAWING}
    </svg>
  );
}
