import { z } from 'zod';
import type { Route } from '../../src/web/index.ts';

/** What is typed into a field of that name, whichever form it stands in. */
const usual: Readonly<Record<string, string>> = {
  address: '1 Example Street',
  addresses: 'https://example.invalid/feed.json',
  answer: 'They would.',
  arrive: '10:00',
  at: '10:00',
  at_time: '10:00',
  by_whom: 'themself',
  code: '123456',
  concept: 'interest.singing',
  decision: 'We talked it over.',
  email: 'somebody@example.org',
  minutes: '30',
  most: '5',
  name: 'A new name',
  note: 'Words',
  over: '0',
  password: 'a long enough pass phrase 7',
  proof: '123456',
  question: 'Would they like company?',
  revision: '1',
  sessions: '2',
  statement: 'I would like to sing',
  text: 'Words',
  times: '1',
  to: '/today',
  version: '1',
  why: 'Words',
  word: 'gardening',
  words: 'Words',
};

type Property = {
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly { readonly enum?: readonly unknown[]; readonly const?: unknown }[];
};

/** A form as somebody in a hurry would send it: the first of each choice, a day where one is asked for, a word elsewhere. */
export function bodyOf(
  route: Pick<Route, 'form'>,
  says: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const body: Record<string, string> = {};
  for (const [name, property] of Object.entries(propertiesOf(route))) {
    const choice =
      property.enum?.[0] ?? property.const ?? property.anyOf?.[0]?.enum?.[0] ?? property.anyOf?.[0]?.const;
    if (typeof choice === 'string') body[name] = choice;
    else if (property.type === 'object')
      Object.assign(body, { [`${name}-day`]: '23', [`${name}-month`]: '11', [`${name}-year`]: '2026' });
    else if (usual[name] !== undefined) body[name] = usual[name];
    else if (property.type === 'string') body[name] = 'Words';
  }
  return { ...body, ...says };
}

function propertiesOf(route: Pick<Route, 'form'>): Readonly<Record<string, Property>> {
  if (!route.form) return {};
  const shape = z.toJSONSchema(route.form, { io: 'input', unrepresentable: 'any' });
  return (shape.properties ?? {}) as Readonly<Record<string, Property>>;
}
