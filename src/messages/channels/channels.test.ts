import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { gatewayPeer, notifyPeer } from '../testing-gateways.ts';
import type { Outgoing } from './channel.ts';
import { makeGateway } from './gateway.ts';
import { found, placed, readShape } from './gateway-shape.ts';
import { makeNotify, readNotifyKey } from './notify.ts';
import { partsOf } from './parts.ts';

const service = '11111111-1111-4111-8111-111111111111';
const secret = '22222222-2222-4222-8222-222222222222';
const peer = await gatewayPeer();
const notify = await notifyPeer(service, secret);
after(async () => {
  await peer.close();
  await notify.close();
});
beforeEach(() => {
  for (const one of [peer, notify]) {
    one.mood = 'takes';
    one.heard.length = 0;
  }
});

const outgoing: Outgoing = {
  id: '33333333-3333-4333-8333-333333333333',
  from: { name: 'Hedgerow', address: 'hello@example.org' },
  neutral: false,
  to: '+353209150142',
  subject: '',
  text: 'Slán abhaile, “friend” & all = 1€',
  lang: 'en',
  attachment: null,
  again: false,
};
const shape = readShape('usual');
assert.ok(shape);
const gateway = makeGateway({
  url: `${peer.url}/messages`,
  key: 'k-1',
  shape,
  from: 'Hedgerow',
  neutralFrom: '+353209150199',
  patience: 1_200,
});
const settings = {
  url: notify.url,
  key: `my_key-${service}-${secret}`,
  ways: { sms: 'tpl-sms', email: 'tpl-mail', letter: 'second' },
  neutralSender: 'sender-2',
  patience: 1_200,
};
const text = makeNotify(settings, 'sms');

describe('a gateway for texts', () => {
  test('hears number, sender, words, and our id for it', async () => {
    assert.deepEqual(await gateway.send(outgoing), { fate: 'taken', outsideId: 'SM1' });
    const [heard] = peer.heard;
    assert.equal(heard?.headers.authorization, 'Bearer k-1');
    assert.deepEqual(JSON.parse(heard?.text ?? ''), {
      to: outgoing.to,
      from: 'Hedgerow',
      text: outgoing.text,
      reference: outgoing.id,
    });
  });

  test('a neutral sender is shown to who asked for one; without any, nothing goes', async () => {
    await gateway.send({ ...outgoing, neutral: true });
    assert.equal(JSON.parse(peer.heard[0]?.text ?? '').from, '+353209150199');
    const named = makeGateway({ url: peer.url, key: 'k', shape, from: 'Hedgerow', neutralFrom: null });
    assert.deepEqual(await named.send({ ...outgoing, neutral: true }), { fate: 'impossible' });
    assert.equal(peer.heard.length, 1);
  });

  test('one that wants a form and a password gets them', async () => {
    const twilio = readShape('twilio');
    assert.ok(twilio);
    const sender = makeGateway({
      url: peer.url,
      key: 'AC1:pass',
      shape: twilio,
      from: '+1',
      neutralFrom: null,
    });
    assert.deepEqual(await sender.send(outgoing), { fate: 'taken', outsideId: 'SM1' });
    const [heard] = peer.heard;
    assert.equal(heard?.headers.authorization, `Basic ${Buffer.from('AC1:pass').toString('base64')}`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(heard?.text)), {
      To: outgoing.to,
      From: '+1',
      Body: outgoing.text,
    });
  });

  const fates = {
    refuses_number: { fate: 'refused' },
    refuses_words: { fate: 'impossible' },
    too_many: { fate: 'wait', seconds: 120 },
    wrong_key: { fate: 'away' },
    busy: { fate: 'later' },
    silent: { fate: 'away' },
    drips: { fate: 'away' },
    hangs_up: { fate: 'away' },
    closes_in_mid_sentence: { fate: 'away' },
    redirects: { fate: 'away' },
  } as const;
  for (const [mood, fate] of Object.entries(fates)) {
    test(`one that ${mood.replaceAll('_', ' ')}: ${fate.fate}`, async () => {
      peer.mood = mood as keyof typeof fates;
      assert.deepEqual(await gateway.send(outgoing), fate);
      assert.equal(peer.heard.length, 1, 'asked once, and nobody else is told');
    });
  }
});

describe('Notify', () => {
  test('reads the service and the secret of a key with dashes in its name', () => {
    assert.deepEqual(readNotifyKey(`a-b-${service}-${secret}`), { service, secret });
    assert.equal(readNotifyKey(`${service}`), null);
  });

  test('takes a text by its template, with our id, under a token it knows', async () => {
    const handed = await text.send({ ...outgoing, neutral: true });
    assert.equal(handed.fate, 'taken');
    assert.deepEqual(JSON.parse(notify.heard[0]?.text ?? ''), {
      reference: outgoing.id,
      phone_number: outgoing.to,
      template_id: 'tpl-sms',
      personalisation: { body: outgoing.text },
      sms_sender_id: 'sender-2',
    });
  });

  test('takes a printed letter, and nothing that is not printed', async () => {
    const letters = makeNotify(settings, 'letter');
    assert.deepEqual(await letters.send(outgoing), { fate: 'impossible' });
    const printed = { name: 'letter.pdf', bytes: Buffer.from('%PDF') };
    assert.equal((await letters.send({ ...outgoing, attachment: printed })).fate, 'taken');
    const { content, postage } = JSON.parse(notify.heard[0]?.text ?? '');
    assert.deepEqual([content, postage], [Buffer.from('%PDF').toString('base64'), 'second']);
  });

  test('what it took before the line broke is not sent twice', async () => {
    const id = '44444444-4444-4444-8444-444444444444';
    notify.mood = 'takes_and_hangs_up';
    assert.deepEqual(await text.send({ ...outgoing, id }), { fate: 'away' });
    notify.mood = 'takes';
    const again = await text.send({ ...outgoing, id, again: true });
    assert.equal(again.fate, 'taken');
    assert.equal(notify.heard.filter(({ method }) => method === 'POST').length, 1);
  });

  const fates = {
    refuses_number: { fate: 'refused' },
    refuses_words: { fate: 'impossible' },
    too_many: { fate: 'wait', seconds: 60 },
    too_many_today: { fate: 'wait', seconds: 3600 },
    wrong_key: { fate: 'away' },
    busy: { fate: 'later' },
    silent: { fate: 'away' },
    drips: { fate: 'away' },
  } as const;
  for (const [mood, fate] of Object.entries(fates)) {
    test(`when it ${mood.replaceAll('_', ' ')}: ${fate.fate}`, async () => {
      notify.mood = mood as keyof typeof fates;
      assert.deepEqual(await text.send(outgoing), fate);
    });
  }

  test('tells what became of a message, and nothing while it is on its way', async () => {
    for (const [state, arrival] of [
      ['delivered', 'delivered'],
      ['permanent-failure', 'bounced'],
      ['temporary-failure', 'gone'],
      ['sending', null],
      ['created', null],
    ] as const) {
      notify.states.set('one', state);
      assert.equal(await text.look?.('one'), arrival);
    }
  });
});

describe('the parts of a text', () => {
  test('plain letters, letters of two places, and letters that need all the room', () => {
    assert.deepEqual(partsOf('a'.repeat(160)), { alphabet: 'gsm', places: 160, count: 1 });
    assert.deepEqual(partsOf('a'.repeat(161)), { alphabet: 'gsm', places: 161, count: 2 });
    assert.deepEqual(partsOf('a'.repeat(307)), { alphabet: 'gsm', places: 307, count: 3 });
    assert.deepEqual(partsOf('€'.repeat(80)), { alphabet: 'gsm', places: 160, count: 1 });
    assert.deepEqual(partsOf('é'), { alphabet: 'gsm', places: 1, count: 1 });
    assert.equal(partsOf('í').alphabet, 'unicode', 'Irish has letters that GSM lacks');
    assert.deepEqual(partsOf('م'.repeat(70)), { alphabet: 'unicode', places: 70, count: 1 });
    assert.deepEqual(partsOf('م'.repeat(1600)), { alphabet: 'unicode', places: 1600, count: 24 });
    assert.deepEqual(partsOf(''), { alphabet: 'gsm', places: 0, count: 0 });
  });

  test('a sign is never cut in two: of 67 places the last stays empty before a sign of two', () => {
    assert.equal(partsOf(`${'a'.repeat(66)}😀${'a'.repeat(66)}`).count, 3);
    assert.equal(partsOf(`${'a'.repeat(152)}€${'a'.repeat(151)}`).count, 2);
    assert.equal(partsOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`).count, 3);
  });

  test('for every text: as many parts as hold it, and no more than if each sign took most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), said => {
        const { alphabet, places, count } = partsOf(said);
        const [one, each] = alphabet === 'gsm' ? [160, 153] : [70, 67];
        if (places <= one) assert.equal(count, said === '' ? 0 : 1);
        else {
          assert.ok(count >= Math.ceil(places / each));
          assert.ok(count <= Math.ceil(places / (each - 1)));
        }
        assert.ok(partsOf(`${said}a`).count >= count, 'longer is never less');
      }),
    );
  });
});

test('a shape is read or refused, whatever is written', () => {
  assert.deepEqual(readShape('form Basic to=To from=From text=Body id=sid'), readShape('twilio'));
  for (const wrong of [
    '',
    'xml Bearer to=a from=b text=c id=d',
    'json Bearer to=a',
    'json Bearer to=__ to=b',
  ])
    assert.equal(readShape(wrong), null, wrong);
  fc.assert(
    fc.property(fc.string(), words => {
      const read = readShape(words);
      if (read) assert.ok(['json', 'form'].includes(read.body));
    }),
  );
});

test('values go where their paths say, and are found there', () => {
  assert.deepEqual(
    placed([
      ['messages.0.to', 'a'],
      ['messages.0.body', 'b'],
      ['key', 'c'],
    ]),
    { messages: [{ to: 'a', body: 'b' }], key: 'c' },
  );
  assert.equal(found({ data: { messages: [{ message_id: 7 }] } }, 'data.messages.0.message_id'), '7');
  assert.equal(found({}, 'constructor.name'), null);
  assert.equal(found(null, 'id'), null);
});
