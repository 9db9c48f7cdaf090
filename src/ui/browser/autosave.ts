import { setUnsaved } from './warn-before-leaving.ts';

/** Milliseconds after the last key, and between tries when it did not work. */
const PAUSE = 1_200;
const AGAIN = 10_000;

/**
 * Keeps a draft while one writes: posts the fields of the form to its `data-autosave` address
 * (all but `_once`, which belongs to the real sending) and says when it was kept. One post at a time.
 */
export function autosave(form: HTMLFormElement): void {
  const url = form.dataset['autosave'];
  const told = form.querySelector<HTMLElement>('.form__saved');
  if (!url) return;
  let timer = 0;
  let running = false;
  let changes = 0;
  /** How many of them the server has. */
  let keptUpTo = 0;
  /** The form itself is on its way: a draft kept after it would stand against what it saved. */
  let sent = false;
  const asking = new AbortController();

  const say = (words: string | undefined) => {
    if (told) told.textContent = words ?? '';
  };

  const save = async (leaving = false) => {
    window.clearTimeout(timer);
    if (sent) return;
    if (running) return later(PAUSE);
    const upTo = changes;
    running = true;
    say(told?.dataset['saving']);
    const kept = await post(form, url, leaving, asking.signal);
    running = false;
    if (sent) return;
    if (!kept) {
      say(told?.dataset['notSaved']);
      return later(AGAIN);
    }
    keptUpTo = upTo;
    follow(form, kept.version);
    say(kept.told ?? told?.dataset['saved']?.replace('%', clock()));
    if (upTo === changes) setUnsaved(form, false);
    else later(PAUSE);
  };

  const later = (pause: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  };

  form.addEventListener('input', () => {
    changes += 1;
    later(PAUSE);
  });
  form.addEventListener('submit', () => {
    sent = true;
    window.clearTimeout(timer);
    asking.abort();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && changes > keptUpTo) void save(true);
  });
}

/** What the server says of a draft it kept: the version it has now, and words where somebody else wrote as well. */
type Kept = { readonly version?: number; readonly told?: string };

/** A form that carries a version goes on from the one just kept. */
function follow(form: HTMLFormElement, version: number | undefined): void {
  const field = form.elements.namedItem('version');
  if (version !== undefined && field instanceof HTMLInputElement) field.value = String(version);
}

/** A post that outlives the page may carry 64 KB at most, so only the last one is of that kind. */
async function post(
  form: HTMLFormElement,
  url: string,
  leaving: boolean,
  signal: AbortSignal,
): Promise<Kept | null> {
  const fields = new FormData(form);
  fields.delete('_once');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: fields,
      keepalive: leaving,
      redirect: 'error',
      signal,
    });
    if (!answer.ok) return null;
    return answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as Kept) : {};
  } catch {
    return null;
  }
}

/** “10.42”: the hour and minute of this device. */
function clock(): string {
  const now = new Date();
  return `${now.getHours()}.${String(now.getMinutes()).padStart(2, '0')}`;
}
