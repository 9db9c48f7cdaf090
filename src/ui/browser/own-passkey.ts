import { passkey } from './passkey.ts';

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) passkey(box);
