/** How a gateway for texts wants to be spoken to: one line of words, as `SMS_SHAPE` has it. */
export type GatewayShape = {
  readonly body: 'json' | 'form';
  /** What stands before the key in the header; `Basic` encodes the key, which is then `name:password`. */
  readonly scheme: string;
  /** Where each thing goes, by path: `messages.0.to`. */
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** Where our own id goes, for gateways that take one. */
  readonly reference: string | null;
  /** Where the gateway's id stands in its answer. */
  readonly id: string;
};

const usual = 'json Bearer to=to from=from text=text reference=reference id=id';

/** Shapes of gateways by name, after their public documentation. */
const known: Readonly<Record<string, string>> = {
  usual,
  twilio: 'form Basic to=To from=From text=Body id=sid',
  messagebird: 'json AccessKey to=recipients from=originator text=body reference=reference id=id',
  clicksend:
    'json Basic to=messages.0.to from=messages.0.from text=messages.0.body reference=messages.0.custom_string id=data.messages.0.message_id',
};

const path = /^[A-Za-z_][\w-]{0,40}(\.(\d{1,2}|[A-Za-z_][\w-]{0,40})){0,5}$/;

/**
 * Reads a shape, by name or in words: `json` or `form`, the scheme of the key, then `to`, `from`, `text`, `id` and perhaps
 * `reference` with where each goes.
 * @returns null when it is none
 * @example readShape('form Basic to=To from=From text=Body id=sid')
 */
export function readShape(text: string): GatewayShape | null {
  const said = text.trim();
  const words = (Object.hasOwn(known, said) ? (known[said] ?? '') : said).split(/\s+/);
  const [body, scheme = '', ...rest] = words;
  if ((body !== 'json' && body !== 'form') || !/^[A-Za-z][\w-]{0,30}$/.test(scheme)) return null;
  const places = new Map<string, string>();
  for (const word of rest) {
    const [name = '', place = '', more] = word.split('=');
    if (more !== undefined || !path.test(place) || places.has(name)) return null;
    if (!['to', 'from', 'text', 'reference', 'id'].includes(name)) return null;
    places.set(name, place);
  }
  const [to, from, where, id] = ['to', 'from', 'text', 'id'].map(name => places.get(name));
  if (!to || !from || !where || !id) return null;
  return { body, scheme, to, from, text: where, id, reference: places.get('reference') ?? null };
}

/**
 * Puts values where their paths say; a number in a path makes a list.
 * @example placed([['messages.0.to', '+353…']]) // { messages: [{ to: '+353…' }] }
 */
export function placed(values: readonly (readonly [string, string])[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [place, value] of values) {
    const steps = place.split('.');
    let at: Record<string, unknown> = root;
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      if (next === undefined) at[step] = value;
      else {
        at[step] ??= /^\d+$/.test(next) ? [] : {};
        at = at[step] as Record<string, unknown>;
      }
    }
  }
  return root;
}

/** What stands at a path of an answer, as text; null when nothing does. */
export function found(answer: unknown, place: string): string | null {
  let at: unknown = answer;
  for (const step of place.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return null;
    at = (at as Record<string, unknown>)[step];
  }
  return (typeof at === 'string' && at !== '') || typeof at === 'number' ? String(at).slice(0, 200) : null;
}
