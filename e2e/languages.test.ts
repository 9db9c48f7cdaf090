import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assetPath, assetRoutes, directionOf, LOCALES, listenForEnglish } from '../src/ui/index.ts';
import { aoife, known } from './addresses.ts';
import { send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';
import { visitsOf } from './visits.ts';

const foreign = LOCALES.filter(({ locale }) => locale !== 'en' && locale !== 'ga');
const born = { 'born-day': '2', 'born-month': '3', 'born-year': '1961' };
const ownPage = /href="(\/clare\/my(?:\/[^"?]*)?)(?:\?[^"]*)?"/g;

/** Numbers of several groups that stand in Arabic with nothing to keep their groups in order. */
const numbersAtLarge = `(() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement;
    if (at.closest('bdi, [dir=ltr], [dir=auto], [lang=en], script, style')) continue;
    const bare = node.data.replace(/\\u2066[^\\u2069]*\\u2069/g, '');
    if (/[\\u0600-\\u06ff]/.test(bare) && /\\+?\\d{2,}(?: \\d{2,})+/.test(bare)) found.push(bare);
  }
  return found;
})()`;

/** What others than staff read, in the languages that only they read. */
describe('in every language', () => {
  let house: House;
  const inEnglish = new Set<string>();
  let stopListening: () => void;
  before(async () => {
    house = await openHouse();
    stopListening = listenForEnglish((key, locale) => inEnglish.add(`${locale}: ${key}`));
  });
  after(async () => {
    stopListening();
    await house?.close();
  });

  /** What is wrong with a page as it was sent. */
  const wrongWith = (html: string, locale: string): string[] => [
    ...(html.includes(`<html lang="${locale}" dir="${directionOf(locale)}"`)
      ? []
      : ['language or direction']),
    ...(/<nav class="langs"[\s\S]*<header/.test(html) || !/<nav class="langs"/.test(html)
      ? []
      : ['languages are not first']),
  ];

  test('a browser that asks for a language gets every public page in it, light and whole', async () => {
    const styles = gzipSync(await (await assetRoutes.request(assetPath('public.css'))).text()).length;
    const visits = Object.entries(await visitsOf(house, known(house)))
      .filter(([path]) => path === '/' || path.startsWith('/:programme'))
      .flatMap(([, stops]) => stops.filter(({ as, to }) => as === null && !/\.csv|[?&]in=/.test(to)));
    assert.ok(visits.length > 40);
    const wrong: string[] = [];
    for (const { to } of visits) {
      for (const { locale } of foreign) {
        const answer = await fetch(house.url + to, {
          headers: { 'accept-language': `${locale}, en;q=0.5` },
          redirect: 'manual',
        });
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
        const html = await answer.text();
        wrong.push(...wrongWith(html, locale).map(what => `${locale} ${to}: ${what}`));
        const weight = gzipSync(html).length + styles;
        if (weight > 20_000 && !to.includes('map=yes') && !to.includes('/entry/'))
          wrong.push(`${locale} ${to} weighs ${weight}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...inEnglish], []);
  });

  test('pages of staff stay in English where a browser asks for Polish, and offer English and Irish', async () => {
    const answer = await fetch(`${house.url}/sign-in`, { headers: { 'accept-language': 'pl' } });
    const html = await answer.text();
    assert.match(html, /<html lang="en" dir="ltr"/);
    assert.doesNotMatch(html, /lang=pl/);
  });

  for (const { locale, name } of foreign.filter(one => one.locale === 'pl' || one.locale === 'ar')) {
    test(`${name}: asking for support on a phone, without scripts`, async () => {
      const visitor = await house.visitor({ phone: true, scripts: false });
      const { page } = visitor;
      const family = `Walk${locale}`;
      await page.goto(`/clare?lang=${locale}`);
      await page.goto('/clare/support/1');
      for (const [step, fields] of [
        [1, { given_name: 'Ola', family_name: family, locale, ...born }],
        [2, { phone: '020 915 0183', voicemail: 'no' }],
        [3, { words: 'company', needs_people: ['lonely'] }],
        [4, { barriers: ['language'] }],
        [5, { consents: ['take_part', 'keep_record'] }],
      ] as const) {
        if (step === 1) await fine(visitor, locale);
        assert.equal(await page.locator('html').getAttribute('lang'), locale);
        assert.equal(await send(page, `/support/${step}`, fields), 200, `${locale} step ${step}`);
      }
      assert.equal(new URL(page.url()).pathname, '/clare/sent');
      await fine(visitor, locale);
      const [row] = await house.sql<{ locale: string }>(
        'select locale from referral where family_name = $1',
        [family],
      );
      assert.equal(row?.locale, locale);
      assert.deepEqual(visitor.complaints, []);
      assert.deepEqual([...inEnglish], []);
    });
  }

  test('a person’s own pages, every one that a link leads to, in each language', async () => {
    const path = await linkFor('Breda');
    const person = await house.visitor({ phone: true, scripts: false });
    await person.page.goto(path.link);
    await person.page.locator('input[name=pin]').fill(path.pin);
    await person.page.locator('form button').first().click();
    await person.page.waitForURL('**/clare/my');
    const wrong: string[] = [];
    for (const { locale } of foreign) {
      const seen = new Set<string>();
      const next = ['/clare/my'];
      for (let to = next.pop(); to !== undefined; to = next.pop()) {
        if (seen.has(to)) continue;
        seen.add(to);
        const answer = await person.context.request.get(`${to}?lang=${locale}`);
        if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
        const html = await answer.text();
        wrong.push(...wrongWith(html, locale).map(what => `${locale} ${to}: ${what}`));
        next.push(...[...html.matchAll(ownPage)].map(([, href = '']) => href));
      }
      assert.ok(seen.size > 8, `${locale}: ${[...seen].join(' ')}`);
      if (locale !== 'ar') continue;
      for (const to of ['', '/plan']) {
        await person.page.goto(`/clare/my${to}?lang=${locale}`);
        await fine(person, locale);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...inEnglish], []);
    assert.deepEqual(person.complaints, []);
  });

  /** The page as it stands fits the phone, has nothing that axe finds, and keeps numbers in their order. */
  async function fine({ page, axe }: Visitor, locale: string): Promise<void> {
    const at = `${locale} ${new URL(page.url()).pathname}`;
    assert.equal(await page.locator('html').getAttribute('lang'), locale, at);
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390, at);
    assert.deepEqual(await axe(), [], at);
    if (locale === 'ar') assert.deepEqual(await page.evaluate(numbersAtLarge), [], at);
  }

  async function linkFor(name: string): Promise<{ readonly link: string; readonly pin: string }> {
    const [person] = await house.sql<{ id: string }>(
      "select person_id as id from referral where given_name = $1 and state = 'active' limit 1",
      [name],
    );
    const worker = await house.visitor();
    await worker.signIn(aoife);
    await worker.page.goto(`/people/${person?.id}/link`);
    await worker.page.getByLabel('I show or hand it to them').check();
    await worker.page.getByLabel('I tell them on the phone').check();
    await worker.page.getByRole('button', { name: 'Make link and number' }).click();
    await worker.page.getByText('The number is shown this once').waitFor();
    const given = (await worker.page.locator('main').textContent()) ?? '';
    return {
      link: /\/clare\/my\/[\w-]{43}/.exec(given)?.[0] ?? '',
      pin: /\d{3} \d{3}/.exec(given)?.[0] ?? '',
    };
  }
});
