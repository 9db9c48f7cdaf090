const EVERY = 2000;

/**
 * Follows what is under way: takes over anew, every two seconds, the part of the page that says how far it has come, and shows the
 * whole page once that part is gone. Without script the page is loaded again by itself.
 */
function renew(): void {
  const part = document.querySelector<HTMLElement>('[data-renew]');
  if (!part) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-renew]');
      if (!fresh || answer.redirected) return location.reload();
      // Only what says something else is touched, so that nothing is read out twice.
      if (!fresh.isEqualNode(part)) part.replaceChildren(...fresh.childNodes);
    } catch {
      // No network for a moment: it stays as it is.
    }
    renew();
  }, EVERY);
}

renew();
