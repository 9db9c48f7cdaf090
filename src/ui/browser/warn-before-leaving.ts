const unsaved = new Set<HTMLFormElement>();

/** Marks what was written in a form as kept or not kept. */
export function setUnsaved(form: HTMLFormElement, isUnsaved: boolean): void {
  if (isUnsaved) unsaved.add(form);
  else unsaved.delete(form);
}

/** Asks before leaving a page on which something was written and not kept. Sending the form is not leaving. */
export function warnBeforeLeaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-warn], form[data-autosave]')) {
    form.addEventListener('input', () => setUnsaved(form, true));
    form.addEventListener('submit', () => setUnsaved(form, false));
  }
  window.addEventListener('beforeunload', event => {
    if (unsaved.size > 0) event.preventDefault();
  });
}
