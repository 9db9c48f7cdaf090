import { z } from 'zod';
import { parseIsoDate } from '../core/index.ts';
import { barriers as barrierCodes } from '../programmes/index.ts';
import { optionalText, optionalWholeNumber, text } from '../ui/index.ts';
import {
  actionOwners,
  goalStates,
  type PlanAction,
  type PlanBarrier,
  type PlanContent,
  type PlanGoal,
  planAsText,
} from './plan.ts';

/** Most goals, actions of a goal and barriers that one form carries. */
export const most = { goals: 20, actions: 20, barriers: 20 } as const;

type Fields = Readonly<Record<string, unknown>>;

const words = text({ max: 2000, lines: true, missing: 'plans.error.words' });
const maybe = optionalText({ max: 2000, lines: true });
const line = optionalText({ max: 200 });
const outOfTen = optionalWholeNumber({ min: 0, max: 10 });
const day = z
  .string()
  .optional()
  .transform((value, context) => {
    if (!value) return null;
    const found = parseIsoDate(value);
    if (found.ok) return found.value;
    context.addIssue({ code: 'custom', message: 'plans.error.day' });
    return z.NEVER;
  });
const known = z
  .string()
  .optional()
  .transform(value => (value ? value : null))
  .pipe(z.uuid().nullable());

/**
 * The whole plan as one form. Fields are numbered: `g0-words`, `g0a1-words`, `b2-code`. A goal, action or barrier whose
 * words are empty is left out, so a blank row at the end never gets in the way; a ticked `-remove` puts one away.
 * Each field keeps its own error under its own name.
 */
export const planForm = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const reader = fieldReader(fields, context);
  const content: PlanContent & { revision: number } = {
    revision: reader('revision', z.coerce.number().int().min(0)) ?? 0,
    whatMatters: reader('whatMatters', maybe) ?? null,
    strengths: reader('strengths', maybe) ?? null,
    ifThingsGetWorse: reader('ifThingsGetWorse', maybe) ?? null,
    goals: rows(most.goals, index => goalOf(fields, reader, `g${index}`)),
    barriers: rows(most.barriers, index => barrierOf(fields, reader, `b${index}`)),
  };
  return content;
});

type Reader = <T>(name: string, schema: z.ZodType<T>) => T | undefined;

function fieldReader(fields: Fields, context: z.RefinementCtx): Reader {
  return (name, schema) => {
    const parsed = schema.safeParse(fields[name]);
    if (parsed.success) return parsed.data;
    const message = parsed.error.issues[0]?.message ?? 'ui.errors.text';
    context.addIssue({ code: 'custom', path: [name], message });
    return undefined;
  };
}

function rows<T>(count: number, read: (index: number) => T | null): T[] {
  return Array.from({ length: count }, (_, index) => read(index)).filter(row => row !== null);
}

const blank = (value: unknown) => value === undefined || String(value).trim() === '';

function goalOf(fields: Fields, read: Reader, prefix: string): PlanGoal | null {
  const name = `${prefix}-words`;
  if (!(name in fields) || fields[`${prefix}-remove`] !== undefined) return null;
  const filled = ['importance', 'confidence', 'help'].some(field => !blank(fields[`${prefix}-${field}`]));
  const actions = rows(most.actions, index => actionOf(fields, read, `${prefix}a${index}`));
  if (blank(fields[name]) && !filled && actions.length === 0 && blank(fields[`${prefix}-id`])) return null;
  return {
    id: read(`${prefix}-id`, known) ?? null,
    words: read(name, words) ?? '',
    state: read(`${prefix}-state`, z.enum(goalStates).default('open')) ?? 'open',
    importance: read(`${prefix}-importance`, outOfTen) ?? null,
    confidence: read(`${prefix}-confidence`, outOfTen) ?? null,
    confidenceWas: null,
    whatWouldHelp: read(`${prefix}-help`, maybe) ?? null,
    actions,
  };
}

function actionOf(fields: Fields, read: Reader, prefix: string): PlanAction | null {
  const name = `${prefix}-words`;
  if (!(name in fields) || blank(fields[name])) return null;
  return {
    id: read(`${prefix}-id`, known) ?? null,
    words: read(name, words) ?? '',
    owner: read(`${prefix}-owner`, z.enum(actionOwners).default('person')) ?? 'person',
    ownerName: read(`${prefix}-who`, line) ?? null,
    dueOn: read(`${prefix}-by`, day) ?? null,
    doneOn: read(`${prefix}-done`, day) ?? null,
  };
}

function barrierOf(fields: Fields, read: Reader, prefix: string): PlanBarrier | null {
  const name = `${prefix}-code`;
  if (blank(fields[name])) return null;
  return {
    id: read(`${prefix}-id`, known) ?? null,
    code: read(name, barrierCodes.schema) ?? '',
    words: read(`${prefix}-words`, maybe) ?? null,
    wayRound: read(`${prefix}-way`, maybe) ?? null,
  };
}

/** A plan as the values of the form, for showing it. The reverse of `planForm`. */
export function planFields(plan: PlanContent): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {
    whatMatters: plan.whatMatters ?? '',
    strengths: plan.strengths ?? '',
    ifThingsGetWorse: plan.ifThingsGetWorse ?? '',
  };
  for (const [g, goal] of plan.goals.entries()) {
    const prefix = `g${g}`;
    fields[`${prefix}-id`] = goal.id ?? '';
    fields[`${prefix}-words`] = goal.words;
    fields[`${prefix}-state`] = goal.state;
    fields[`${prefix}-importance`] = String(goal.importance ?? '');
    fields[`${prefix}-confidence`] = String(goal.confidence ?? '');
    fields[`${prefix}-help`] = goal.whatWouldHelp ?? '';
    for (const [a, action] of goal.actions.entries()) {
      const row = `${prefix}a${a}`;
      fields[`${row}-id`] = action.id ?? '';
      fields[`${row}-words`] = action.words;
      fields[`${row}-owner`] = action.owner;
      fields[`${row}-who`] = action.ownerName ?? '';
      fields[`${row}-by`] = action.dueOn?.toString() ?? '';
      fields[`${row}-done`] = action.doneOn?.toString() ?? '';
    }
  }
  for (const [b, barrier] of plan.barriers.entries()) {
    const prefix = `b${b}`;
    fields[`${prefix}-id`] = barrier.id ?? '';
    fields[`${prefix}-code`] = barrier.code;
    fields[`${prefix}-words`] = barrier.words ?? '';
    fields[`${prefix}-way`] = barrier.wayRound ?? '';
  }
  return fields;
}

/** What was typed, for reading; every word of it where it would not pass as a plan. */
export function draftAsText(fields: Readonly<Record<string, string>>): string {
  const parsed = planForm.safeParse(fields);
  if (parsed.success) return planAsText(parsed.data);
  return Object.entries(fields)
    .filter(([name, value]) => name.endsWith('-words') || (!name.includes('-') && !unread.has(name) && value))
    .map(([, value]) => value.trim())
    .filter(Boolean)
    .join('\n');
}

const unread: ReadonlySet<string> = new Set(['revision', 'page', 'seen']);
