import { pageAt } from './page-at.ts';

const PAUSE = 250;

/**
 * Searches while one types: asks for the page the form would lead to and takes over the element that
 * `data-live` names. Without script the form is simply sent.
 */
export function live(form: HTMLFormElement): void {
  const selector = form.dataset['live'];
  if (!selector) return;
  let timer = 0;
  let asking: AbortController | null = null;

  const renew = async () => {
    asking?.abort();
    asking = new AbortController();
    const url = addressOf(form);
    const list = document.querySelector(selector);
    list?.setAttribute('aria-busy', 'true');
    // Typed on: nothing is answered any more. No network: the list stays as it is.
    const page = await pageAt(url, asking.signal);
    list?.removeAttribute('aria-busy');
    const fresh = page instanceof Document ? page.querySelector(selector) : null;
    if (!(page instanceof Document) || !fresh || !list) return;
    takeDrawings(page);
    list.replaceWith(fresh);
    history.replaceState(null, '', url);
  };

  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void renew(), PAUSE);
  });
}

function addressOf(form: HTMLFormElement): string {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') url.searchParams.append(name, value);
  }
  return url.toString();
}

/** Icons of the new list that this page did not have yet. */
function takeDrawings(page: Document): void {
  const home = document.querySelector('.sprite defs');
  for (const drawing of page.querySelectorAll('.sprite defs > [id]')) {
    if (home && !document.getElementById(drawing.id)) home.append(drawing);
  }
}
