import { z } from 'zod';
import type { Area } from '../../people/index.ts';
import { needs } from '../../programmes/index.ts';
import { Button, Form, Select, Tick, type View } from '../../ui/index.ts';
import { type ReferralFilter, referralSorts } from '../queries.ts';

/** What the address of a list may say; anything else is read as not said. */
export const listQuery = z.object({
  area: z.uuid().optional().catch(undefined),
  need: z.enum(needs.codes).optional().catch(undefined),
  sort: z.enum(referralSorts).catch('waited').default('waited'),
  late: z.string().optional(),
});
export type ListQuery = z.output<typeof listQuery>;

/** The part of it that the database answers; how long somebody has waited depends on holidays and is looked at after. */
export function filterOf({ area, need, sort }: ListQuery): ReferralFilter {
  return { area: area ?? null, need: need ?? null, sort };
}

/** Whether anything is left out. */
export function isNarrowed({ area, need, late }: ListQuery): boolean {
  return [area, need, late].some(one => one !== undefined);
}

/** The address of a list with the same filters. */
export function addressOf(path: string, { area, need, sort, late }: ListQuery): string {
  const query = new URLSearchParams(sort === 'waited' ? {} : { sort });
  if (area) query.set('area', area);
  if (need) query.set('need', need);
  if (late !== undefined) query.set('late', 'yes');
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Filters and order of a list of referrals, kept in its address. */
export function ListFilters({
  view,
  path,
  asked,
  areas,
}: {
  readonly view: View;
  readonly path: string;
  readonly asked: ListQuery;
  readonly areas: readonly Area[];
}) {
  const { t } = view;
  return (
    <Form view={view} action={path} method="get">
      <div class="filters">
        <Select
          view={view}
          name="area"
          label={t('referrals.list.area')}
          value={asked.area ?? ''}
          blank={t('referrals.list.any_area')}
          options={areas.map(one => ({ value: one.id, label: one.name }))}
        />
        <Select
          view={view}
          name="need"
          label={t('referrals.list.need')}
          value={asked.need ?? ''}
          blank={t('referrals.list.any_need')}
          options={needs.codes.map(code => ({ value: code, label: t.code('needs', code) }))}
        />
        <Select
          view={view}
          name="sort"
          label={t('referrals.list.sort')}
          value={asked.sort}
          options={referralSorts.map(sort => ({ value: sort, label: t(`referrals.list.sort.${sort}`) }))}
        />
        <Tick view={view} name="late" label={t('referrals.list.late')} checked={asked.late !== undefined} />
        <Button look="quiet">{t('referrals.list.show')}</Button>
      </div>
    </Form>
  );
}
