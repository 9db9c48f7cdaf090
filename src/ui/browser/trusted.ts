// Leaflet writes a few constants of its own as HTML. These pass, word for word; anything else that would become HTML or a
// script on a page with a map is refused by the browser (trusted types). Must be loaded before Leaflet.

/** All that Leaflet writes for what we use of it: its trial of SVG, the two buttons, the cross of a popup, an empty icon. */
const CONSTANTS: ReadonlySet<string> = new Set([
  '',
  '<svg/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
  '<span aria-hidden="true">&#215;</span>',
]);

type TrustedTypes = {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
};

const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', { createHTML: text => (CONSTANTS.has(text) ? text : null) });
