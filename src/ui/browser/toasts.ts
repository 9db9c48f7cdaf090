/** Milliseconds a toast stays: longer where there is something to undo. Those that tell of a problem stay for good. */
const STAYS: Record<string, number> = { fades: 7_000, undo: 10_000 };

/** Lets a toast leave after a while, but never while it is looked at or has the focus. */
export function toasts(): void {
  for (const toast of document.querySelectorAll<HTMLElement>('[data-toast]')) {
    const stay = STAYS[toast.dataset['toast'] ?? ''];
    if (stay === undefined) continue;
    let timer = 0;
    const start = () => {
      timer = window.setTimeout(() => {
        toast.classList.add('is-gone');
      }, stay);
    };
    const stop = () => window.clearTimeout(timer);
    toast.addEventListener('pointerenter', stop);
    toast.addEventListener('pointerleave', start);
    toast.addEventListener('focusin', stop);
    toast.addEventListener('focusout', start);
    start();
  }
}
