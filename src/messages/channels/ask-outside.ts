/** An answer of a server, or that there was none. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly retryAfter: number | null }
  | { readonly status: 0; readonly body: null; readonly retryAfter: null };

type Asking = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for all of it: to connect, to send, and to hear the last of the answer. */
  readonly patience: number;
};

/** No answer that says what became of a message is longer. */
const LONGEST = 256 * 1024;
const LONGEST_WAIT_SECONDS = 24 * 3600;

/**
 * Asks a server of a gateway. Whatever goes wrong on the way (silence, drops one at a time, a broken line, an answer without end) is
 * status 0 and takes no longer than its patience. A redirect is not followed: what is sent is for nobody else.
 */
export async function askOutside(url: string, asking: Asking): Promise<Answer> {
  const { patience, ...init } = asking;
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) });
    const text = await readShort(answer);
    return {
      status: answer.status,
      body: readJson(text),
      retryAfter: secondsOf(answer.headers.get('retry-after')),
    };
  } catch {
    return { status: 0, body: null, retryAfter: null };
  }
}

async function readShort(answer: Response): Promise<string> {
  if (!answer.body) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body) {
    length += part.length;
    if (length > LONGEST) throw new RangeError('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds; a date in it is not read, since no gateway we know sends one. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header.trim())
    ? Math.min(Number(header), LONGEST_WAIT_SECONDS)
    : null;
}
