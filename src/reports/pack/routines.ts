import type { Letters } from '../../letters/index.ts';
import { houseOf, viewOf } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Routine } from '../../platform/events/index.ts';
import { releasesOf } from '../released/index.ts';
import { composePack } from './compose.ts';
import { figuresFor } from './figures-for.ts';
import { spanWords } from './frame.tsx';
import { keepPack, printPack } from './make-pack.ts';
import type { PackFile } from './pack.ts';
import { packLanguages } from './pack.ts';
import { packPlan } from './plan-store.ts';
import { releasePack } from './release-pack.ts';
import { spansOf } from './span.ts';
import { packStore } from './store.ts';

type Deps = { readonly letters: Letters; readonly publicUrl: string };

/**
 * Makes the pack of the latest quarter that may be told, once, where the programme wants that, and lets it go where its administrator chose
 * so. A pack that was withdrawn is not made again by itself: somebody looks first.
 */
export async function makeDuePacks(scope: Scope, { letters, publicUrl }: Deps): Promise<void> {
  const plan = await packPlan(scope);
  if (!plan.active) return;
  const newest = (await releasesOf(scope)).toSorted((a, b) => b.quarter.localeCompare(a.quarter, 'en'))[0];
  const span = newest && spansOf([newest])[0];
  const store = packStore(scope);
  if (!span || (await store.standing(span.code)) || (await store.lastWithdrawn(span.code))) return;
  const house = await houseOf(scope);
  const today = scope.now.toZonedDateTimeISO(house.zone).toPlainDate();
  const figures = await figuresFor(scope, { span, today, settings: house.settings });
  const files: PackFile[] = [];
  for (const lang of packLanguages)
    files.push(
      ...(await printPack(letters, lang, composePack(figures, house, viewOf(house, scope.now, lang)))),
    );
  const packId = await keepPack(scope, { span, files, corrects: null, correction: null });
  if (!plan.automatic) return;
  await releasePack(scope, {
    packId,
    addresses: plan.addresses,
    locale: plan.languages[0] ?? 'en',
    period: spanWords(viewOf(house, scope.now, house.locale), span),
    base: `${publicUrl}/${house.slug}`,
  });
}

/** What the clock does for packs: looks every morning whether one is due. */
export const packRoutines = (deps: Deps): readonly Routine[] => [
  { name: 'reports.packs', cron: '40 5 * * *', handle: scope => makeDuePacks(scope, deps) },
];
