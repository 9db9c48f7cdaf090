import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** What a service of the directory is about. */
export const assetKinds = codeList('asset_kinds', version, [
  'befriending',
  'walking_exercise',
  'sport',
  'arts_music_drama',
  'reading_library',
  'gardening_nature',
  'cooking_nutrition',
  'sheds',
  'peer_support',
  'self_help_course',
  'carers',
  'bereavement',
  'advice_money_housing_legal',
  'employment_education',
  'volunteering',
  'digital_skills',
  'transport',
  'food',
  'faith_cultural',
  'lgbtq',
  'migrant_traveller',
  'older_adults',
  'parents',
  'addiction_recovery',
  'domestic_abuse_specialist',
  'health_programme',
]);
export type AssetKind = CodeOf<typeof assetKinds>;

/** What makes a service reachable; each is a fact that somebody confirmed, never a guess. */
export const accessibility = codeList('accessibility', version, [
  'step_free',
  'accessible_toilet',
  'changing_places',
  'hearing_loop',
  'sign_language',
  'captions',
  'large_print',
  'quiet_space',
  'seating',
  'dementia_friendly',
  'autism_friendly',
  'women_only',
  'men_only',
  'trans_inclusive',
  'interpreter',
  'carer_free',
  'childcare',
  'assistance_dog',
  'parking',
  'near_bus_stop',
  'indoor',
  'outdoor',
  'low_intensity',
  'greeter',
  'taster',
  'no_forms',
  'camera_off_online',
]);
export type Accessibility = CodeOf<typeof accessibility>;

/** What stands between a person and an activity. Also why an introduction stopped. */
export const barriers = codeList('barriers', version, [
  'cost',
  'transport',
  'confidence',
  'going_alone',
  'language',
  'literacy',
  'caring',
  'childcare',
  'time_work',
  'mobility',
  'pain_fatigue',
  'hearing',
  'vision',
  'toilets',
  'digital_access',
  'phone_credit',
  'safety',
  'stigma',
  'discrimination',
  'past_experience',
  'housing_crisis',
  'weather_dark',
  'not_available',
  'full',
]);
export type Barrier = CodeOf<typeof barriers>;

/** Why nothing fitted, when an unmet need is recorded. */
export const unmetConstraints = codeList('unmet_constraints', version, [
  'none_exists',
  'too_far',
  'no_transport',
  'wrong_time',
  'cost',
  'full',
  'access',
  'language',
  'not_eligible',
]);
export type UnmetConstraint = CodeOf<typeof unmetConstraints>;
