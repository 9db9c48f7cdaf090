import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { programmeSettings } from '../programmes/index.ts';
import { testApp } from '../web/testing.ts';
import { settingsRoutes } from './index.ts';
import { pathway } from './parts/pathway.tsx';

const app = await testApp(settingsRoutes);
after(() => app.close());
const { administrator, coordinator, linkWorker } = app.clare;

type Row = { name: string; phone: string; settings: unknown; settings_version: number };
const programme = async (slug = 'clare'): Promise<Row> => {
  const [row] = await app.sql<Row>(`select * from programme where slug = '${slug}'`);
  assert.ok(row);
  return row;
};
const settingsNow = async () => programmeSettings.parse((await programme()).settings);

/** The form as its page has it, with every field filled in as it is set. */
async function formOf(part: string): Promise<Record<string, string>> {
  const page = await (await app.get(`/settings/${part}`, administrator)).text();
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const fields = inputs.flatMap(tag => {
    const name = attribute(tag, 'name');
    if (!name || name.startsWith('_')) return [];
    if (/type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag)) return [];
    return [[name, attribute(tag, 'value') ?? '']];
  });
  const areas = [...page.matchAll(/<textarea\b[^>]* name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, text]) => [
    name,
    text,
  ]);
  return Object.fromEntries([...fields, ...areas]);
}

test('each part saves again what it shows without changing anything', async () => {
  for (const part of ['service', 'pathway', 'messages', 'measures', 'own-pages', 'keeping']) {
    const answer = await app.post(`/settings/${part}`, await formOf(part), administrator);
    assert.equal(answer.status, 303, `${part}: ${await answer.text()}`);
  }
  assert.equal((await programme()).settings_version, 0);
  assert.equal((await app.sql('select 1 from programme_change')).length, 0);
});

test('a change is carried over to the programme, kept with what stood there before, and on record', async () => {
  const form = await formOf('messages');
  const sent = {
    ...form,
    quiet_from: '20:30',
    quiet_until: '8.30 am',
    reminderHours: '2, 48',
    textPartsADay: '500',
  };
  assert.equal((await app.post('/settings/messages', sent, administrator)).status, 303);
  const now = await settingsNow();
  assert.deepEqual(now.quietHours, { from: '20:30', until: '08:30' });
  assert.deepEqual(now.reminderHours, [48, 2]);
  assert.equal(now.textPartsADay, 500);
  assert.equal(now.sessions, 8, 'what is not of this part stays');
  const [entry] = await app.sql("select fields, actor_id from audit_entry where verb = 'programme.changed'");
  assert.deepEqual(entry?.['fields'], ['reminderHours', 'textPartsADay', 'quietHours']);
  const page = await (await app.get('/settings', coordinator)).text();
  assert.match(page, /21:00–08:00/);
  assert.match(page, /20:30–08:30/);
  assert.match(page, /48, 2/);
  assert.doesNotMatch(page, /href="\/settings\/(?!caseload)/, 'who may only read is offered no form');
});

test('of two at once, the second is told and nothing of the first is lost', async () => {
  const [one, other] = [await formOf('pathway'), await formOf('pathway')];
  assert.equal((await app.post('/settings/pathway', { ...one, sessions: '6' }, administrator)).status, 303);
  const late = await app.post('/settings/pathway', { ...other, weeks: '10' }, administrator);
  assert.equal(late.status, 409);
  const now = await settingsNow();
  assert.deepEqual([now.sessions, now.weeks], [6, 8]);
});

test('the name, phone and area of a programme are changed and cleaned; hostile text is shown as text', async () => {
  const form = await formOf('service');
  const sent = { ...form, name: 'Clare <b>Connect</b>', phone: '065 684 0000', area_pl: 'hrabstwo Clare' };
  assert.equal((await app.post('/settings/service', sent, administrator)).status, 303);
  const row = await programme();
  assert.deepEqual([row.name, row.phone], ['Clare <b>Connect</b>', '+353656840000']);
  assert.equal((await settingsNow()).words['pl']?.area, 'hrabstwo Clare');
  const page = await (await app.get('/settings', administrator)).text();
  assert.match(page, /Clare &lt;b&gt;Connect&lt;\/b&gt;/);
  assert.equal((await programme('trafford')).settings_version, 0, 'another programme stays as it is');
});

test('what does not fit is refused beside its field, with all that was typed', async () => {
  const refused = async (part: string, changed: Record<string, string>, words: RegExp) => {
    const answer = await app.post(
      `/settings/${part}`,
      { ...(await formOf(part)), ...changed },
      administrator,
    );
    const page = await answer.text();
    assert.equal(answer.status, 422, `${part} ${JSON.stringify(changed)}`);
    assert.match(page, words);
    for (const value of Object.values(changed)) if (value) assert.ok(page.includes(value), value);
  };
  await refused('service', { phone: '12' }, /phone/i);
  await refused('service', { name: '' }, /Write something here/);
  await refused('pathway', { sessions: '0' }, /between 1 and 30|1 and 30|from 1 to 30/);
  await refused('pathway', { chaseAfterDays: '3, soon' }, /whole numbers from 1 to 90/);
  await refused('messages', { quiet_from: '21:00', quiet_until: '' }, /Write both times/);
  await refused('messages', { quiet_from: '21:00', quiet_until: '21:00' }, /another time/);
  await refused('messages', { reminderHours: '1, 2, 3, 4' }, /up to 3 whole numbers/);
  await refused('keeping', { closed_referral: '2' }, /at least 8 years/);
  await refused('own-pages', { linkWeeks: '500' }, /104/);
});

test('longer keeping is kept as a period, and the country’s own as none', async () => {
  const form = await formOf('keeping');
  await app.post('/settings/keeping', { ...form, declined_referral: '5' }, administrator);
  assert.deepEqual((await settingsNow()).retention, { declined_referral: 'P5Y' });
  await app.post(
    '/settings/keeping',
    { ...(await formOf('keeping')), declined_referral: '2' },
    administrator,
  );
  assert.deepEqual((await settingsNow()).retention, {});
});

test('only an administrator changes; the record of changes is only added to', async () => {
  const form = await formOf('pathway');
  for (const who of [coordinator, linkWorker])
    assert.equal((await app.post('/settings/pathway', { ...form, weeks: '9' }, who)).status, 403);
  assert.equal((await app.get('/settings', linkWorker)).status, 403);
  await assert.rejects(
    app.database.within(administrator.actor, ({ db }) =>
      db.updateTable('programme_change').set({ part: 'other' }).execute(),
    ),
    /permission denied/,
  );
});

test('no number of the pathway is without its words', () => {
  assert.deepEqual(
    Object.keys(pathway.form.shape).filter(name => name !== 'version' && !(name in programmeSettings.shape)),
    [],
  );
});

test('times that cannot be read, and fields that come twice, are refused and not stumbled over', async () => {
  const form = await formOf('messages');
  for (const quiet_from of ['<b>', '25:00', '9'.repeat(30)]) {
    const answer = await app.post('/settings/messages', { ...form, quiet_from }, administrator);
    assert.equal(answer.status, 422, quiet_from);
  }
  const twice = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value, value]]));
  assert.equal((await app.post('/settings/messages', twice, administrator)).status, 422);
});
