import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { makeView } from '../ui/index.ts';
import * as examples from './documents/examples.ts';
import * as room from './index.ts';

const letters = room.makeLetters({ workers: 1 });
after(() => letters.close());

const view = (locale: 'en' | 'ga') =>
  makeView({ locale, now: Temporal.Instant.from('2026-11-24T10:00Z'), path: '/', csrf: '' });

/** Every letter of the room in both languages and sizes. */
function everyLetter(locale: 'en' | 'ga'): readonly room.LetterDocument[] {
  const v = view(locale);
  const large = { size: 'large' } as const;
  return [
    room.gpClosingLetter(examples.exampleGpClosing, v),
    room.personClosingLetter(examples.examplePersonClosing, v),
    room.personClosingLetter({ ...examples.examplePersonClosing, ...large }, v),
    room.planDocument(examples.examplePlan, v),
    room.planDocument({ ...examples.examplePlan, ...large }, v),
    room.appointmentLetter(examples.exampleAppointment, v),
    room.appointmentLetter({ ...examples.exampleAppointment, news: 'cancelled', ...large }, v),
    room.welcomeLetter(examples.exampleWelcome, v),
    room.welcomeLetter({ ...examples.exampleWelcome, news: 'changed', neutral: true, ...large }, v),
    room.weAreHereLetter(examples.exampleWeAreHere, v),
    room.weAreHereLetter({ ...examples.exampleWeAreHere, neutral: true, ...large }, v),
    room.referralReceiptLetter(examples.exampleReceipt, v),
    room.firstContactLetter(examples.exampleFirstContact, v),
    room.declineLetter(examples.exampleDecline, v),
    room.certificateDocument(examples.exampleCertificate, v),
    room.certificateDocument({ ...examples.exampleCertificate, size: 'standard' }, v),
  ];
}

function metadata(pdf: PDFDocument): string {
  const stream = pdf.catalog.lookup(PDFName.of('Metadata'));
  assert.ok(stream instanceof PDFRawStream);
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8');
}

/** Names of the structure elements that a reader with a screen reader meets. */
function tags(pdf: PDFDocument): Set<string> {
  const found = new Set<string>();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('StructElem')) continue;
    found.add(String(object.get(PDFName.of('S'))));
  }
  return found;
}

for (const locale of ['en', 'ga'] as const) {
  test(`every letter is a tagged PDF/UA-1 file with title and language (${locale})`, async () => {
    for (const document of everyLetter(locale)) {
      const pdf = await PDFDocument.load(await letters.pdf(document), { updateMetadata: false });
      assert.equal(pdf.getTitle(), document.title);
      assert.equal(pdf.getAuthor(), document.author);
      assert.match(String(pdf.catalog.lookup(PDFName.of('Lang'))), new RegExp(`^\\(${locale}`));
      const marked = pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
      assert.equal(String(marked.get(PDFName.of('Marked'))), 'true');
      assert.ok(pdf.catalog.lookup(PDFName.of('StructTreeRoot')) instanceof PDFDict);
      assert.match(metadata(pdf), /pdfuaid:part(>|=")1/);
      assert.ok(tags(pdf).has('/H1'), document.title);
    }
  });
}

test('headings, lists, quotations and the head of the table are tagged', async () => {
  const document = room.gpClosingLetter(examples.exampleGpClosing, view('en'));
  const found = tags(await PDFDocument.load(await letters.pdf(document)));
  for (const tag of ['/H1', '/H2', '/L', '/LI', '/BlockQuote', '/Table', '/TH', '/TD', '/P']) {
    assert.ok(found.has(tag), `${tag} is missing among ${[...found].join(' ')}`);
  }
});

test('letters to a GP fit one page', async () => {
  for (const locale of ['en', 'ga'] as const) {
    const v = view(locale);
    for (const document of [
      room.gpClosingLetter(examples.exampleGpClosing, v),
      room.declineLetter(examples.exampleDecline, v),
    ]) {
      assert.equal((await PDFDocument.load(await letters.pdf(document))).getPageCount(), 1);
    }
  }
});

const hostile = {
  markup: '#panic("x") #include "/etc/passwd" *b* _i_ $x$ <l> @ref \\ // /* ``` [ ] = - + {{ }}',
  long: 'I have a lot to say about this. '.repeat(320),
  'one very long word': 'x'.repeat(10_000),
  emoji: '😀 👩‍👩‍👧 👍🏽 🇮🇪 1️⃣ ❤️',
  'control characters': '\u0000a\u0001b\u001b[31m\u007f\u0085c\ufffe\uffff',
  'lone surrogates': 'a\ud800b\udc00c',
  arabic: 'أنا أحب الحديقة، 01632 960 001',
  'direction marks': '\u202eabc\u202c \u2067def \u200f\u061c\u200e',
  'no glyph': '你好 नमस्ते ᚑᚌᚐᚋ \ue000',
  'marks on everything': 'a\u0300\u0301\u0302\u0303\u0e31\u20dd س\u0483 и\u064e e\u064e \u064e',
  'only invisible': '\u200b\u2060\u00ad\u200d',
  'only spaces': '   ',
  'many lines': 'a\n'.repeat(400),
};

for (const [what, text] of Object.entries(hostile)) {
  test(`a letter and a large plan are printed whatever is in them: ${what}`, async () => {
    const name = text.slice(0, 300);
    const words = { text, lang: 'ar' };
    const gp = room.gpClosingLetter(
      {
        ...examples.exampleGpClosing,
        person: { name, called: name },
        to: { name, lines: [name] },
        wordsAtStart: words,
        goals: [{ words, state: 'met', said: words }],
        introductions: [{ service: name, state: 'stopped', why: name }],
        measures: [{ label: name, low: 0, high: 10, start: 1, end: 'declined' }],
        signer: { name, role: 'link_worker' },
      },
      view('en'),
    );
    const plan = room.planDocument(
      {
        ...examples.examplePlan,
        person: { name, called: name },
        size: 'large',
        goals: [
          {
            words,
            confidence: 3,
            whatWouldHelp: words,
            actions: [{ words: name, owner: 'other', ownerName: name }],
          },
        ],
        call: { name, phone: name.slice(0, 60) },
      },
      view('ga'),
    );
    for (const document of [gp, plan]) {
      const pdf = await PDFDocument.load(await letters.pdf(document));
      assert.ok(pdf.getPageCount() >= 1);
    }
  });
}

test('markup in a name is shown as it is written', async () => {
  const name = '#panic() *Mary* $1$';
  const document = room.gpClosingLetter(
    { ...examples.exampleGpClosing, person: { name, called: name } },
    view('en'),
  );
  const pdf = await PDFDocument.load(await letters.pdf(document), { updateMetadata: false });
  assert.equal(pdf.getTitle(), `${name}: end of social prescribing`);
});

test('many letters do not grow memory without limit', async () => {
  const pool = room.makeLetters({ workers: 1, lettersPerWorker: 50 });
  const print = async (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      await pool.pdf(
        room.gpClosingLetter({ ...examples.exampleGpClosing, reference: `HR-${i}` }, view('en')),
      );
    }
  };
  await print(0, 100);
  const before = process.memoryUsage.rss();
  await print(100, 300);
  const growth = process.memoryUsage.rss() - before;
  await pool.close();
  assert.ok(growth < 120 * 2 ** 20, `${Math.round(growth / 2 ** 20)} MiB more after 200 letters`);
});
