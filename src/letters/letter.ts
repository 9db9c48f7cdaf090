import type { Locale } from '../ui/index.ts';
import { type AppointmentFacts, appointmentLetter } from './documents/appointment.ts';
import { type GpClosingFacts, gpClosingLetter } from './documents/gp-closing.ts';
import type { LetterView } from './documents/letterhead.ts';
import { type PersonClosingFacts, personClosingLetter } from './documents/person-closing.ts';
import { type WeAreHereFacts, weAreHereLetter } from './documents/we-are-here.ts';
import { type WelcomeFacts, welcomeLetter } from './documents/welcome.ts';
import type { LetterDocument } from './engine/document.ts';

/** Letters that are kept, read by a person and then sent. */
export const letterKinds = ['gp_closing', 'person_closing', 'we_are_here'] as const;
/** Those and the ones that a rule writes and sends. */
export type LetterKind = (typeof letterKinds)[number] | 'appointment' | 'welcome';

/** The facts of each kind, as they are kept: JSON, days as ISO text. */
export type FactsOf = {
  readonly gp_closing: GpClosingFacts;
  readonly person_closing: PersonClosingFacts;
  readonly we_are_here: WeAreHereFacts;
  readonly appointment: AppointmentFacts;
  readonly welcome: WelcomeFacts;
};

/** Facts that say themselves which letter they are for. */
export type KeptFacts = { [K in LetterKind]: { readonly kind: K; readonly facts: FactsOf[K] } }[LetterKind];

/** A letter as it is stored. Its facts do not change any more once it is sent. */
export type Letter = KeptFacts & {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly locale: Locale;
  readonly largePrint: boolean;
  readonly state: 'draft' | 'sent';
  readonly madeAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  /** Counts every change; a change names the version it began from. */
  readonly version: number;
};

/** The page that facts make. Throws ZodError for facts of the wrong shape. */
export function documentOf(kept: KeptFacts, view: LetterView): LetterDocument {
  switch (kept.kind) {
    case 'gp_closing':
      return gpClosingLetter(kept.facts, view);
    case 'person_closing':
      return personClosingLetter(kept.facts, view);
    case 'we_are_here':
      return weAreHereLetter(kept.facts, view);
    case 'appointment':
      return appointmentLetter(kept.facts, view);
    case 'welcome':
      return welcomeLetter(kept.facts, view);
  }
}

/** The same letter with another date on it: the day it is sent. */
export function datedOn<K extends KeptFacts>(kept: K, day: Temporal.PlainDate): K {
  return { ...kept, facts: { ...kept.facts, on: day.toString() } };
}

/** What staff may change in a letter; everything else is as the record says it. */
export type LetterEdit = {
  readonly askOfReader?: string | null | undefined;
  readonly seen?: 'agreed' | 'read' | 'not_seen' | undefined;
  /** In the person's words, one a line. */
  readonly nextSteps?: readonly string[] | undefined;
};

/** Facts with an edit put in; what does not belong to the kind is left out. */
export function edited<K extends KeptFacts>(kept: K, edit: LetterEdit, lang: string): K {
  if (kept.kind === 'gp_closing') {
    const { askOfReader, seen } = edit;
    const facts = {
      ...kept.facts,
      ...(askOfReader === undefined ? {} : { askOfReader }),
      ...(seen === undefined ? {} : { seen }),
    };
    return { ...kept, facts };
  }
  if (kept.kind === 'person_closing' && edit.nextSteps !== undefined) {
    return { ...kept, facts: { ...kept.facts, nextSteps: edit.nextSteps.map(text => ({ text, lang })) } };
  }
  return kept;
}

/** The edit that a letter carries, so that gathering its facts anew does not lose what was typed. */
export function editOf(kept: KeptFacts): LetterEdit {
  if (kept.kind === 'gp_closing')
    return { askOfReader: kept.facts.askOfReader ?? null, seen: kept.facts.seen };
  if (kept.kind === 'person_closing') {
    return { nextSteps: (kept.facts.nextSteps ?? []).map(step => step.text) };
  }
  return {};
}
