import { asked } from './asked.ts';
import { autosave } from './autosave.ts';
import { closeMenus } from './close-menus.ts';
import { focusFirst } from './focus-first.ts';
import { live } from './live.ts';
import { passkey } from './passkey.ts';
import { slash } from './slash.ts';
import { toasts } from './toasts.ts';
import { warnBeforeLeaving } from './warn-before-leaving.ts';

focusFirst();
slash();
closeMenus();
toasts();
warnBeforeLeaving();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]')) live(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form:has([data-asked])')) asked(form);
for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) passkey(box);
