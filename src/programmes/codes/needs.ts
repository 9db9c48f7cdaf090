import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** Why help is asked for. `domestic_abuse` is restricted, see `restrictedNeeds`. */
export const needs = codeList('needs', version, [
  'lonely',
  'lives_alone',
  'bereavement',
  'relationships',
  'carer',
  'parenting',
  'new_community_language',
  'meaning_volunteering',
  'life_transition',
  'low_mood',
  'anxiety',
  'stress',
  'housing',
  'homeless',
  'money_benefits',
  'debt',
  'food',
  'fuel',
  'employment',
  'learning',
  'digital',
  'transport',
  'legal_immigration',
  'activity',
  'weight_food_skills',
  'smoking',
  'alcohol',
  'drugs',
  'gambling',
  'ltc_self_management',
  'disability',
  'discrimination',
  'domestic_abuse',
]);
export type Need = CodeOf<typeof needs>;

/** Headings for a form that offers all needs. */
export const needGroups = codeList('need_groups', version, [
  'people',
  'mind',
  'home_and_money',
  'body',
  'safety',
]);
export type NeedGroup = CodeOf<typeof needGroups>;

/** Which needs stand under which heading, in order. */
export const needsByGroup: Readonly<Record<NeedGroup, readonly Need[]>> = {
  people: [
    'lonely',
    'lives_alone',
    'bereavement',
    'relationships',
    'carer',
    'parenting',
    'new_community_language',
    'meaning_volunteering',
    'life_transition',
  ],
  mind: ['low_mood', 'anxiety', 'stress'],
  home_and_money: [
    'housing',
    'homeless',
    'money_benefits',
    'debt',
    'food',
    'fuel',
    'employment',
    'learning',
    'digital',
    'transport',
    'legal_immigration',
  ],
  body: [
    'activity',
    'weight_food_skills',
    'smoking',
    'alcohol',
    'drugs',
    'gambling',
    'ltc_self_management',
    'disability',
  ],
  safety: ['discrimination', 'domestic_abuse'],
};

/** Needs that only the care team sees: never in a letter, a message, a list or what a group is sent. */
export const restrictedNeeds: ReadonlySet<Need> = new Set<Need>(['domestic_abuse']);
