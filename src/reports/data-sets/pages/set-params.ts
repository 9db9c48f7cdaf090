import { z } from 'zod';
import { choice, date, text } from '../../../ui/index.ts';
import { shippedIds } from '../definition.ts';

/** One that comes with the software, or the id of an own one. */
export const setParams = z.object({ setId: z.union([z.enum(shippedIds), z.uuid()]) });
export const ownParams = z.object({ setId: z.uuid() });

/** Which days a check is for, as its address says; none: it was not asked for. */
export const checkQuery = z.object({ period: z.string().max(8).optional().catch(undefined) });

/** What somebody must say to take a file. */
export const takeForm = z
  .object({
    from: date(),
    until: date(),
    form: choice(['csv', 'parquet'], 'reports.sets.error.form'),
    reason: text({ missing: 'reports.sets.error.reason', max: 400 }),
  })
  .refine(({ from, until }) => Temporal.PlainDate.compare(from, until) <= 0, {
    path: ['until'],
    message: 'reports.dataSet.error.order',
  });
