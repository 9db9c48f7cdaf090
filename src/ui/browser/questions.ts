import { asked } from './asked.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form:has([data-asked])')) asked(form);
