import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { packed } from './packed.ts';

const long = `<p>${'Fáilte. '.repeat(400)}</p>`;
const longer = '€'.repeat(400_000);
const app = new Hono()
  .get('/long', c => packed(c, long, 422))
  .get('/longer', c => packed(c, longer, 200))
  .get('/short', c => packed(c, '<p>Short.</p>', 200));
const ask = (path: string, accepts?: string) =>
  app.request(path, { headers: accepts === undefined ? {} : { 'accept-encoding': accepts } });

for (const accepts of ['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP;q=0.8', 'deflate, gzip;q=0.5']) {
  test(`a long page is packed for "${accepts}", with its status and letters`, async () => {
    const answer = await ask('/long', accepts);
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.equal(answer.headers.get('vary'), 'Accept-Encoding');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i);
    assert.equal(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString(), long);
  });
}

for (const accepts of [undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'xgzipped']) {
  test(`a long page goes as it is for ${accepts}`, async () => {
    const answer = await ask('/long', accepts);
    assert.equal(answer.headers.get('content-encoding'), null);
    assert.equal(await answer.text(), long);
  });
}

test('a short page goes as it is', async () => {
  const answer = await ask('/short', 'gzip');
  assert.equal(answer.headers.get('content-encoding'), null);
  assert.equal(await answer.text(), '<p>Short.</p>');
});

test('pages packed one after the other, short and very long, each say their own', async () => {
  for (const [path, said] of [
    ['/longer', longer],
    ['/long', long],
    ['/longer', longer],
  ] as const) {
    const answer = await ask(path, 'gzip');
    assert.equal(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString(), said);
  }
});
