/** The key / leads to the search box, unless one is writing. */
export function slash(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)))
      return;
    const box = document.querySelector<HTMLInputElement>('#seek');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
