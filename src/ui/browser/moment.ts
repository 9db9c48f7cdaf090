import { firstWord } from './sha-256.ts';

/** How long to work before the page may breathe, in milliseconds. */
const BREATH = 25;

/** Solves the puzzle of the page that asks for a moment, and sends the form. Without script one waits and presses the button. */
async function moment(form: HTMLFormElement): Promise<void> {
  const said = form.querySelector<HTMLElement>('[data-working]');
  if (said) said.textContent = said.dataset['working'] ?? '';
  const { puzzle = '', parts, bits } = form.dataset;
  const numbers: number[] = [];
  for (let part = 0; part < Number(parts); part += 1)
    numbers.push(await solve(`${puzzle} ${part} `, Number(bits)));
  const proof = form.querySelector<HTMLInputElement>('[name=_proof]');
  if (proof) proof.value = numbers.join('.');
  form.submit();
}

async function solve(before: string, bits: number): Promise<number> {
  let until = performance.now() + BREATH;
  for (let number = 0; ; number += 1) {
    if (firstWord(before + number) >>> (32 - bits) === 0) return number;
    if (performance.now() < until) continue;
    await new Promise(done => setTimeout(done));
    until = performance.now() + BREATH;
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-puzzle]')) void moment(form);
