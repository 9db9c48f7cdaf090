import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { catalogueOf, localeCodes, textOf } from '../../ui/index.ts';
import { testApp } from '../../web/testing.ts';
import { messageListeners } from '../listeners.ts';
import { houseOf, viewOf } from '../queries/house.ts';
import { queueMessage } from '../queue-message.ts';
import { readReply } from '../replies/index.ts';
import { checkWording } from './check-wording.ts';
import { houseWords } from './house-words.ts';
import { ownNames, partsOfTemplate } from './part.ts';
import { previewsOf } from './preview.ts';
import { readingEase } from './reading-ease.ts';
import { wordingRoutes } from './routes.ts';

const app = await testApp(wordingRoutes);
after(() => app.close());
const { administrator, coordinator, linkWorker } = app.clare;
const { programmeId } = coordinator.actor;
const system = systemActor(programmeId);
const page = '/wordings/worker_will_ring';
const save = (form: Record<string, string>, who = coordinator, locale = 'en') =>
  app.post(`${page}/${locale}`, { do: 'save', ...form }, who);

beforeEach(async () => {
  await app.sql('alter table message_wording disable trigger user');
  for (const table of ['message_wording', 'message', 'outbox']) await app.sql(`delete from ${table}`);
});

async function textTo(locale: string, neutral = false): Promise<string> {
  const kase = await seedCase(app, { state: 'closed' });
  await app.sql(
    "update person set may_text = true, locale = $2, neutral_sender = $3, phone = '+353209150142' where id = $1",
    [kase.personId, locale, neutral],
  );
  const { id } = await app.database.within(system, scope =>
    queueMessage(scope, {
      id: newId(),
      template: 'worker_will_ring',
      personId: kase.personId,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  const [row] = await app.sql<{ body: string }>('select body from message where id = $1', [id]);
  return row?.body ?? '';
}

describe('words of the programme', () => {
  test('are used from the next message on, in their language only, and given back', async () => {
    const saved = await save({ sms: 'Dear {name}, {worker} rings you. {phone}' });
    assert.equal(saved.status, 303);
    assert.match(await textTo('en'), /^Dear Breda, Aoife rings you\. /);
    assert.match(await textTo('ga'), /Breda, a chara/);
    assert.equal((await app.post(`${page}/en`, { do: 'restore' }, administrator)).status, 303);
    assert.match(await textTo('en'), /^Hello Breda\./);
    const rows = await app.sql<{ version: number; text: string | null }>(
      'select version, text from message_wording order by version',
    );
    assert.deepEqual(
      rows.map(one => [one.version, one.text === null]),
      [
        [1, false],
        [2, true],
      ],
    );
    const shown = await (await app.get(page, coordinator)).text();
    assert.match(shown, /Dear \{name\}, \{worker\} rings you/, 'the earlier version stays readable');
    assert.equal(
      (await app.sql("select 1 from audit_entry where verb = 'message_wording.changed'")).length,
      2,
    );
  });

  test('as the house says it is no version', async () => {
    const house = houseWords('worker_will_ring', 'sms', 'en')?.text ?? '';
    await save({ sms: house });
    assert.equal((await app.sql('select 1 from message_wording')).length, 0);
  });

  test('two who save at once make two versions', async () => {
    await Promise.all([save({ sms: 'One {name}' }), save({ sms: 'Two {name}' }, administrator)]);
    const rows = await app.sql<{ version: number }>('select version from message_wording order by version');
    assert.ok(rows.length >= 1);
    assert.equal(new Set(rows.map(one => one.version)).size, rows.length);
  });

  test('an unknown value is refused by name, and what was typed is kept', async () => {
    const answer = await save({ sms: 'Hello {nmae}, ring {worker}' });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, /does not know \{nmae\}/);
    assert.match(text, /Hello \{nmae\}, ring \{worker\}/);
    assert.equal((await app.sql('select 1 from message_wording')).length, 0);
  });

  test('words that got past the page all the same never reach anybody: the house speaks', async () => {
    await app.sql(
      `insert into message_wording (programme_id, template, locale, part, version, text, made_at, made_by)
       values ($1, 'worker_will_ring', 'en', 'sms', 1, 'Hello {nmae}', now(), $2), ($1, 'worker_will_ring', 'en', 'neutral', 1, 'Hello {name', now(), $2)`,
      [programmeId, coordinator.actor.id],
    );
    assert.match(await textTo('en'), /^Hello Breda\. Aoife from/);
    assert.match(await textTo('en', true), /^Hello Breda\. Aoife will ring you soon/);
  });

  test('faults of braces are said plainly', async () => {
    for (const [text, said] of [
      ['Hello {name', /not closed/],
      ['Hello {}', /nothing between two braces/],
      ['{name, select, a {x}}', /last branch/],
      ['', /Write something here/],
    ] as const) {
      const answer = await save({ sms: text });
      assert.equal(answer.status, 422, text);
      assert.match(await answer.text(), said);
    }
  });

  test('neutral words name neither programme nor service and hold no link', async () => {
    const [row] = await app.sql<{ name: string }>('select name from programme where id = $1', [programmeId]);
    for (const text of [
      'Hello {name} of {programme}',
      `Hello from ${row?.name}`,
      'Look at www.example.org',
      'See https://example.org/x',
    ])
      assert.equal((await save({ neutral: text })).status, 422, text);
    assert.equal((await save({ neutral: 'Hello {name}. {worker} rings you.' })).status, 303);
  });

  test('what the house uses and these words do not is said, and does not stop them', async () => {
    const looked = await app.post(`${page}/en`, { do: 'look', sms: 'Somebody rings you.' }, coordinator);
    assert.equal(looked.status, 200);
    const text = await looked.text();
    assert.match(text, /Not used here/);
    assert.match(text, /Nothing is saved yet/);
    assert.equal((await app.sql('select 1 from message_wording')).length, 0);
  });

  test('hostile text is shown and does nothing', async () => {
    const looked = await app.post(
      `${page}/en`,
      { do: 'look', sms: '<script>alert(1)</script> {name}' },
      coordinator,
    );
    assert.doesNotMatch(await looked.text(), /<script>alert/);
  });

  test('co-ordinator and administrator only; nothing of another programme', async () => {
    assert.equal((await app.get('/wordings', linkWorker)).status, 403);
    assert.equal((await save({ sms: 'x {name}' }, linkWorker)).status, 403);
    assert.equal((await app.get('/wordings/staff_reset', coordinator)).status, 404);
    await save({ sms: 'Ours {name}' });
    const theirs = await (await app.get(page, app.trafford.coordinator)).text();
    assert.doesNotMatch(theirs, /Ours/);
  });

  test('a sample goes to oneself', async () => {
    await save({ sms: 'Dear {name}, {worker} rings you.' });
    await app.post(`${page}/en`, { do: 'sample' }, coordinator);
    await deliverNow(app.database, programmeId, messageListeners({ publicUrl: 'https://hedgerow.example' }));
    const [mail] = await app.sql<{ body: string; to_whom: string }>(
      "select body, to_whom from message where template = 'wording_sample'",
    );
    assert.equal(mail?.to_whom, 'staff');
    assert.match(mail.body, /Dear Breda, Aoife Hehir rings you\./);
  });

  test('what is written in Arabic is typed from the right, under a name in the language of whoever types', async () => {
    const { coordinator } = app.clare;
    const page = await (await app.get('/wordings/session_reminder?in=ar', coordinator)).text();
    assert.equal(page.match(/<textarea[^>]* lang="ar" dir="rtl"/g)?.length, page.match(/<textarea/g)?.length);
    assert.doesNotMatch(page, /<div lang="ar"[^>]*>\s*<div class="field/);
  });

  test('a language without any words says that people get English', async () => {
    const text = await (await app.get('/wordings/reply_off?in=ga', coordinator)).text();
    assert.match(text, /words as they came are used/);
  });
});

describe('the words of the house', () => {
  test('pass the checks that a programme’s must pass, and can be previewed, in every language', async () => {
    const house = await app.database.within(system, houseOf);
    for (const template of ownNames) {
      for (const locale of localeCodes) {
        for (const part of partsOfTemplate(template)) {
          const words = houseWords(template, part, locale);
          if (words === null) continue;
          const { fault } = checkWording(words.text, {
            template,
            part,
            locale: words.locale,
            own: [house.name],
          });
          assert.equal(fault, null, `${template} ${part} ${locale} ${JSON.stringify(fault)}`);
        }
        const shown = previewsOf(house, app.clock.now(), { template, locale, own: {} });
        assert.ok(shown.length > 0);
        for (const { body } of shown) assert.doesNotMatch(body, /\{|undefined/, `${template} ${locale}`);
      }
    }
  });

  test('every answer that a reminder offers is understood as what it says, in every language', async () => {
    const house = await app.database.within(system, houseOf);
    for (const locale of localeCodes) {
      const { t } = viewOf(house, app.clock.now(), locale);
      const said = [t('messages.answer.yes'), t('messages.answer.no'), t('messages.answer.call')];
      // Until a language has the words it is offered the English ones, which mean in it what they mean in English.
      const offered = textOf(catalogueOf(locale), 'messages.answer.no') === undefined ? 'en' : locale;
      assert.deepEqual(
        said.map(text => readReply(text, { locale: offered })),
        ['yes', 'cannot_come', 'call_me'],
        said.join(' '),
      );
    }
  });
});

describe('how hard words are to read', () => {
  test('longer sentences and longer words are never easier', () => {
    const word = fc.constantFrom('we', 'ring', 'you', 'soon', 'and', 'talk');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 5, maxLength: 20 }),
        fc.constantFrom(...localeCodes),
        (words, locale) => {
          const short = readingEase(`${words.join(' ')}.`, locale);
          const long = readingEase(`${[...words, ...words].join(' ')}.`, locale);
          assert.ok(short && long && long.value >= short.value);
        },
      ),
    );
  });

  test('plain English is for ten-year-olds, an office letter is not; long sentences are named', () => {
    const easy = readingEase(
      'Hello Breda. Aoife will ring you soon. If a time suits you best, ring us.',
      'en',
    );
    assert.ok(easy && !easy.hard && easy.value <= 10);
    const office =
      'Notwithstanding previous correspondence concerning eligibility determination, participants are respectfully requested to communicate availability considerations to the administrative coordination department at their earliest convenience.';
    const hard = readingEase(office, 'en');
    assert.ok(hard?.hard);
    assert.deepEqual(hard.longSentences, [office]);
    assert.equal(readingEase('Ring us', 'en'), null);
  });
});
