import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { gate, TooBusy } from './passwords/gate.ts';
import { seal, unseal } from './sealed.ts';
import { deviceOf, deviceText, readDevice } from './sessions/device.ts';
import { makeTicket, readTicket } from './tickets.ts';
import { placeOf } from './tries/place.ts';

test('a gate lets so many in at once, keeps so many waiting, turns the rest away, and goes on after an error', async () => {
  const enter = gate({ atOnce: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(done => setTimeout(done, 5));
    running -= 1;
    throw new Error('work');
  };
  const all = await Promise.allSettled(Array.from({ length: 9 }, () => enter(work)));
  const turnedAway = all.filter(one => one.status === 'rejected' && one.reason instanceof TooBusy);
  assert.equal(turnedAway.length, 4);
  assert.equal(most, 2);
  for (let times = 0; times < 5; times += 1)
    await enter(work).catch(error => assert.ok(!(error instanceof TooBusy)));
});

test('what is sealed opens with its key, for what it is about, untouched, and in no other way', () => {
  const key = randomBytes(32);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.nat(), (bytes, about, at) => {
      const text = Buffer.from(bytes);
      const sealed = seal(key, about, text);
      assert.deepEqual(unseal(key, about, sealed), text);
      assert.equal(unseal(key, `${about}.`, sealed), null);
      assert.equal(unseal(randomBytes(32), about, sealed), null);
      const touched = Buffer.from(sealed);
      const where = at % touched.length;
      touched[where] = (touched[where] ?? 0) ^ 1;
      assert.equal(unseal(key, about, touched), null);
      assert.equal(unseal(key, about, sealed.subarray(0, where)), null);
    }),
  );
});

test('a ticket is good for its purpose and for ten minutes', () => {
  const secret = randomBytes(32);
  const ticket = makeTicket(secret, 'one', ['a', 1], 1_000);
  assert.deepEqual(readTicket(secret, 'one', ticket, 1_000 + 599_000), ['a', 1]);
  assert.equal(readTicket(secret, 'one', ticket, 1_000 + 601_000), null);
  assert.equal(readTicket(secret, 'two', ticket, 1_000), null);
  for (const text of ['', 'x', '.', ticket.slice(1), `${ticket}AA`])
    assert.equal(readTicket(secret, 'one', text, 1_000), null);
});

test('a place is a network, in whatever form an address is written', () => {
  assert.equal(placeOf('203.0.113.7'), '203.0.113');
  assert.equal(placeOf('::ffff:203.0.113.7'), '203.0.113');
  assert.equal(placeOf('2001:DB8:0:12:aa::1'), '2001:db8:0:12');
  assert.equal(placeOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(placeOf('2001:0db8:0000:0000:1:2:3:4'), '2001:db8:0:0');
  assert.equal(placeOf('fe80::1%eth0'), 'fe80:0:0:0');
  assert.equal(placeOf('::1'), '0:0:0:0');
  for (const port of [1, 51_234, 65_535]) {
    assert.equal(placeOf(`203.0.113.7:${port}`), '203.0.113');
    assert.equal(placeOf(`[2001:db8::1]:${port}`), '2001:db8:0:0');
  }
  assert.equal(placeOf('[2001:db8::1]'), '2001:db8:0:0');
  assert.equal(placeOf('[::ffff:203.0.113.7]:443'), '203.0.113');
  for (const text of [null, '', 'unknown', 'x'.repeat(9000)]) assert.equal(placeOf(text), 'unknown');
  fc.assert(
    fc.property(
      fc.ipV6(),
      address => placeOf(address).split(':').length === 4 || /^\d+\./.test(placeOf(address)),
    ),
  );
});

test('a device is told by what its browser says, and kept without the rest of it', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0';
  assert.deepEqual(deviceOf(edge), { browser: 'Edge', system: 'Windows' });
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1';
  assert.deepEqual(deviceOf(phone), { browser: 'Safari', system: 'iPhone' });
  assert.deepEqual(readDevice(deviceText(deviceOf(edge))), { browser: 'Edge', system: 'Windows' });
  assert.deepEqual(readDevice(deviceText(deviceOf('curl/8'))), { browser: null, system: null });
});
