import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PDFDocument, PDFName } from 'pdf-lib';
import { aoife, declan } from './addresses.ts';
import { day, press, send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';

/** What stands on the pages of each language on the way. */
const languages = [
  { locale: 'pl', dir: 'ltr', booked: /Masz miejsce/ },
  { locale: 'ar', dir: 'rtl', booked: /لديك مكان/ },
] as const;

/** From asking for support to a course in stress control to the closing letter, by phone, without scripts, in the person’s language. */
describe('a person and a course, in their own language', () => {
  let house: House;
  let lead: Visitor;
  let worker: Visitor;
  before(async () => {
    house = await openHouse();
    [lead, worker] = await Promise.all([house.visitor(), house.visitor()]);
    await lead.signIn(declan);
    await worker.signIn(aoife);
  });
  after(() => house?.close());

  const one = async (text: string, values: readonly unknown[]): Promise<string> =>
    (await house.sql<{ value: string }>(text, values))[0]?.value ?? '';

  for (const { locale, dir, booked } of languages) {
    test(`${locale}: asks, is taken on, books, comes, gets a certificate, and a letter at the end`, async () => {
      const person = await house.visitor({ phone: true, scripts: false });
      const { page } = person;
      const fine = async () => {
        const at = `${locale} ${new URL(page.url()).pathname}`;
        const html = page.locator('html');
        assert.deepEqual(
          [await html.getAttribute('lang'), await html.getAttribute('dir')],
          [locale, dir],
          at,
        );
        assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390, at);
        assert.deepEqual(await person.axe(), [], at);
      };
      const family = `Kurs${locale}`;
      await page.goto(`/clare?lang=${locale}`);
      await page.goto('/clare/support/1');
      const born = { 'born-day': '2', 'born-month': '3', 'born-year': '1961' };
      for (const [step, fields] of [
        [1, { given_name: 'Ola', family_name: family, locale, ...born }],
        [2, { phone: locale === 'pl' ? '020 915 0186' : '020 915 0187', voicemail: 'no' }],
        [3, { words: 'stress', needs_people: ['lonely'] }],
        [4, { barriers: ['language'] }],
        [5, { consents: ['take_part', 'keep_record'] }],
      ] as const)
        assert.equal(await send(page, `/support/${step}`, fields), 200, `${locale} step ${step}`);
      await fine();
      const id = await one('select id as value from referral where family_name = $1', [family]);
      assert.equal(await one('select locale as value from referral where id = $1', [id]), locale);

      await lead.page.goto(`/inbox/${id}`);
      assert.equal(await send(lead.page, '/accept', {}, 'Accept'), 200);
      await lead.page.goto(`/waiting/${id}`);
      await lead.page.getByRole('radio', { name: new RegExp(aoife) }).check({ force: true });
      assert.equal(await send(lead.page, `/waiting/${id}`), 200);
      await worker.page.goto(`/cases/${id}/contacts/new`);
      assert.equal(await send(worker.page, '/contacts/new', { mode: 'phone', outcome: 'reached' }), 200);
      await heldSession(id);

      const personId = await one('select person_id as value from referral where id = $1', [id]);
      const { link, pin } = await ownLink(personId);
      await page.goto(link);
      await page.locator('input[name=pin]').fill(pin);
      await page.locator('form button').first().click();
      await page.waitForURL('**/clare/my');
      await fine();

      const groupId = await foundCourse(locale);
      await page.goto('/clare/my/groups');
      await fine();
      await page.locator(`a[href$="/groups/${groupId}"]`).click();
      await fine();
      assert.equal(await send(page, `/groups/${groupId}`), 200);
      await page.goto('/clare/my/groups');
      assert.match((await page.locator('main').textContent()) ?? '', booked);
      await fine();

      await answers(page, fine, locale, 'start');
      await comesToAll(groupId);
      await answers(page, fine, locale, 'end');
      assert.deepEqual(
        await house.sql(
          `select timepoint, answers ->> 'happy' as happy from assessment
           where place_id in (select id from group_place where group_id = $1) order by timepoint desc`,
          [groupId],
        ),
        [
          { timepoint: 'course_start', happy: '3' },
          { timepoint: 'course_end', happy: '6' },
        ],
      );
      await lead.page.goto(`/groups/${groupId}/certificates`);
      const place = await one('select id as value from group_place where group_id = $1', [groupId]);
      await lead.page.locator(`form:has([name=place][value="${place}"]) button`).first().click();
      await lead.page.waitForLoadState();
      const certificate = await one('select id as value from group_certificate where group_id = $1', [
        groupId,
      ]);
      assert.notEqual(certificate, '');
      const paper = await lead.context.request.get(`/groups/${groupId}/certificates/${certificate}.pdf`);
      assert.equal(languageOf(await PDFDocument.load(await paper.body())), locale);

      await worker.page.goto(`/cases/${id}`);
      assert.match(
        (await worker.page.locator('main').textContent()) ?? '',
        new RegExp(`Stress control ${locale}`),
      );
      await worker.page.goto(`/cases/${id}/close`);
      assert.equal(await send(worker.page, '/close', { reason: 'person_ended', words: 'Lepiej' }), 200);
      assert.equal(await one('select state as value from referral where id = $1', [id]), 'closed');

      const letter = await written(id);
      const pdf = await worker.context.request.get(`/cases/${id}/letters/${letter}.pdf`);
      assert.equal(languageOf(await PDFDocument.load(await pdf.body())), locale);
      await worker.page.goto(`/cases/${id}/letters/${letter}`);
      assert.equal(await send(worker.page, '/send'), 200);
      await page.goto('/clare/my');
      await fine();
      assert.deepEqual(person.complaints, []);
    });
  }

  const asksAbout = {
    start: { pl: /Przed kursem/, ar: /قبل الدورة/ },
    end: { pl: /Po kursie/, ar: /بعد الدورة/ },
  } as const;

  /** Answers what the course asks on their own page; what their case asks as well is out of the way. */
  async function answers(
    page: Visitor['page'],
    fine: () => Promise<void>,
    locale: 'pl' | 'ar',
    which: 'start' | 'end',
  ): Promise<void> {
    await page.goto('/clare/my/questions');
    assert.match((await page.locator('main').textContent()) ?? '', asksAbout[which][locale]);
    if (which === 'start') await fine();
    const given = { ons4_happy: which === 'start' ? '3' : '6' };
    assert.equal(await send(page, '/questions/ons4', given), 200);
  }

  const languageOf = (pdf: PDFDocument): string =>
    /\(([a-z]{2})/.exec(String(pdf.catalog.lookup(PDFName.of('Lang'))))?.[1] ?? '';

  /** A session planned and held; the house's clock cannot be moved, so it is put in the past. */
  async function heldSession(id: string): Promise<void> {
    const { page } = worker;
    await page.goto(`/cases/${id}/sessions/new`);
    if ((await send(page, '/sessions/new', { place: 'Library' })) === 422)
      await press(page, page.locator('button[name=anyway][value=all]'));
    const session = await one(
      `update session set starts_at = (now() at time zone 'Europe/Dublin') - interval '5 minutes'
        where referral_id = $1 and state = 'planned' returning id as value`,
      [id],
    );
    await page.goto(`/cases/${id}/sessions/${session}`);
    const signed = { text: 'We spoke about sleep.', words: 'Stres', mode: 'home', minutes: '50' };
    assert.equal(await send(page, `/sessions/${session}`, signed, 'Sign'), 200);
  }

  async function ownLink(personId: string): Promise<{ readonly link: string; readonly pin: string }> {
    const { page } = worker;
    await page.goto(`/people/${personId}/link`);
    await page.getByLabel('I show or hand it to them').check();
    await page.getByLabel('I tell them on the phone').check();
    await page.getByRole('button', { name: 'Make link and number' }).click();
    await page.getByText('The number is shown this once').waitFor();
    const given = (await page.locator('main').textContent()) ?? '';
    return {
      link: /\/clare\/my\/[\w-]{43}/.exec(given)?.[0] ?? '',
      pin: /\d{3} \d{3}/.exec(given)?.[0] ?? '',
    };
  }

  /** A course of three weeks, open to booking. @returns its id */
  async function foundCourse(locale: string): Promise<string> {
    const { page } = lead;
    const name = `Stress control ${locale}`;
    await page.goto('/groups/new');
    const begins = Temporal.Now.plainDateISO('Europe/Dublin').add({ days: 7 });
    const course = {
      name,
      kind: 'course',
      about: 'Three evenings about stress.',
      mode: 'venue',
      place: 'Family centre',
      places: '8',
      ...day('begins', begins),
      at: '19:00',
      rhythm: 'weekly',
      weeks: '3',
    };
    assert.equal(await send(page, '/groups', course), 200);
    const id = await one('select id as value from own_group where name = $1', [name]);
    await page.goto(`/groups/${id}`);
    assert.equal(await send(page, `/groups/${id}/booking`), 200);
    await page.goto(`/groups/${id}/measures`);
    await page.locator('input[name=ask][value=ons4]').check({ force: true });
    assert.equal(await send(page, `/groups/${id}/measures`), 200);
    // The case is past its start, so that only the course asks.
    await house.sql('update referral set sessions_held = 4 where state = $1 and family_name like $2', [
      'active',
      `Kurs${locale}`,
    ]);
    return id;
  }

  /** All meetings of a course are put in the past, and each register is kept and signed. */
  async function comesToAll(groupId: string): Promise<void> {
    const { page } = lead;
    const dates = await house.sql<{ id: string }>(
      "update group_date set starts_at = starts_at - interval '22 days' where group_id = $1 returning id",
      [groupId],
    );
    // What was done before the first meeting was done as long ago.
    await house.sql("update group_place set booked_at = booked_at - interval '22 days' where group_id = $1", [
      groupId,
    ]);
    await house.sql(
      'update assessment set taken_on = taken_on - 22 where place_id in (select id from group_place where group_id = $1)',
      [groupId],
    );
    assert.equal(dates.length, 3);
    for (const date of dates) {
      await page.goto(`/groups/${groupId}/dates/${date.id}/register`);
      await page.locator('input[value=present]').first().check({ force: true });
      assert.equal(await press(page, page.locator('button[name=do][value=sign]')), 200);
    }
  }

  /** The closing letter to the person is drafted by what hears that a case was closed, within seconds. */
  async function written(id: string): Promise<string> {
    const draft = () =>
      one("select id as value from letter where referral_id = $1 and kind = 'person_closing'", [id]);
    for (let tries = 0; tries < 60 && (await draft()) === ''; tries += 1) await lead.page.waitForTimeout(500);
    return draft();
  }
});
