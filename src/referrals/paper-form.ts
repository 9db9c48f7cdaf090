import { z } from 'zod';
import type { RegionId } from '../programmes/index.ts';
import {
  choice,
  date,
  type FieldErrorKeys,
  optionalChoice,
  optionalDate,
  optionalText,
  readForm,
  tick,
} from '../ui/index.ts';
import { type Intake, paperWriters } from './intake.ts';
import { intakeFrom, type ReferParams, referForm } from './refer-form.ts';

type Options = { readonly region: RegionId; readonly today: Temporal.PlainDate };

/** What the paper itself says, beside the questions that every referral is asked. */
function paperFields({ today }: Options) {
  return z.object({
    received_on: date({ past: true, today, missing: 'paper.entry.error.received_on' }),
    written_by: choice(paperWriters, 'paper.entry.error.written_by'),
    safe: optionalChoice(['yes', 'no']),
    signed: choice(['yes', 'no'], 'paper.entry.error.signed'),
    signed_on: optionalDate({ past: true, today }),
    witness: optionalText({ max: 120 }),
    contact_later: tick(),
    gp_name: optionalText({ max: 120 }),
    gp_practice: optionalText({ max: 160 }),
    card_code: optionalText({ max: 40 }),
    reply_to: optionalText({ max: 300, lines: true }),
  });
}
type PaperParams = z.output<ReturnType<typeof paperFields>>;
export type PaperEntry = { readonly refer: ReferParams; readonly paper: PaperParams };

/** Reads a form that was typed from paper: both parts are looked at, so that everything wrong is said at once. */
export function readPaper(
  data: FormData,
  options: Options,
):
  | { readonly params: PaperEntry; readonly error: null }
  | { readonly params: null; readonly error: FieldErrorKeys } {
  // It was agreed to in writing, as the paper shows; nobody is asked how.
  data.set('consent_how', 'in_writing');
  const refer = readForm(referForm({ ...options, byPhone: true }), data);
  const paper = readForm(paperFields(options), data);
  const error: FieldErrorKeys = { ...refer.error, ...paper.error };
  if (data.get('signed') === 'no' && !String(data.get('witness') ?? '').trim())
    Object.assign(error, { witness: 'paper.entry.error.witness' });
  const writer = data.get('written_by');
  if (writer !== 'self') {
    const needed = {
      referrer_name: 'referrals.error.referrer_name',
      ...(writer === 'professional' ? { referrer_role: 'referrals.error.referrer_role' } : {}),
    };
    for (const [field, message] of Object.entries(needed)) {
      if (!String(data.get(field) ?? '').trim()) Object.assign(error, { [field]: message });
    }
  }
  if (refer.params && paper.params && Object.keys(error).length === 0)
    return { params: { refer: refer.params, paper: paper.params }, error: null };
  return { params: null, error };
}

/** What stood on the paper, as it will be kept. */
export function paperIntake({ refer, paper }: PaperEntry): Intake {
  const intake = intakeFrom(refer);
  const helper =
    paper.written_by === 'helper' && refer.referrer_name
      ? {
          name: refer.referrer_name,
          role: refer.referrer_role ?? 'family_friend',
          organisation: null,
          email: null,
          phone: refer.referrer_phone,
          relation: null,
        }
      : null;
  return {
    ...intake,
    referrer: paper.written_by === 'professional' ? intake.referrer : helper,
    notSafe: paper.safe === 'no',
    gpName: intake.gpName ?? paper.gp_name,
    gpPractice: intake.gpPractice ?? paper.gp_practice,
    consents: [...intake.consents, { purpose: 'contact_later', given: paper.contact_later }],
    consentBy: refer.consent_by ?? (paper.signed === 'no' ? paper.witness : null),
    paper: {
      receivedOn: paper.received_on.toString(),
      writtenBy: paper.written_by,
      signedOn: paper.signed === 'yes' ? (paper.signed_on ?? paper.received_on).toString() : null,
      witness: paper.witness,
      replyTo: paper.reply_to,
      code: paper.card_code,
    },
  };
}
