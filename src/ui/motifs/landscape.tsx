import { readFileSync } from 'node:fs';
import { raw } from '../jsx/html.ts';

const DRAWING = raw(readFileSync(new URL('./landscape.svg', import.meta.url), 'utf8').trim());

/** Fields, hedges, a house and two people on the road. Only on the public home page, across its whole width. */
export function Landscape() {
  return (
    <svg
      class="landscape"
      viewBox="0 0 1440 300"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWING}
    </svg>
  );
}
