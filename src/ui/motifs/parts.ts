/** Parts of the hedge that several drawings share; placed in the page once and used by reference. */
export const PARTS = {
  leaf: '<path class="m-leaf" d="M0,-6 C3,-6 8.5,-6.6 11,-9.6 C12.8,-11.8 12.8,-14 11,-14.4 C8.8,-14.8 6.4,-14.4 4.6,-15.4 C8,-16.4 11.4,-18.6 12.2,-21 C12.8,-23 11.6,-24.2 9.8,-24 C8,-23.8 6,-23.4 4.4,-24 C6.6,-25.6 7.6,-28 6.2,-31 C5,-33.4 2,-34 0,-35.4 C-2,-34 -5,-33.4 -6.2,-31 C-7.6,-28 -6.6,-25.6 -4.4,-24 C-6,-23.4 -8,-23.8 -9.8,-24 C-11.6,-24.2 -12.8,-23 -12.2,-21 C-11.4,-18.6 -8,-16.4 -4.6,-15.4 C-6.4,-14.4 -8.8,-14.8 -11,-14.4 C-12.8,-14 -12.8,-11.8 -11,-9.6 C-8.5,-6.6 -3,-6 0,-6Z"/><path class="m-line" d="M0,0 V-29 M0,-11 L6.6,-11.6 M0,-11 L-6.6,-11.6 M0,-18.6 L7,-21 M0,-18.6 L-7,-21"/>',
  haw: '<circle class="m-haw" cx="0" cy="7" r="6.2"/><path class="m-line" d="M-1.8,12.6 L-2.6,15 M0,13.2 V15.6 M1.8,12.6 L2.6,15"/><path class="m-shine" d="M-3.4,6.4 C-3.2,4.6 -2,3.6 -.6,3.4"/>',
  blossom: blossom(),
} as const;

/** The name of a part. */
export type PartName = keyof typeof PARTS;

/** Five petals and five stamens, each a turn of 72 degrees from the last. */
function blossom(): string {
  const petals = [0, 72, 144, 216, 288].map(
    turn =>
      `<path class="m-petal" d="M0,-2.6 C-7.4,-4 -9,-12 -3.6,-14 C-1.8,-14.6 -.6,-14 0,-13 C.6,-14 1.8,-14.6 3.6,-14 C9,-12 7.4,-4 0,-2.6Z" transform="rotate(${turn})"/>`,
  );
  const stamens = [36, 108, 180, 252, 324].map(
    turn =>
      `<g transform="rotate(${turn})"><path class="m-line" d="M0,-2.4 V-6.4"/><circle class="m-dot" cy="-7.2" r="1"/></g>`,
  );
  return `${petals.join('')}${stamens.join('')}<circle class="m-eye" r="2.3"/>`;
}
