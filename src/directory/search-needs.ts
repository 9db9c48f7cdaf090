import type { AssetKind, CodeOf, needs } from '../programmes/index.ts';

type Need = CodeOf<typeof needs>;

/**
 * Kinds of service that may answer a coded need, for who searches by need. A suggestion of where to look, reviewed by
 * people who place others; the sentence box, which hears whole stories, has its own lexicon.
 */
const kindsOfNeed: Readonly<Record<Need, readonly AssetKind[]>> = {
  lonely: ['befriending', 'peer_support', 'sheds', 'older_adults', 'arts_music_drama'],
  lives_alone: ['befriending', 'older_adults', 'sheds', 'food'],
  bereavement: ['bereavement', 'peer_support'],
  relationships: ['peer_support', 'parents', 'domestic_abuse_specialist'],
  carer: ['carers', 'peer_support'],
  parenting: ['parents'],
  new_community_language: ['migrant_traveller', 'employment_education', 'faith_cultural'],
  meaning_volunteering: ['volunteering', 'sheds'],
  life_transition: ['peer_support', 'self_help_course', 'employment_education'],
  low_mood: ['peer_support', 'self_help_course', 'walking_exercise', 'gardening_nature', 'arts_music_drama'],
  anxiety: ['self_help_course', 'peer_support', 'walking_exercise', 'gardening_nature'],
  stress: ['self_help_course', 'walking_exercise', 'gardening_nature', 'arts_music_drama'],
  housing: ['advice_money_housing_legal'],
  homeless: ['advice_money_housing_legal', 'food'],
  money_benefits: ['advice_money_housing_legal', 'food'],
  debt: ['advice_money_housing_legal'],
  food: ['food', 'cooking_nutrition'],
  fuel: ['advice_money_housing_legal'],
  employment: ['employment_education', 'volunteering', 'digital_skills'],
  learning: ['employment_education', 'reading_library', 'digital_skills'],
  digital: ['digital_skills', 'reading_library'],
  transport: ['transport'],
  legal_immigration: ['advice_money_housing_legal', 'migrant_traveller'],
  activity: ['walking_exercise', 'sport', 'gardening_nature', 'health_programme'],
  weight_food_skills: ['cooking_nutrition', 'health_programme', 'walking_exercise'],
  smoking: ['health_programme', 'addiction_recovery'],
  alcohol: ['addiction_recovery'],
  drugs: ['addiction_recovery'],
  gambling: ['addiction_recovery', 'advice_money_housing_legal'],
  ltc_self_management: ['health_programme', 'self_help_course', 'peer_support'],
  disability: ['peer_support', 'health_programme', 'transport', 'advice_money_housing_legal'],
  discrimination: ['lgbtq', 'migrant_traveller', 'advice_money_housing_legal', 'peer_support'],
  domestic_abuse: ['domestic_abuse_specialist'],
};

/** The kinds to look among for a need. */
export function kindsFor(need: Need): readonly AssetKind[] {
  return kindsOfNeed[need];
}
