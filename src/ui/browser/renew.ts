import { pageAt } from './page-at.ts';

const EVERY = 2000;

/**
 * Follows what is under way: takes over anew, every two seconds, the part of the page that says how far it has come, and shows the
 * whole page once that part is gone. Without script the page is loaded again by itself.
 */
function renew(): void {
  const part = document.querySelector<HTMLElement>('[data-renew]');
  if (!part) return;
  setTimeout(async () => {
    const answer = await pageAt(location.href);
    // No network for a moment: it stays as it is.
    if (answer === 'away') return renew();
    const fresh = answer === 'elsewhere' ? null : answer.querySelector('[data-renew]');
    if (!fresh) return location.reload();
    // Only what says something else is touched, so that nothing is read out twice.
    if (!fresh.isEqualNode(part)) part.replaceChildren(...fresh.childNodes);
    renew();
  }, EVERY);
}

renew();
