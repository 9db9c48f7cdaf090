import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { newId } from '../core/index.ts';
import { paperApp } from './testing.ts';

describe('cards of practices', () => {
  let app: Awaited<ReturnType<typeof paperApp>>;
  let code = { id: '', code: '' };
  const hostile = '<img src=x onerror=alert(1)> & Surgery';
  before(async () => {
    app = await paperApp();
  });
  after(() => app.close());

  test('the co-ordinator makes a code; a link worker does not', async () => {
    const refused = await app.post('/paper/codes', { organisation: 'X' }, app.clare.linkWorker);
    assert.equal(refused.status, 403);
    const empty = await app.post('/paper/codes', { organisation: '', role: 'gp' }, app.clare.coordinator);
    assert.equal(empty.status, 422);
    const made = await app.post('/paper/codes', { organisation: hostile, role: 'gp' }, app.clare.coordinator);
    assert.equal(made.status, 303);
    const [row] = await app.sql<{ id: string; code: string }>('select id, code from referrer_code');
    assert.ok(row);
    code = row;
    assert.match(row.code, /^P-[2-9CDFHJKMNPQRTWXY]{4}-[2-9CDFHJKMNPQRTWXY]{4}$/);
    const [audit] = await app.sql("select 1 from audit_entry where verb = 'referrer_code.made'");
    assert.ok(audit);
    const page = await (await app.get('/paper', app.clare.linkWorker)).text();
    assert.ok(page.includes('&lt;img src=x') && !page.includes('<img src=x'));
    assert.ok(page.includes(row.code));
  });

  test('the same form sent twice makes one code', async () => {
    const once = newId();
    const form = { organisation: 'Twice Surgery', _once: once };
    await app.post('/paper/codes', form, app.clare.coordinator);
    await app.post('/paper/codes', form, app.clare.coordinator);
    const rows = await app.sql("select 1 from referrer_code where organisation = 'Twice Surgery'");
    assert.equal(rows.length, 1);
  });

  test('typed in small letters and without gaps it leads to the card, and the form knows the practice', async () => {
    const typed = code.code.replaceAll('-', '').slice(1).toLowerCase();
    const sent = await app.post('/clare/code', { code: ` ${typed} ` });
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('location'), `/clare/code/${code.code}`);
    const card = await (await app.get(`/clare/code/${code.code}`)).text();
    assert.ok(card.includes(`/clare/refer?code=${code.code}`) && card.includes('&lt;img src=x'));
    const form = await (await app.get(`/clare/refer?code=${code.code}`)).text();
    assert.match(form, /name="referrer_organisation"[^>]*value="&lt;img src=x/);
    assert.match(form, /<option value="gp" selected/);
  });

  test('a slip of the pen, an ended code and another programme’s are told kindly, and the plain form still opens', async () => {
    const slip = `${code.code.slice(0, -1)}${code.code.endsWith('2') ? '3' : '2'}`;
    const wrong = await app.post('/clare/code', { code: slip });
    assert.equal(wrong.status, 422);
    const page = await wrong.text();
    assert.ok(page.includes('We do not know this code') && page.includes(`value="${slip}"`));
    assert.equal((await app.get(`/trafford/code/${code.code}`)).status, 404);
    assert.equal((await app.get('/clare/refer?code=nonsense')).status, 200);
    const ended = await app.post(`/paper/codes/${code.id}/end`, {}, app.clare.coordinator);
    assert.equal(ended.status, 303);
    const after = await app.post('/clare/code', { code: code.code });
    assert.ok((await after.text()).includes('not used any more'));
    const other = await app.post(`/paper/codes/${code.id}/end`, {}, app.trafford.coordinator);
    assert.equal(other.status, 404);
  });

  test('cards and posters are tagged files, a page for each language; the forms have both sizes', async () => {
    await app.post('/paper/codes', { organisation: 'Abbeyside Surgery' }, app.clare.coordinator);
    const [row] = await app.sql<{ id: string }>(
      "select id from referrer_code where organisation = 'Abbeyside Surgery'",
    );
    for (const [kind, width] of [
      ['cards', 595],
      ['poster', 595],
      ['poster_a3', 842],
    ] as const) {
      const file = await app.get(`/paper/codes/${row?.id}/${kind}.pdf?lang=en,ga`, app.clare.linkWorker);
      assert.equal(file.headers.get('content-type'), 'application/pdf');
      const pdf = await PDFDocument.load(await file.arrayBuffer());
      assert.equal(pdf.getPageCount(), 2);
      assert.equal(Math.round(pdf.getPage(0).getWidth()), width);
      assert.ok(pdf.getTitle()?.includes('Abbeyside Surgery'));
    }
    assert.equal((await app.get(`/paper/codes/${row?.id}/cards.pdf`, app.trafford.coordinator)).status, 404);
    for (const form of ['self', 'professional']) {
      const pages = await Promise.all(
        ['standard', 'large'].map(async size => {
          const file = await app.get(`/clare/paper/${form}-${size}.pdf`);
          assert.equal(file.status, 200);
          return (await PDFDocument.load(await file.arrayBuffer())).getPageCount();
        }),
      );
      assert.equal(pages[0], 2, 'one sheet, both sides');
      assert.ok((pages[1] ?? 0) > 3, 'large print takes more');
    }
    assert.equal((await app.get('/clare/paper/other-large.pdf')).status, 404);
  });

  test('every public step names the telephone and a form to print', async () => {
    for (const path of ['/clare', '/clare/refer', '/clare/support/1', '/clare/paper', '/clare/code']) {
      const page = await (await app.get(path)).text();
      assert.ok(page.includes('tel:+353209150100'), `${path} says whom to ring`);
      if (path !== '/clare/code') assert.match(page, /\/clare\/paper/, path);
    }
  });
});
