import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { seedCase } from '../care/testing.ts';
import { importDirectory } from '../directory/index.ts';
import { shortlistStore } from '../introductions/index.ts';
import { placeOf } from '../programmes/index.ts';
import { sampleView } from '../ui/gallery/sample-view.ts';
import { testApp } from '../web/testing.ts';
import { letterRoutes, makeLetters, shortlistDocument } from './index.ts';

const letters = makeLetters({ workers: 1 });
const app = await testApp(letterRoutes(letters));
after(async () => {
  await letters.close();
  await app.close();
});
const me = app.clare.linkWorker;

const list = `id,name,description,fees,wheelchair,lat,lon,category
a,Grow Together,Raised beds and tea,Free,yes,52.84,-8.98,gardening
b,Sale & Singers #1 *[x]*,A choir for all,£3,,52.84,-8.98,music
`;

test('a kept list is typeset as PDF/UA in the person’s language and size, with hostile names as text', async () => {
  await app.database.within(app.clare.coordinator.actor, scope =>
    importDirectory(scope, {
      source: {
        key: 'own',
        title: 'own',
        region: 'ie',
        licence: 'x',
        licenceUrl: null,
        attribution: null,
        url: null,
        correctAsOf: null,
        settings: { mapping: null, organization: null, fallbackKinds: [] },
      },
      files: [{ name: 'own.csv', bytes: Buffer.from(list) }],
      placeOf: code => placeOf('ie', code),
    }),
  );
  const { id: referral, personId } = await seedCase(app, { state: 'active' });
  await app.sql(`update person set locale = 'ga', access_needs = 'Large print' where id = $1`, [personId]);
  const services = await app.sql<{ id: string; name: string }>(
    'select id, name from directory.service order by name',
  );
  const id = await app.database.within(me.actor, scope =>
    shortlistStore(scope).keep(referral, services, { sent: false }),
  );
  const path = `/cases/${referral}/shortlists/${id}.pdf`;
  const load = async (query: string) => {
    const answer = await app.get(path + query, me);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    return PDFDocument.load(await answer.arrayBuffer(), { updateMetadata: false });
  };
  const own = await load('');
  assert.match(String(own.catalog.lookup(PDFName.of('Lang'))), /^\(ga/);
  assert.match(own.getTitle() ?? '', /Grúpaí agus áiteanna: Breda/);
  assert.equal(String(own.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))), 'true');
  assert.ok(own.catalog.lookup(PDFName.of('StructTreeRoot')) instanceof PDFDict);
  const english = await load('?in=en&size=standard');
  assert.match(String(english.catalog.lookup(PDFName.of('Lang'))), /^\(en/);
  const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
    `select count(*)::int as count from audit_entry where verb = 'shortlist.printed' and person_id = $1`,
    [personId],
  );
  assert.equal(count, 2);
  assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
  assert.equal((await app.get(path.replace(id, referral), me)).status, 404);
});

test('each service has its own heading, what is known of it, and a box to tick', () => {
  const { blocks, size, title } = shortlistDocument(
    {
      programme: { name: 'Hedgerow Clare', hostName: 'Fergusside', phone: '+353209150100' },
      reference: 'HG-1',
      on: '2026-11-23',
      signer: { name: 'Aoife Hehir', role: 'link_worker' },
      person: { called: 'Breda' },
      madeOn: '2026-11-20',
      services: [
        { name: 'Singers', what: 'A choir', facts: [{ label: 'When', value: 'Tuesdays' }] },
        { name: 'The Shed', facts: [] },
      ],
      call: { name: 'Aoife', phone: '+353209150100' },
      size: 'large',
    },
    sampleView(),
  );
  assert.equal(size, 'large');
  assert.equal(title, 'Groups and places for Breda');
  const each = blocks.filter(block => block.kind === 'together').map(block => block.blocks);
  assert.deepEqual(
    each.map(inner => inner.flatMap(one => (one.kind === 'heading' ? one.text : []))),
    [['Singers'], ['The Shed']],
  );
  for (const inner of each) {
    assert.ok(inner.some(one => one.kind === 'list' && one.items.some(({ mark }) => mark === 'todo')));
  }
});
