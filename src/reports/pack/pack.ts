import type { Locale } from '../../ui/index.ts';

/** Languages a pack is made in: those that letters to professionals have. */
export const packLanguages = ['en', 'ga'] as const satisfies readonly Locale[];
export type PackLanguage = (typeof packLanguages)[number];

/** Files of a pack, and what each is to a browser. `page` is what the web page is drawn from. */
export const fileKinds = ['pdf', 'xlsx', 'csv'] as const;
export type FileKind = (typeof fileKinds)[number];
export const typeOf: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** `made`: kept, and seen by staff only. `released`: funders may open it. `withdrawn`: it was wrong; its links say so. */
export const packStates = ['made', 'released', 'withdrawn'] as const;
export type PackState = (typeof packStates)[number];

/** A pack that was kept, without its files. */
export type KeptPack = {
  readonly id: string;
  readonly span: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly methods: string;
  readonly state: PackState;
  readonly madeAt: Temporal.Instant;
  /** Null: by the programme’s routine. */
  readonly madeBy: string | null;
  readonly releasedAt: Temporal.Instant | null;
  readonly releasedBy: string | null;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly withdrawnWhy: string | null;
  readonly corrects: string | null;
  readonly correction: string | null;
};

/** One kept file. */
export type PackFile = {
  readonly lang: PackLanguage;
  readonly kind: FileKind | 'page';
  readonly bytes: Uint8Array;
};

/** The name a file is saved under. @example fileName('clare', pack, 'en', 'pdf') // 'clare-2026-2y-en.pdf' */
export const fileName = (
  slug: string,
  { span }: Pick<KeptPack, 'span'>,
  lang: string,
  kind: FileKind,
): string => `${slug}-${span}-${lang}.${kind}`;
