import { auditAll } from '../../audit/index.ts';
import { nameOf } from '../../people/index.ts';
import { toCsv } from '../../platform/csv.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { View } from '../../ui/index.ts';
import type { ListedReferral } from '../queries.ts';

type Row = { readonly referral: ListedReferral; readonly days: number };

/** A list of referrals for a spreadsheet; formulas in names stay text. */
export function listCsv({ t }: View, rows: readonly Row[]): Uint8Array {
  return toCsv<Row>(
    [
      { label: t('referrals.list.reference'), text: row => row.referral.reference },
      { label: t('referrals.list.name'), text: row => nameOf(row.referral) },
      { label: t('referrals.list.days'), text: row => row.days },
      { label: t('referrals.list.area'), text: row => row.referral.area_name },
      {
        label: t('referrals.list.need'),
        text: row => row.referral.needs.map(need => t.code('needs', need)).join(', '),
      },
      { label: t('referrals.list.state'), text: row => t(`referrals.state.${row.referral.state}`) },
    ],
    rows,
  );
}

/** That each of them left the house is on record. */
export async function auditExport(scope: Scope, rows: readonly Row[]): Promise<void> {
  await auditAll(
    scope,
    rows.map(({ referral }) => ({
      verb: 'referral.exported' as const,
      subject: { kind: 'referral', id: referral.id },
      personId: referral.person_id,
    })),
  );
}
