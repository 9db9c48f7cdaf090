import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { type ServerType, serve } from '@hono/node-server';
import fc from 'fast-check';
import { leaks } from '../../e2e/hostile-words.ts';
import { newId } from '../../src/core/index.ts';
import type { Route } from '../../src/web/index.ts';
import { atFullLength, figure } from '../figures.ts';
import { type House, openJourneys } from '../journeys/drive.ts';
import { corpus, hostileJson, hostileText } from './hostile.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const RUNS = atFullLength ? 5_000 : 60;

describe(`requests (SEED=${seed})`, () => {
  let house: House;
  let server: ServerType;
  let port = 0;
  let inputs = 0;
  before(async () => {
    house = await openJourneys();
    const { app } = house;
    server = await new Promise<ServerType>(done => {
      const one = serve(
        {
          port: 0,
          hostname: '127.0.0.1',
          fetch: async request => {
            const { pathname, search } = new URL(request.url);
            const body =
              request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
            return app.request(pathname + search, { method: request.method, headers: request.headers, body });
          },
        },
        at => {
          port = at.port;
          done(one);
        },
      );
    });
  });
  after(async () => {
    figure('hostile-input', { inputs, crashes: 0 });
    server?.close();
    await house?.close();
  });

  const judge = async (answer: Response, how: string): Promise<void> => {
    inputs += 1;
    assert.ok(answer.status < 500, `${answer.status}: ${how}`);
    const text = await answer.text();
    for (const [sign, what] of leaks) assert.doesNotMatch(text, sign, `${what}: ${how}`);
  };
  const cookieOf = (who: 'nobody' | 'lead' | 'worker'): string =>
    who === 'nobody'
      ? ''
      : (who === 'lead' ? house.app.clare.coordinator : house.app.clare.linkWorker).cookie;

  /** Text as it may stand in an address or a header: what a client cannot send at all is left out. */
  const inHeader = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();
  const inAddress = (text: string): string => encodeURIComponent(text.toWellFormed());

  /** One address of those there are, its variable parts and its query hostile. */
  const addressOf = (
    route: Route,
    parts: readonly string[],
    query: readonly (readonly [string, string])[],
  ): string => {
    let at = -1;
    const path = route.path.replace('/:programme', '/clare').replace(/:\w+(\{[^/]+\})?/g, () => {
      at += 1;
      return inAddress(parts[at % parts.length] ?? '') || newId();
    });
    const asked = query.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&');
    return asked === '' ? path : `${path}?${asked}`;
  };
  const names = [
    'q',
    'near',
    'say',
    'not',
    'page',
    'cursor',
    'after',
    'to',
    'lang',
    'day',
    'list',
    'access',
    'within',
    'at',
    'format',
  ];
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostileText), hostileText), {
    maxLength: 6,
  });
  const parts = fc.array(fc.oneof(hostileText, fc.uuid()), { minLength: 1, maxLength: 3 });
  const headers = fc.record({
    cookie: hostileText,
    session: hostileText,
    accept: hostileText,
    agent: hostileText,
    asked: hostileText,
    language: hostileText,
  });
  const who = fc.constantFrom('nobody' as const, 'lead' as const, 'worker' as const);

  test('every address answers, whatever stands in its path, its query, its cookies and its headers', async () => {
    const gets = house.routes.filter(({ method }) => method === 'get');
    const ask = async (
      route: Route,
      as: 'nobody' | 'lead' | 'worker',
      path: string,
      said: Record<string, string>,
    ) => {
      const sent = {
        cookie: [cookieOf(as), `hedgerow_flash=${inHeader(said['cookie'] ?? '')}`, said['session']]
          .filter(Boolean)
          .map(part => inHeader(part ?? ''))
          .join('; '),
        accept: inHeader(said['accept'] ?? ''),
        'user-agent': inHeader(said['agent'] ?? ''),
        'x-request-id': inHeader(said['asked'] ?? ''),
        'accept-language': inHeader(said['language'] ?? ''),
        'x-forwarded-for': inHeader(said['agent'] ?? ''),
        'if-none-match': inHeader(said['asked'] ?? ''),
      };
      await judge(
        await house.app.request(path, { headers: sent }),
        `${as} asks ${route.path}: ${path} ${JSON.stringify(sent)}`,
      );
    };
    for (const [at, route] of gets.entries()) {
      const text = corpus[at % corpus.length] ?? '';
      const named = names.map(name => [name, text] as const);
      for (const as of ['nobody', 'lead'] as const)
        await ask(route, as, addressOf(route, [text], named), { session: text });
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...gets), who, parts, query, headers, (route, as, some, asked, said) =>
        ask(route, as, addressOf(route, some, asked), {
          ...said,
          session: `hedgerow_session=${said.session}`,
        }),
      ),
      { seed, numRuns: RUNS },
    );
  });

  const post = (path: string, body: BodyInit, type: string | null, as: 'nobody' | 'lead' | 'worker') =>
    house.app.request(path, {
      method: 'POST',
      body,
      headers: {
        origin: 'http://localhost',
        cookie: cookieOf(as),
        ...(type === null ? {} : { 'content-type': type }),
      },
    });

  const bodies: readonly (string | Uint8Array<ArrayBuffer>)[] = [
    '',
    'null',
    '0',
    '"a"',
    '[]',
    '{',
    '{"statement":',
    '['.repeat(100_000),
    '{"a":'.repeat(20_000),
    `{"statement":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    '{"statement":"a","statement":"b"}',
    '{"__proto__":{"polluted":1},"statement":"a"}',
    '{"constructor":{"prototype":{"polluted":1}},"statement":"a"}',
    '{"statement":"\\ud800","near":"\\u0000"}',
    '{"statement":"a\\u0000b"}',
    '{"statement":"a","within_km":1e999}',
    '{"statement":"a","within_km":-0}',
    `{"statement":"a","within_km":${'9'.repeat(5000)}}`,
    `{"statement":${JSON.stringify('a '.repeat(100_000))}}`,
    '\ufeff{"statement":"a"}',
    new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    new Uint8Array([0xed, 0xa0, 0x80]),
    new Uint8Array(300_000),
  ];

  test('every address that takes something takes no other body for it, and a body of JSON in any state is answered', async () => {
    const posts = house.routes.filter(({ method }) => method === 'post');
    for (const route of posts) {
      const path = addressOf(route, [newId()], []);
      const sent = route.json ? bodies : bodies.slice(0, atFullLength ? bodies.length : 7);
      for (const body of sent) {
        for (const type of route.json ? ['application/json', 'text/plain', null] : ['application/json'])
          await judge(
            await post(path, body, type, 'lead'),
            `lead sends ${route.path}: ${String(body).slice(0, 40)}`,
          );
      }
    }
    const taking = posts.filter(({ json }) => json);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...taking), who, hostileJson, async (route, as, value) => {
        const body = JSON.stringify(value) ?? '';
        await judge(
          await post(addressOf(route, [newId()], []), body, 'application/json', as),
          `${as} ${route.path} ${body}`,
        );
      }),
      { seed, numRuns: RUNS },
    );
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  const part = (head: string, body: string) => `--x\r\n${head}\r\n\r\n${body}\r\n`;
  const field = (name: string, body: string) => part(`Content-Disposition: form-data; name="${name}"`, body);
  const file = (name: string, body: string) =>
    part(`Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv`, body);
  const multipart: readonly string[] = [
    '',
    '--x--',
    '--x--\r\n',
    '--x\r\n',
    field('a', 'b'),
    `${field('a', 'b')}--y--\r\n`,
    `${field('_csrf', 'x').repeat(2000)}--x--\r\n`,
    `${field('a'.repeat(50_000), 'b')}--x--\r\n`,
    `${field('__proto__', 'b')}${field('constructor', 'b')}--x--\r\n`,
    `${field('a\r\nX-Evil: 1', 'b')}--x--\r\n`,
    `${part('Content-Disposition: form-data', 'b')}--x--\r\n`,
    `${part('Content-Disposition: attachment; name=a', 'b')}--x--\r\n`,
    `${part(`X-Long: ${'a'.repeat(60_000)}\r\nContent-Disposition: form-data; name="a"`, 'b')}--x--\r\n`,
    `${file('../../../etc/passwd', '=1+1')}--x--\r\n`,
    `${file('a\u0000.csv', 'name\n"')}--x--\r\n`,
    `${file(`${'ä'.repeat(5000)}.csv`, 'name,"\u0000\n')}--x--\r\n`,
    `${file('a.zip', 'PK\u0003\u0004'.repeat(500))}--x--\r\n`,
    `${part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64', '%%%')}--x--\r\n`,
  ];

  test('a form in parts that is broken, endless or full of files is answered', async () => {
    const posts = house.routes.filter(({ method, json }) => method === 'post' && !json);
    for (const [at, route] of posts.entries()) {
      const path = addressOf(route, [newId()], []);
      const as = Array.isArray(route.door) ? 'lead' : 'nobody';
      for (const [number, body] of multipart.entries()) {
        if (!atFullLength && (number + at) % 6 !== 0) continue;
        for (const type of [
          'multipart/form-data; boundary=x',
          'multipart/form-data; boundary="',
          'multipart/form-data; boundary=x; boundary=y',
        ])
          await judge(
            await post(path, body, type, as),
            `${as} sends ${route.path} in parts, number ${number}`,
          );
      }
    }
  });

  test('a form with a key of any kind, and names that come from prototypes', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileText, async (once, name, value) => {
        const body = new URLSearchParams([
          ['_once', once.toWellFormed()],
          ['_csrf', value.toWellFormed()],
          ['_kept', value.toWellFormed()],
          [name.toWellFormed(), value.toWellFormed()],
          ['__proto__', '1'],
        ]);
        await judge(
          await post('/clare/refer', body, 'application/x-www-form-urlencoded', 'nobody'),
          `${once} ${name}`,
        );
        await judge(
          await post('/tasks/constructor', body, 'application/x-www-form-urlencoded', 'lead'),
          `${once} ${name}`,
        );
      }),
      { seed, numRuns: RUNS },
    );
  });

  const raw: Readonly<Record<string, string>> = {
    'a head that is too long': `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
    'a cookie that is too long': `GET /today HTTP/1.1\r\nHost: a\r\nCookie: hedgerow_session=${'a'.repeat(40_000)}\r\n\r\n`,
    'an address that is too long': `GET /clare/find?q=${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    'three thousand heads': `GET / HTTP/1.1\r\nHost: a\r\n${'A: b\r\n'.repeat(3000)}\r\n`,
    'no request at all': '\r\n\r\n\u0000\u0001\u0002\r\n\r\n',
    'a method of its own': 'HACK / HTTP/1.1\r\nHost: a\r\n\r\n',
    'an old version': 'GET /\r\n\r\n',
    'no host': 'GET / HTTP/1.1\r\n\r\n',
    'two hosts': 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'a whole address of elsewhere': 'GET http://evil.example/today HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    'an address with bytes': 'GET /\u00e9\u00ff%zz%c0%ae HTTP/1.1\r\nHost: a\r\n\r\n',
    'a way up': 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n',
    'a way up, written otherwise': 'GET /assets/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: a\r\n\r\n',
    'two lengths':
      'POST /clare/refer HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'a length and pieces':
      'POST /clare/refer HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n',
    'pieces of no size':
      'POST /clare/refer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
    'a folded head': 'GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n',
    'a head with a nought': 'GET / HTTP/1.1\r\nHost: a\r\nX: b\u0000c\r\n\r\n',
    'an upgrade': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'an expectation':
      'POST /clare/refer HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n',
  };

  test('what is no request gets an end, and the next one is served', async () => {
    for (const [how, bytes] of Object.entries(raw)) {
      inputs += 1;
      const answer = await spoken(port, bytes);
      assert.doesNotMatch(answer, /^HTTP\/1\.1 5/, how);
      assert.doesNotMatch(answer, /root:|\bat [\w.]+ \(/, how);
      const next = await fetch(`http://127.0.0.1:${port}/health`);
      assert.equal(next.status, 200, how);
      await next.arrayBuffer();
    }
  });
});

/** What comes back for bytes as they are, until the other side ends or is silent. */
function spoken(port: number, bytes: string): Promise<string> {
  return new Promise(done => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('data', part => {
      said += part.toString('latin1');
      // Once there is an answer nothing more is wanted of it.
      socket.setTimeout(50);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => done(said));
  });
}
