import { z } from 'zod';

/** What the person said a group may know, besides their first name. */
export type Agreed = {
  /** A way to reach them. */
  readonly contact: boolean;
  /** In the words that the group will read. */
  readonly accessNeeds: string | null;
  readonly hopes: string | null;
  /** Who goes along the first time. */
  readonly company: string | null;
};

/** Exactly what a group is sent: the minimum (domain.md, "Introduction states"). Never notes, needs or the surname. */
export type Minimum = {
  readonly firstName: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** A safe-contact rule travels with the number. */
  readonly noVoicemail: boolean;
  readonly bestTime: string | null;
  readonly accessNeeds: string | null;
  readonly hopes: string | null;
  readonly company: string | null;
};

/** `introduction.shared`: what was agreed, and once it is sent, what was sent. */
export type Shared = { readonly agreed: Agreed; readonly sent: Minimum | null };

/** What is taken of a person; nothing else of the record comes near. */
export type Reachable = {
  readonly firstName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly mayVoicemail: boolean;
  readonly mayEmail: boolean;
  readonly bestTime: string | null;
};

/** The minimum the person agreed to. One way of contact is enough: the phone, or an e-mail address they allow. */
export function minimumOf(person: Reachable, agreed: Agreed): Minimum {
  const phone = agreed.contact ? person.phone : null;
  const email = agreed.contact && phone === null && person.mayEmail ? person.email : null;
  return {
    firstName: person.firstName,
    phone,
    email,
    noVoicemail: phone !== null && !person.mayVoicemail,
    bestTime: phone === null ? null : person.bestTime,
    accessNeeds: agreed.accessNeeds,
    hopes: agreed.hopes,
    company: agreed.company,
  };
}

const words = z.string().nullable().catch(null);
const stored = z.object({
  agreed: z
    .object({ contact: z.boolean().catch(false), accessNeeds: words, hopes: words, company: words })
    .catch({ contact: false, accessNeeds: null, hopes: null, company: null }),
  sent: z
    .object({
      firstName: z.string(),
      phone: words,
      email: words,
      noVoicemail: z.boolean().catch(false),
      bestTime: words,
      accessNeeds: words,
      hopes: words,
      company: words,
    })
    .nullable()
    .catch(null),
});

/** Reads the column back; what is not there was not agreed. */
export function readShared(column: unknown): Shared {
  const parsed = stored.safeParse(column);
  return parsed.success
    ? parsed.data
    : { agreed: { contact: false, accessNeeds: null, hopes: null, company: null }, sent: null };
}
