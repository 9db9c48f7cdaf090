import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type GetOptions, makeFetcher, readJson } from './index.ts';
import { depthOf } from './read-json.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Only for servers that are slow on purpose: a busy machine must not look like one. */
const hasty = { span: 300, leastPerSpan: 1000, total: 2000, bytes: 200_000 };
const patient = { bytes: 200_000 };
const bomb = { gzip: gzipSync(Buffer.alloc(5_000_000)), br: brotliCompressSync(Buffer.alloc(5_000_000)) };
const json = { 'content-type': 'application/json' };

const pages: Record<string, Answer> = {
  '/plain': (_, response) => response.writeHead(200, json).end('{"a":1}'),
  '/gzip': (_, response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
  '/deflate': (_, response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'deflate' }).end(deflateSync('{"a":1}')),
  '/br': (_, response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'br' }).end(brotliCompressSync('{"a":1}')),
  '/bomb': (_, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb.gzip),
  '/bomb-br': (_, response) => response.writeHead(200, { ...json, 'content-encoding': 'br' }).end(bomb.br),
  '/not-gzip': (_, response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('plain words'),
  '/half-gzip': (_, response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(gzipSync('x'.repeat(9000)).subarray(0, 20)),
  '/odd-encoding': (_, response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'rot13' }).end('n'),
  '/large': (_, response) => response.writeHead(200, json).end('x'.repeat(300_000)),
  '/large-untold': (_, response) => {
    response.writeHead(200, json);
    for (let i = 0; i < 30; i++) response.write('x'.repeat(10_000));
    response.end();
  },
  '/hang': () => undefined,
  '/hang-after-head': (_, response) => response.writeHead(200, json).write('{'),
  '/drip': (_, response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/steady-but-endless': (_, response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write('x'.repeat(400)), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/cut': (_, response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' });
    response.write('{"a":');
    setTimeout(() => response.destroy(), 20);
  },
  '/too-long-a-tale': (_, response) => {
    response.socket?.end(
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n{"a":1}',
    );
  },
  '/nonsense': (_, response) => response.socket?.end('this is not HTTP\r\n\r\n'),
  '/html': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/busy': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop2' }).end(),
  '/loop2': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/inward': (_, response) => response.writeHead(302, { location: 'http://127.0.0.2/secret' }).end(),
  '/metadata': (_, response) =>
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/by-name': (_, response) => response.writeHead(302, { location: 'http://localhost:9/' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/nowhere': (_, response) => response.writeHead(302).end(),
  '/once': (_, response) => response.writeHead(301, { location: '/plain' }).end(),
  '/tagged': (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { ...json, etag: '"1"' }).end('{}');
  },
};

describe('fetching within bounds', () => {
  const server = createServer((request, response) => pages[request.url ?? '']?.(request, response));
  let base = '';
  before(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string, options: GetOptions = {}) =>
    makeFetcher({ allow: [new URL(base).host], agent: 'Hedgerow' }).get(base + path, {
      limits: /hang|drip|endless/.test(path) ? hasty : patient,
      ...options,
    });
  const fault = async (path: string, options?: GetOptions): Promise<string> => {
    const got = await get(path, options);
    return got.state === 'failed' ? got.fault : got.state;
  };

  test('plain and packed bodies arrive the same', async () => {
    for (const path of ['/plain', '/gzip', '/deflate', '/br', '/once']) {
      const got = await get(path);
      assert.ok(got.state === 'got', path);
      assert.equal(Buffer.from(got.bytes).toString(), '{"a":1}');
    }
  });

  test('each way to fail has its name', async () => {
    const expected = {
      '/bomb': 'too_large',
      '/bomb-br': 'too_large',
      '/large': 'too_large',
      '/large-untold': 'too_large',
      '/not-gzip': 'bad_encoding',
      '/half-gzip': 'bad_encoding',
      '/odd-encoding': 'bad_encoding',
      '/hang': 'too_slow',
      '/hang-after-head': 'too_slow',
      '/drip': 'too_slow',
      '/steady-but-endless': 'too_slow',
      '/cut': 'truncated',
      '/nonsense': 'truncated',
      '/gone': 'bad_status',
      '/loop': 'too_many_redirects',
      '/inward': 'refused_address',
      '/metadata': 'refused_address',
      '/by-name': 'refused_address',
      '/to-file': 'bad_redirect',
      '/nowhere': 'bad_redirect',
    };
    const found = await Promise.all(
      Object.keys(expected).map(async path => [path, await fault(path)] as const),
    );
    assert.deepEqual(Object.fromEntries(found), expected);
  });

  test('a body that tells a shorter length is read as far as it tells', async () => {
    const got = await get('/too-long-a-tale');
    assert.ok(got.state === 'got');
    assert.equal(readJson(got.bytes).state, 'failed');
  });

  test('what is not wanted is not read', async () => {
    assert.equal(await fault('/html', { types: /json/ }), 'wrong_type');
    assert.equal(await fault('/html'), 'got');
  });

  test('a server may ask to come again later', async () => {
    const got = await get('/busy');
    assert.deepEqual(got.state === 'failed' && [got.detail, got.retryAfter], ['429', 7]);
  });

  test('nothing new is told without a body', async () => {
    assert.equal((await get('/tagged', { etag: '"1"' })).state, 'unchanged');
    const got = await get('/tagged');
    assert.equal(got.state === 'got' && got.etag, '"1"');
  });

  test('a fetch can be called off', async () => {
    const off = new AbortController();
    setTimeout(() => off.abort(), 30);
    assert.equal(await fault('/hang', { signal: off.signal, limits: patient }), 'cancelled');
  });

  test('no form of an inward address is asked, unless it was allowed by name', async () => {
    const strict = makeFetcher({ allow: [], agent: 'Hedgerow' });
    const port = new URL(base).port;
    const inward = [
      `http://127.0.0.1:${port}/plain`,
      `http://localhost:${port}/plain`,
      `http://2130706433:${port}/plain`,
      `http://0x7f.1:${port}/plain`,
      `http://0.0.0.0:${port}/plain`,
      `http://[::1]:${port}/plain`,
      `http://[::ffff:127.0.0.1]:${port}/plain`,
      'http://10.0.0.1/',
      'http://192.168.1.1/',
      'http://172.16.0.1/',
      'http://169.254.169.254/',
      'http://[fe80::1]/',
      'http://[fd00::1]/',
      'http://[64:ff9b::7f00:1]/',
    ];
    for (const address of inward) {
      const got = await strict.get(address, { limits: patient });
      assert.equal(got.state === 'failed' && got.fault, 'refused_address', address);
    }
    for (const address of [
      '',
      'example.org',
      'ftp://example.org/',
      'javascript:1',
      'http://me:pw@example.org/',
    ]) {
      const got = await strict.get(address);
      assert.equal(got.state === 'failed' && got.fault, 'bad_address', address);
    }
  });

  test('a server that cannot be reached is said to be so', async () => {
    const got = await makeFetcher({ allow: ['127.0.0.1'], agent: 'x' }).get('http://127.0.0.1:9/');
    assert.equal(got.state === 'failed' && got.fault, 'unreachable');
  });
});

describe('JSON within bounds', () => {
  test('what nests too deep is refused before it is parsed', () => {
    const deep = Buffer.from(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`);
    const read = readJson(deep);
    assert.equal(read.state === 'failed' && read.fault, 'too_deep');
  });

  test('depth is counted as the parser sees it', () => {
    const { value } = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 3 }),
      ),
    }));
    const walk = (one: unknown): number =>
      typeof one === 'object' && one !== null ? 1 + Math.max(0, ...Object.values(one).map(walk)) : 0;
    fc.assert(
      fc.property(value, one => {
        assert.equal(depthOf(Buffer.from(JSON.stringify(one))), walk(one));
      }),
    );
  });
});
