/**
 * What others than staff read, room by room: the public, people and providers, on pages, in messages and in letters. Each
 * entry is a key or the beginning of keys up to a dot. These exist in every language; the rest, pages of staff and letters
 * to professionals, in English and Irish.
 */
export const everybodys: Readonly<Record<string, readonly string[]>> = {
  ui: [
    ...['product', 'description', 'skip', 'language', 'demo', 'demo_label', 'foot', 'back', 'undo'],
    ...['not_known', 'remove', 'opens_call', 'call_us', 'form', 'errors', 'error', 'stale', 'crisis'],
    ...['stones', 'pips', 'next', 'progress', 'pager', 'meter', 'chart', 'say'],
  ],
  web: [
    'error.csrf',
    'error.tooLarge',
    'once',
    'programmes',
    'privacy',
    'access',
    'about',
    'moment',
    'tooMany',
  ],
  codes: [
    ...[
      'needs',
      'need_groups',
      'asset_kinds',
      'barriers',
      'accessibility',
      'decline_reasons',
      'redirect_places',
    ],
    ...[
      'closing_reasons',
      'withdrawal_reasons',
      'session_modes',
      'consent_purposes',
      'introduction_decline_reasons',
    ],
    ...['referrer_roles', 'relations', 'crisis_for', 'crisis_hours', 'region_labels', 'timepoints'],
  ],
  directory: [
    ...['find', 'map', 'shortlist', 'hit', 'confirmed', 'fact', 'public', 'service', 'time', 'day'],
    ...[
      'edit.fact',
      'edit.group',
      'edit.field',
      'edit.sex',
      'edit.access',
      'edit.place',
      'edit.cost',
      'edit.phone',
    ],
    ...[
      'edit.time',
      'edit.rhythm',
      'edit.nth',
      'edit.month',
      'edit.hint',
      'edit.error',
      'edit.row',
      'edit.safe',
    ],
    ...['keeping.part', 'keeping.wrong', 'keeping.checked', 'keeping.entry', 'keeping.short'],
  ],
  letters: [
    ...[
      'brand',
      'date',
      'reference',
      'foot',
      'unprintable',
      'dear',
      'close',
      'role',
      'said',
      'met',
      'went',
      'goal',
    ],
    ...['person', 'hard', 'back', 'plan', 'here', 'shortlist', 'certificate'],
  ],
  messages: [
    ...['sign', 'neutral.subject', 'receipt_self', 'declined_self', 'redirected_self', 'worker_will_ring'],
    ...[
      'worker_changed',
      'person_letter',
      'we_are_here',
      'session_booked',
      'session_moved',
      'session_cancelled',
    ],
    ...['session_reminder', 'own_page', 'shortlist', 'introduction', 'chase', 'entry_check', 'entry_answer'],
  ],
  outcomes: ['take.declined', 'take.translation', 'error'],
  people: ['wording'],
  portals: [
    'ring',
    'closed',
    'pin',
    'home',
    'agreed',
    'seen',
    'kind',
    'act',
    'who',
    'role',
    'stop',
    'copy',
    'leave',
    'end',
  ],
  referrals: [
    ...[
      'home',
      'crisis',
      'refer',
      'locale',
      'way',
      'field',
      'purpose',
      'error',
      'sent',
      'status',
      'own',
      'time',
    ],
    ...['saved', 'resume', 'young'],
  ],
};

/** Whether a key, `'<room>.<key>'`, is one that others than staff read. */
export function isEverybodys(key: string): boolean {
  const dot = key.indexOf('.');
  const name = key.slice(dot + 1);
  return (everybodys[key.slice(0, dot)] ?? []).some(one => name === one || name.startsWith(`${one}.`));
}
