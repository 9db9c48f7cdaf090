import { audit } from '../../../audit/index.ts';
import { instrumentOf, scaleName } from '../../../outcomes/index.ts';
import {
  Caveat,
  type Child,
  Empty,
  type Flash,
  Fold,
  StaffLayout,
  Tabs,
  type View,
} from '../../../ui/index.ts';
import type { Ask } from '../../../web/index.ts';
import type { ReleasedCut } from '../cuts.ts';
import type { Cell } from '../fit.ts';
import type { Release } from '../release.ts';
import { releasesOf } from '../store.ts';

/** The questions that released figures answer, each at an address of its own. */
export const released = {
  way: '/reports/figures',
  who: '/reports/figures/who',
  help: '/reports/figures/help',
} as const;
export type ReleasedQuestion = keyof typeof released;

/** Who may look: they see no record, or all of them. */
export const door = ['analyst', 'coordinator'] as const;

/**
 * The releases of the programme and the one that is asked for; the latest where the address names none that there is. Reading it is on record.
 * Nothing else can be asked: what is not in a release cannot be computed here.
 */
export async function askedRelease(
  ask: Ask<unknown, { readonly quarter: string }, unknown>,
): Promise<{ readonly all: readonly Release[]; readonly one: Release | null }> {
  return ask.within(async scope => {
    const all = await releasesOf(scope);
    const one = all.find(each => each.quarter === ask.query.quarter) ?? all[0] ?? null;
    await audit(scope, {
      verb: 'figures.read',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      reason: one?.quarter ?? 'none',
    });
    return { all, one };
  });
}

/** A count as it is shown, or that it is not. */
export function cellWords({ t, say }: View, cell: Cell): string {
  return cell === null ? t('reports.figures.hidden') : say.number(cell);
}

/** The months of a quarter. @example quarterWords(view, '2026-2') // 'Quarter 2, 2026' */
export function quarterWords({ t }: View, code: string): string {
  const [year = '', number = ''] = code.split('-');
  return t('reports.figures.quarter', { number: Number(number), year });
}

/** The name of a part of a cut. */
export function partWords({ t }: View, cut: ReleasedCut, part: string): string {
  if (part === '') return t('reports.not_recorded');
  if (cut === 'route') return t.of(`referrals.route.${part}`);
  if (cut === 'sex') return t.of(`reports.figures.sex.${part}`);
  if (cut === 'need')
    return part === 'restricted' ? t('reports.figures.restricted') : t.of(`codes.needs.${part}`);
  return part;
}

/** The name of a scale; of one that the house does not know, its code. */
export function scaleWords(view: View, instrument: string, scale: string): string {
  const known = instrumentOf(instrument);
  const one = known?.scales.find(each => each.id === scale);
  return known && one ? scaleName(view, known, one) : `${instrument} · ${scale}`;
}

type FrameProps = {
  readonly view: View;
  readonly flash: Flash | null;
  readonly question: ReleasedQuestion;
  readonly all: readonly Release[];
  readonly one: Release | null;
  readonly children?: Child;
};

/** One question of the released figures, with its quarters. */
export function ReleasedFrame({ view, flash, question, all, one, children }: FrameProps) {
  const { t } = view;
  return (
    <StaffLayout view={view} title={t(`reports.figures.${question}`)} current="figures" flash={flash}>
      <Tabs
        label={t('reports.questions')}
        items={(Object.keys(released) as ReleasedQuestion[]).map(each => ({
          label: t(`reports.figures.${each}`),
          href: one ? `${released[each]}?quarter=${one.quarter}` : released[each],
          current: each === question,
        }))}
      />
      <div class="section page-head stack stack--tight">
        <h1>{t(`reports.figures.${question}`)}</h1>
        <p class="lead">{t('reports.figures.lead')}</p>
      </div>
      {one === null ? (
        <Empty title={t('reports.figures.none')}>
          <p>{t('reports.figures.none_why')}</p>
        </Empty>
      ) : (
        <>
          <Tabs
            label={t('reports.figures.quarters')}
            items={all.map(each => ({
              label: quarterWords(view, each.quarter),
              href: `${released[question]}?quarter=${each.quarter}`,
              current: each === one,
            }))}
          />
          {children}
        </>
      )}
      <Caveat title={t('reports.figures.caveat_title')} level={2}>
        <p>{t('reports.figures.caveat_small')}</p>
        <p>{t('reports.figures.caveat_followed')}</p>
        <p>{t('reports.figures.caveat_late')}</p>
      </Caveat>
      <Fold summary={t('reports.figures.definitions')}>
        <p>{t('reports.figures.definitions_way')}</p>
        <p>{t('reports.figures.definitions_help')}</p>
      </Fold>
    </StaffLayout>
  );
}
