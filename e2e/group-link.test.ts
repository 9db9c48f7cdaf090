import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clare, declan } from './addresses.ts';
import { fillIn, formTo, press } from './forms.ts';
import { type House, openHouse } from './house.ts';

/** A group is asked, opens its link, changes a time; staff take it over; the page and the search say so. */
describe('a group keeps its own entry', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  const linkTo = async (service: string): Promise<string> => {
    for (let tries = 0; tries < 60; tries += 1) {
      const [row] = await house.sql<{ link: string }>(
        `select substring(m.body from '/clare/entry/[A-Za-z0-9_-]+') as link from message m
          join directory.service s on m.subject like '%' || s.name where m.template = 'entry_check' and s.id = $1`,
        [service],
      );
      if (row?.link) return row.link;
      await new Promise(done => setTimeout(done, 250));
    }
    throw new Error('No letter was written.');
  };

  for (const scripts of [false, true]) {
    test(`from the letter to the search, ${scripts ? 'with' : 'without'} scripts`, async () => {
      const [service] = await house.sql<{ id: string; name: string }>(
        `select s.id, s.name from directory.service s join directory.source o on o.id = s.source_id
          where o.key = 'demonstration-clare' and s.email is not null and s.not_listed_since is null
            and not exists (select from directory.chase c where c.service_id = s.id)
            and not exists (select from service_proposal p where p.service_id = s.id)
            and exists (select from directory.schedule t where t.service_id = s.id and t.byday is not null)
          order by s.name limit 1`,
      );
      assert.ok(service);
      const lead = await house.visitor({ scripts });
      await lead.signIn(declan);
      await lead.page.goto(`/directory/care/${service.id}`);
      assert.equal(await press(lead.page, lead.page.locator('button[value=ask]')), 200);
      assert.deepEqual(await lead.axe(), []);

      const group = await house.visitor({ scripts, phone: true });
      await group.page.goto(await linkTo(service.id));
      assert.deepEqual(await group.axe(), []);
      const form = formTo(group.page, new URL(group.page.url()).pathname);
      await fillIn(form, { time1_from: '07:10', time1_to: '08:05' });
      assert.deepEqual(await group.axe(), []);
      assert.equal(await press(group.page, form.locator('button[value=change]')), 200);
      assert.match(group.page.url(), /entry-thanks/);
      assert.doesNotMatch(group.page.url(), /entry\/[\w-]{43}/);

      await lead.page.goto('/directory/care?kind=proposed');
      assert.deepEqual(await lead.axe(), []);
      await press(lead.page, lead.page.getByRole('link', { name: service.name }).first());
      assert.deepEqual(await lead.axe(), []);
      assert.match((await lead.page.locator('main').textContent()) ?? '', /7\.10 am|7:10/);
      assert.equal(await press(lead.page, lead.page.locator('button[value=take]')), 200);

      await group.page.goto(`/clare/find/${service.id}`);
      assert.match((await group.page.locator('main').textContent()) ?? '', /7\.10|7:10/);
      await group.page.goto(`/clare/find?q=${encodeURIComponent(service.name)}`);
      assert.match((await group.page.locator('main').textContent()) ?? '', new RegExp(service.name));
      const [row] = await house.sql<{ how: string }>(
        "select how from directory.confirmation where service_id = $1 and fact_group = 'times'",
        [service.id],
      );
      assert.equal(row?.how, 'group');
      const told = await house.sql(
        `select 1 from service_proposal where programme_id = ${clare} and service_id = $1 and state = 'approved'`,
        [service.id],
      );
      assert.equal(told.length, 1);
      assert.deepEqual([...lead.complaints, ...group.complaints], []);
    });
  }
});
