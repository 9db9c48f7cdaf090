import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { type Instrument, ons4 } from '../outcomes/index.ts';
import type { Programme } from '../programmes/index.ts';
import { sampleView } from '../ui/gallery/sample-view.ts';
import { localeCodes } from '../ui/index.ts';
import { measuresOnPaper } from './documents/measures.ts';
import { paperApp } from './testing.ts';

const en = (text: string) => ({ en: text });
const hangs: Instrument = {
  ...ons4,
  id: 'hangs',
  title: en('Home'),
  scales: [],
  items: [
    {
      id: 'alone',
      kind: 'choice',
      text: en('Do you live alone?'),
      required: true,
      options: [
        { value: 1, points: 1, text: en('Yes') },
        { value: 0, points: 0, text: en('No') },
      ],
    },
    {
      id: 'since',
      kind: 'text',
      text: en('Since when?'),
      longest: 100,
      enableWhen: { which: 'all', conditions: [{ item: 'alone', operator: '=', value: 1 }] },
    },
  ],
};

describe('measures on paper', () => {
  let app: Awaited<ReturnType<typeof paperApp>>;
  before(async () => {
    app = await paperApp();
  });
  after(() => app.close());

  test('prints in every language and both sizes, without a name, as PDF/UA', async () => {
    const { id } = await seedCase(app, { state: 'active', givenName: 'Zebedee' });
    for (const lang of localeCodes) {
      for (const size of ['standard', 'large']) {
        const answer = await app.get(
          `/cases/${id}/measures/baseline/paper.pdf?lang=${lang}&size=${size}`,
          app.clare.linkWorker,
        );
        assert.equal(answer.status, 200);
        const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
        assert.ok(bytes.startsWith('%PDF-'), `${lang} ${size}`);
        assert.match(bytes, /pdfuaid:part/);
        assert.ok(!bytes.includes('Zebedee'));
      }
    }
    const [row] = await app.sql<{ count: number }>(
      "select count(*)::int as count from audit_entry where verb = 'measures.printed' and subject_id = $1",
      [id],
    );
    assert.equal(row?.count, 2 * localeCodes.length);
  });

  test('a question that hangs on an answer says after which; a required one has boxes for why there is none', () => {
    const programme = {
      name: 'Clare',
      hostName: 'Host',
      address: 'Ennis',
      phone: '+353651234567',
      region: 'ie',
    } as Programme;
    const sheet = measuresOnPaper(
      { programme, size: 'standard', on: '2026-11-23', reference: 'HR-1', pack: [hangs], concerns: [] },
      sampleView(),
    );
    const said = JSON.stringify(sheet.blocks);
    assert.match(said, /Only if: “Do you live alone\?” is “Yes”/);
    assert.ok(said.indexOf('Only if') < said.indexOf('Since when?'));
    assert.match(said, /It does not apply to me/);
    assert.ok(said.indexOf('Do you live alone?') < said.indexOf('Only if'));
  });

  test('whose case it is not prints nothing: 403, 404, 409', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const at = `/cases/${id}/measures`;
    assert.equal((await app.get(`${at}/baseline/paper.pdf`, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.get(`${at}/baseline/paper.pdf`, app.trafford.coordinator)).status, 404);
    assert.equal((await app.get(`${at}/follow_up/paper`, app.clare.linkWorker)).status, 409);
    assert.match(
      await (await app.get(`${at}/baseline/paper`, app.clare.linkWorker)).text(),
      /paper\.pdf\?size=large&amp;lang=ar/,
    );
  });
});
