import type { Channel } from '../../programmes/index.ts';

/** One message as it leaves: already written, nothing is decided any more. */
export type Outgoing = {
  /** Our id of it: the same over all tries, so that the other side can know it again. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Who it is from must not be told: another sender is shown where there is one. */
  readonly neutral: boolean;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly lang: string;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** It was tried before, and what became of that is not known for certain. */
  readonly again: boolean;
};

/**
 * What the other side made of it.
 * - `taken`: it has it; `outsideId` is its name for it, where it gives one.
 * - `refused`: no, for good, because of the address. `impossible`: no, for good, because of something else.
 * - `later`: try again. `away`: nobody was there to ask. `wait`: it asks for patience; no try counts.
 */
export type Handed =
  | { readonly fate: 'taken'; readonly outsideId: string | null }
  | { readonly fate: 'refused' | 'impossible' | 'later' | 'away' }
  | { readonly fate: 'wait'; readonly seconds: number };

/** What became of a message after it was taken. `gone`: it did not arrive, though the address may be right. */
export type Arrival = 'delivered' | 'bounced' | 'gone';

/** Something that hands messages of one channel to the outside. */
export type Sender = {
  /** Who carries it, for the log: `smtp`, `gateway` or `notify`. */
  readonly name: 'smtp' | 'gateway' | 'notify';
  send(message: Outgoing): Promise<Handed>;
  /** Asks what became of one that was taken; null while nothing final is known. Missing where only the other side calls. */
  look?(outsideId: string): Promise<Arrival | null>;
  close?(): void;
};

/** The channels that leave the house; what has no sender waits on screen or for a hand. */
export type Senders = Partial<Readonly<Record<Channel, Sender>>>;
