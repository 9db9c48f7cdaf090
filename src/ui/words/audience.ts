/**
 * What others than staff read, room by room: the public, people and providers, on pages, in messages and in letters. Each
 * word is a key or the beginning of keys up to a dot. These exist in every language; the rest, pages of staff and letters to
 * professionals, in English and Irish. Whoever adds a page for everybody adds its keys here.
 */
const read: Readonly<Record<string, string>> = {
  calendar: 'meeting name own make',
  codes: `
    needs need_groups asset_kinds barriers accessibility decline_reasons redirect_places closing_reasons
    withdrawal_reasons session_modes consent_purposes introduction_decline_reasons referrer_roles
    relations consent_ways crisis_for crisis_hours region_labels timepoints`,
  directory: `
    find map shortlist hit confirmed fact public service time day edit.fact edit.group edit.field
    edit.sex edit.access edit.place edit.cost edit.phone edit.time edit.rhythm edit.nth edit.month
    edit.hint edit.error edit.row edit.safe edit.status keeping.part keeping.wrong keeping.checked keeping.entry
    keeping.short`,
  groups: 'offer',
  letters: `
    brand date reference foot unprintable dear close role said met went goal person hard back plan here
    slip meet wait shortlist certificate`,
  messages: `
    sign neutral.subject receipt_self declined_self redirected_self worker_will_ring worker_changed
    person_letter we_are_here session_booked session_moved session_cancelled session_reminder own_page measures_waiting
    shortlist introduction chase entry_check entry_answer receipt_letter_self appointment_letter
    waiting_letter waiting_welcome waiting_check_in waiting_changed provider_ask provider_link
    provider_code reply_yes reply_cannot reply_group_yes reply_group_cannot reply_group_freed reply_call reply_off reply_read reply_danger reply_stopped
    group_booked group_waiting group_offered group_lapsed group_cannot group_reminder group_ended
    group_moved group_date_off group_over answer handover_told_self survey_midway survey_closed`,
  outcomes: 'take.declined take.translation error ask',
  pack: 'link',
  paper: `card poster form public measures.title measures.lead measures.reference measures.helper measures.in_english
    measures.words measures.only measures.if measures.if_any`,
  people: 'wording',
  plans: 'action.doneMark',
  portals: `
    ring closed pin passkey home agreed seen kind act who role stop copy leave end helper meeting ics plan
    activity barrier question language helpers groups`,
  provider: `
    ring closed door home state said tap told over answer accept full decline came stopped hand_back
    message done error refused pause keys entry leave numbers sheet`,
  referrals: 'home crisis refer locale way field purpose error sent status own time saved resume young',
  surveys: `
    title lead promise question mark words quote known send answered thanks ring refused.answered
    refused.empty`,
  ui: `
    product description skip language demo demo_label foot back undo not_known remove opens_call call_us
    form errors error stale crisis stones pips next progress pager meter chart say`,
  web: 'error.csrf error.tooLarge once programmes privacy access about moment tooMany',
};

/** The same, as lists. */
export const everybodys: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(read).map(([room, keys]) => [room, keys.trim().split(/\s+/)]),
);

/** Whether a key, `'<room>.<key>'`, is one that others than staff read. */
export function isEverybodys(key: string): boolean {
  const dot = key.indexOf('.');
  const name = key.slice(dot + 1);
  return (everybodys[key.slice(0, dot)] ?? []).some(one => name === one || name.startsWith(`${one}.`));
}
