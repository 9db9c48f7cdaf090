// Draws the pictures of the README from the demonstration: `npm run screens`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../bin/find-chromium.mjs';
import { aoife, clare, declan, known } from './addresses.ts';
import { send } from './forms.ts';
import { type House, openHouse, type Visitor } from './house.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'screens');
const most = 300 * 1024;

process.env['CHROMIUM'] = findChromium();
mkdirSync(folder, { recursive: true });
const house = await openHouse();
try {
  await draw(house);
} finally {
  await house.close();
}

async function draw(house: House): Promise<void> {
  const find = known(house);
  const breda = await find.one(
    'case of Breda',
    `select id from referral where programme_id = ${clare} and given_name = 'Breda' and state = 'active'`,
  );
  const session = await find.one(
    'written session of Breda',
    `select s.id from session s where s.referral_id = $1 and s.state = 'planned' order by s.starts_at limit 1`,
    breda,
  );
  const visitor = await house.visitor();
  await shoot(visitor, '/clare', 'home');
  const phone = await house.visitor({ phone: true });
  await shoot(phone, '/clare/support/1', 'support-phone');
  const worker = await house.visitor();
  await worker.signIn(aoife);
  await shoot(worker, '/today', 'today');
  await shoot(worker, `/cases/${breda}`, 'case');
  await shoot(worker, `/cases/${breda}/sessions/${session}`, 'session');
  const lead = await house.visitor();
  await lead.signIn(declan);
  await shoot(lead, '/inbox', 'inbox');
  await letter(lead, await find.referral('closed', aoife));
}

async function shoot({ page }: Visitor, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.evaluate('document.fonts.ready');
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  small(file);
}

/** The letter to the person as it is printed; where no `pdftoppm` is at hand, as the screen shows it. */
async function letter({ page, context }: Visitor, referralId: string): Promise<void> {
  await page.goto(`/cases/${referralId}/letters/new?kind=person_closing`);
  await send(page, `/cases/${referralId}/letters`);
  const pdf = await (await context.request.get(`${page.url()}.pdf`)).body();
  const temporary = await mkdtemp(join(tmpdir(), 'hedgerow-screens-'));
  const file = join(folder, 'letter.png');
  try {
    await writeFile(join(temporary, 'letter.pdf'), pdf);
    const drawn = spawnSync('pdftoppm', [
      ...['-png', '-r', '90', '-f', '1', '-l', '1', '-singlefile'],
      join(temporary, 'letter.pdf'),
      file.slice(0, -'.png'.length),
    ]);
    if (drawn.status !== 0) await page.locator('article.letter').screenshot({ path: file });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  small(file);
}

function small(file: string): void {
  const { size } = statSync(file);
  if (size > most) throw new Error(`${file} has ${size} bytes; a picture of the README has ${most} at most.`);
}
