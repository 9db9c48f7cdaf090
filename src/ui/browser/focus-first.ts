/** After a form came back with mistakes, the reading starts at the summary of them. */
export function focusFirst(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
