import type { Need } from './needs.ts';

/** ICD-10 (WHO edition, chapter XXI) or SNOMED CT. */
export type CodeSystem = 'icd10' | 'snomed';

/**
 * One foreign code beside a house code. `exact`: the same meaning; `broader`: the foreign code says less than ours;
 * `related`: near, neither contains the other. Only `exact` may be read back as the house code.
 */
export type CodeMap = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly match: 'exact' | 'broader' | 'related';
};

const icd10 = (code: string, match: CodeMap['match']): CodeMap => ({ system: 'icd10', code, match });
const snomed = (code: string, match: CodeMap['match']): CodeMap => ({ system: 'snomed', code, match });

/**
 * Foreign codes of the needs; a need without an entry has none that is honest. Which system is sent is switched per
 * region. 105529008 says that somebody lives alone, not that they are isolated; 422650009 is isolation, not the
 * feeling of loneliness.
 */
export const needMaps: Readonly<Partial<Record<Need, readonly CodeMap[]>>> = {
  lonely: [icd10('Z60.4', 'related'), snomed('267076002', 'exact'), snomed('422650009', 'related')],
  lives_alone: [icd10('Z60.2', 'exact'), snomed('105529008', 'exact')],
  bereavement: [icd10('Z63.4', 'broader')],
  relationships: [icd10('Z63.0', 'related')],
  carer: [icd10('Z63.6', 'related'), snomed('224484003', 'related')],
  parenting: [icd10('Z62', 'related')],
  new_community_language: [icd10('Z60.3', 'related')],
  life_transition: [icd10('Z60.0', 'exact')],
  stress: [icd10('Z73.3', 'exact'), snomed('73595000', 'exact')],
  housing: [icd10('Z59.1', 'related'), snomed('105531004', 'related')],
  homeless: [icd10('Z59.0', 'exact'), snomed('32911000', 'exact')],
  money_benefits: [icd10('Z59.6', 'related'), snomed('160932005', 'related')],
  food: [icd10('Z59.4', 'related'), snomed('733423003', 'related')],
  employment: [icd10('Z56', 'broader')],
  learning: [icd10('Z55', 'broader')],
  transport: [snomed('713458007', 'related')],
  legal_immigration: [icd10('Z65.3', 'related')],
  activity: [icd10('Z72.3', 'exact')],
  weight_food_skills: [icd10('Z72.4', 'related')],
  smoking: [icd10('Z72.0', 'exact')],
  alcohol: [icd10('Z72.1', 'exact')],
  drugs: [icd10('Z72.2', 'exact')],
  gambling: [icd10('Z72.6', 'broader')],
  disability: [icd10('Z73.6', 'related')],
  discrimination: [icd10('Z60.5', 'exact')],
};

/**
 * What happened to a referral, as the UK codes it (SNOMED CT, UK extension). `accepted` is sent once, at the first
 * acceptance.
 */
export const referralEventCodes = {
  offered: '871691000000100',
  accepted: '871731000000106',
  declined: '871711000000103',
} as const;
