import { z } from 'zod';
import type { Programme } from '../programmes/index.ts';
import { readForm, type Typed } from '../ui/index.ts';
import { type Draft, type SupportStep, supportSteps } from './draft.ts';
import { type SupportForms, type SupportParams, supportForms } from './support-form.ts';

/** The forms of the five steps for the programme and day of a request. */
export function formsOf(ask: {
  readonly programme: Programme;
  readonly today: Temporal.PlainDate;
}): SupportForms {
  return supportForms({ region: ask.programme.region, today: ask.today });
}

/** The first step that was not answered yet, or the last. */
export function furthest(draft: Draft): number {
  const first = supportSteps.findIndex(step => draft.steps[step] === undefined);
  return first < 0 ? supportSteps.length : first + 1;
}

/** The draft with what was typed on one step. */
export function added(draft: Draft, name: SupportStep, typed: Typed): Draft {
  const own = Object.entries(typed).filter(([field]) => field !== 'later');
  const kept = own.map(([field, value]) => [field, typeof value === 'string' ? value : [...(value ?? [])]]);
  return { ...draft, steps: { ...draft.steps, [name]: Object.fromEntries(kept) } };
}

/** The three boxes of the birth date. */
export function bornTyped(typed: Typed): Record<string, string> {
  const part = (name: string): string => [typed[`born-${name}`] ?? ''].flat()[0]?.trim() ?? '';
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** Number of the first of these steps whose answers do not pass, or null when all do. */
export function firstFaulty(forms: SupportForms, draft: Draft, steps: readonly SupportStep[]): number | null {
  const faulty = steps.find(step => !forms[step].safeParse(rawOf(draft, step)).success);
  return faulty ? supportSteps.indexOf(faulty) + 1 : null;
}

/** All steps read again from what was typed. */
export function readSteps(forms: SupportForms, draft: Draft): SupportParams {
  return { ...readFour(forms, draft), agree: forms.agree.parse(rawOf(draft, 'agree')) };
}

/** All but the last step, for showing them on the last. */
export function readFour(forms: SupportForms, draft: Draft): Omit<SupportParams, 'agree'> {
  return {
    you: forms.you.parse(rawOf(draft, 'you')),
    reach: forms.reach.parse(rawOf(draft, 'reach')),
    matters: forms.matters.parse(rawOf(draft, 'matters')),
    hinders: forms.hinders.parse(rawOf(draft, 'hinders')),
  };
}

const anything = z.record(z.string(), z.unknown());

/** What was typed in the shape in which a form arrives: dates put together, several values as a list. */
function rawOf(draft: Draft, step: SupportStep): Record<string, unknown> {
  const form = new FormData();
  for (const [name, value] of Object.entries(draft.steps[step] ?? {})) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return readForm(anything, form).params ?? {};
}
