import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a gateway of a test does with what it is offered. */
export type GatewayMood =
  | 'takes'
  | 'refuses_number'
  | 'refuses_words'
  | 'too_many'
  | 'too_many_today'
  | 'wrong_key'
  | 'busy'
  | 'silent'
  | 'drips'
  | 'hangs_up'
  | 'closes_in_mid_sentence'
  | 'takes_and_hangs_up'
  | 'redirects';

/** One request as it came. */
export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};

/** A gateway on loopback that behaves as it is told. */
export type GatewayPeer = {
  readonly url: string;
  readonly heard: Heard[];
  mood: GatewayMood;
  /** Notify only: what became of a message, by its id there. */
  readonly states: Map<string, string>;
  close(): Promise<void>;
};

type Answers = (peer: GatewayPeer, heard: Heard, response: ServerResponse) => void;

async function serve(answers: Answers): Promise<GatewayPeer> {
  const peer = { heard: [] as Heard[], mood: 'takes' as GatewayMood, states: new Map<string, string>() };
  const drips = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part as Buffer));
    request.on('error', () => undefined);
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const heard = { method, path, headers, text: Buffer.concat(parts).toString('utf8') };
      peer.heard.push(heard);
      if (peer.mood === 'silent') return;
      if (peer.mood === 'hangs_up') response.destroy();
      else if (peer.mood === 'drips') {
        response.writeHead(200, { 'content-type': 'application/json' });
        drips.add(setInterval(() => response.write(' '), 20));
      } else if (peer.mood === 'closes_in_mid_sentence') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
        response.write('{"id": "half');
        setTimeout(() => response.destroy(), 10);
      } else if (peer.mood === 'redirects') {
        response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
      } else answers(Object.assign(peer, handle), heard, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  const handle = {
    url: `http://127.0.0.1:${at.port}`,
    async close() {
      for (const drip of drips) clearInterval(drip);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return Object.assign(peer, handle);
}

const json = (response: ServerResponse, status: number, body: object, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** A gateway for texts that speaks as many of them do; give it JSON or a form. */
export function gatewayPeer(): Promise<GatewayPeer> {
  return serve((peer, _heard, response) => {
    switch (peer.mood) {
      case 'refuses_number':
        return json(response, 400, { code: 21211, message: 'The To number is not a valid phone number.' });
      case 'refuses_words':
        return json(response, 400, { message: 'content not allowed' });
      case 'too_many':
        return json(response, 429, {}, { 'retry-after': '120' });
      case 'wrong_key':
        return json(response, 401, { message: 'who are you' });
      case 'busy':
        return json(response, 503, {});
      case 'takes_and_hangs_up':
        response.destroy();
        return;
      default: {
        const id = `SM${peer.heard.length}`;
        return json(response, 201, { id, sid: id, status: 'queued' });
      }
    }
  });
}

/** A small Notify: it looks at tokens, keeps references, and answers as the real one does. */
export function notifyPeer(service: string, secret: string): Promise<GatewayPeer> {
  const known = new Map<string, string>();
  const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const error = (response: ServerResponse, status: number, name: string, message: string) =>
    json(response, status, { status_code: status, errors: [{ error: name, message }] });
  return serve((peer, heard, response) => {
    if (!isToken(heard.headers.authorization, service, secret) || peer.mood === 'wrong_key')
      return error(response, 403, 'AuthError', 'Invalid token: API key not found');
    const { pathname, searchParams } = new URL(heard.path, peer.url);
    if (heard.method === 'GET') {
      const reference = searchParams.get('reference');
      if (reference !== null) {
        const id = known.get(reference);
        return json(response, 200, { notifications: id ? [{ id, reference }] : [] });
      }
      const id = pathname.split('/').at(-1) ?? '';
      return json(response, 200, { id, status: peer.states.get(id) ?? 'sending' });
    }
    switch (peer.mood) {
      case 'refuses_number':
        return error(response, 400, 'ValidationError', 'phone_number Must not contain letters or symbols');
      case 'refuses_words':
        return error(
          response,
          400,
          'BadRequestError',
          'Can’t send to this recipient using a team-only API key',
        );
      case 'too_many':
        return error(response, 429, 'RateLimitError', 'Exceeded rate limit for key type LIVE of 3000');
      case 'too_many_today':
        return error(response, 429, 'TooManyRequestsError', 'Exceeded send limits (250,000) for today');
      case 'busy':
        return error(response, 500, 'Exception', 'Internal server error');
    }
    const { reference } = JSON.parse(heard.text) as { reference: string };
    const id = idOf(known.size + 1);
    known.set(reference, id);
    if (peer.mood === 'takes_and_hangs_up') {
      response.destroy();
      return;
    }
    return json(response, 201, { id, reference });
  });
}

function isToken(header: string | undefined, service: string, secret: string): boolean {
  const [, head = '', said = '', sign = ''] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header ?? '') ?? [];
  const right = createHmac('sha256', secret).update(`${head}.${said}`).digest('base64url');
  if (sign !== right) return false;
  const { iss, iat } = JSON.parse(Buffer.from(said, 'base64url').toString()) as { iss: string; iat: number };
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string };
  return alg === 'HS256' && iss === service && Math.abs(Date.now() / 1000 - iat) < 30;
}
