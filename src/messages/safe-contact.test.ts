import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleView } from '../ui/gallery/sample-view.ts';
import { isAllowed, type SafeContact, wayTo, wayToOther } from './safe-contact.ts';
import { type TemplateName, templateNames, templates } from './templates.ts';
import { writeMessage } from './write-message.ts';

const address = (good: string, bad: string) => fc.constantFrom(good, bad, '', null);

const contacts: fc.Arbitrary<SafeContact> = fc.record({
  mayText: fc.boolean(),
  mayEmail: fc.boolean(),
  mayPost: fc.boolean(),
  neutralSender: fc.boolean(),
  codeWord: fc.constantFrom(null, 'Fuchsia'),
  died: fc.boolean(),
  phone: address('+353209150142', '0209 150'),
  email: address('breda@example.org', 'breda at example'),
  address: address('2 Chapel Lane\nTulla', 'Tulla'),
});

const sound = new Set(['+353209150142', 'breda@example.org', '2 Chapel Lane\nTulla']);
const toPerson = templateNames.filter(name => templates[name].to === 'person');

test('a message goes only a way that the person allows, to a sound address, and never after a death', () => {
  fc.assert(
    fc.property(contacts, fc.constantFrom(...toPerson), (contact, template) => {
      const way = wayTo(contact, templates[template].ways);
      if (way.hold !== null) {
        assert.equal(way.recipient, '');
        return;
      }
      assert.ok(isAllowed(contact, way.channel));
      assert.ok(sound.has(way.recipient));
      assert.equal(contact.died, false);
    }),
  );
});

test('a message is held only when no allowed way has a sound address', () => {
  fc.assert(
    fc.property(contacts, fc.constantFrom(...toPerson), (contact, template) => {
      const { ways } = templates[template];
      const open = ways.filter(way => {
        const to = { sms: contact.phone, email: contact.email, letter: contact.address }[way];
        return isAllowed(contact, way) && sound.has(to ?? '');
      });
      const way = wayTo(contact, ways);
      assert.equal(way.hold === null, !contact.died && open.length > 0);
    }),
  );
});

const programme = {
  name: 'Social prescribing in Clare',
  hostName: 'Fergusside Community Partnership',
  phone: '+353209150100',
  phoneHours: 'Monday to Friday, 9 am to 5 pm',
};

/** A value for everything a template may ask for, told apart by its name. */
const valuesFor = (template: TemplateName) =>
  Object.fromEntries(
    templates[template].values.map(name => [name, ['days', 'held'].includes(name) ? 3 : `«${name}»`]),
  );

const writing = (template: TemplateName, neutral: boolean, codeWord: string | null, locale: 'en' | 'ga') => ({
  view: sampleView(locale),
  programme,
  template,
  values: valuesFor(template),
  neutral,
  codeWord,
});

/** What gives away which service it is. */
const revealing = /hedgerow|social|prescri|oideas|link worker|oibrí naisc|clare|https?:/i;

test('neutral words say nothing of the service, in any template, way and language', () => {
  for (const template of toPerson) {
    for (const locale of ['en', 'ga'] as const) {
      for (const channel of templates[template].ways) {
        const { subject, body } = writeMessage({ ...writing(template, true, null, locale), channel });
        assert.doesNotMatch(`${subject} ${body}`, revealing, `${template} ${channel} ${locale}`);
        // Each speaks to the person by name, or says what a member of staff wrote; the last word after STOP has neither.
        const values: readonly string[] = templates[template].values;
        const wanted = template === 'reply_stopped' ? [] : ['name', 'words'];
        const shown = wanted.filter(name => values.includes(name));
        assert.equal(shown.length, Math.min(1, wanted.length), template);
        for (const name of shown) assert.ok(body.includes(`«${name}»`), template);
      }
    }
  }
});

test('a code word opens what goes to the person', () => {
  for (const template of toPerson) {
    for (const channel of templates[template].ways) {
      const { body } = writeMessage({ ...writing(template, true, 'Fuchsia', 'en'), channel });
      assert.ok(body.startsWith('Fuchsia'), template);
    }
  }
});

test('every template has words in both languages, with all of its values, and no line break in a subject', () => {
  for (const template of templateNames) {
    for (const locale of ['en', 'ga'] as const) {
      for (const channel of templates[template].ways) {
        const { subject, body } = writeMessage({ ...writing(template, false, null, locale), channel });
        assert.doesNotMatch(`${subject}\n${body}`, /[{}]|[\u2066-\u2069]/);
        assert.equal(subject === '', channel === 'sms');
        if (channel === 'sms') assert.doesNotMatch(body, /\n/);
      }
    }
  }
});

test('words for who refers never carry a name, only initials', () => {
  for (const template of templateNames) {
    // The survey speaks of nobody.
    if (templates[template].to !== 'referrer' || template === 'survey_referrer') continue;
    assert.ok(
      templates[template].values.some(value => value === 'initials'),
      template,
    );
    assert.ok(!templates[template].values.some(value => String(value) === 'name'), template);
  }
});

test('a line break in a value does not reach a subject or a text message', () => {
  const values = { ...valuesFor('session_booked'), when: 'now\r\nBcc: everybody@example.org' };
  const sms = writeMessage({ ...writing('session_booked', false, null, 'en'), values, channel: 'sms' });
  const email = writeMessage({ ...writing('session_booked', false, null, 'en'), values, channel: 'email' });
  assert.doesNotMatch(sms.body, /[\r\n]/);
  assert.doesNotMatch(email.subject, /[\r\n]/);
});

test('a value that is missing is an error, not a hole in the sentence', () => {
  const input = { ...writing('receipt', false, null, 'en'), values: {}, channel: 'email' } as const;
  assert.throws(() => writeMessage(input), TypeError);
});

test('an address that could be more than one mailbox is doubtful', () => {
  for (const email of [
    'a@b',
    'a@example.org, b@example.org',
    'a@example.org\nBcc: c@example.org',
    '<a@example.org>',
  ]) {
    assert.equal(
      wayToOther({ email, phone: null, address: null }, ['email']).hold,
      'doubtful_address',
      email,
    );
  }
});
