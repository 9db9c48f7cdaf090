import { z } from 'zod';

/** How texts and letters leave the house and how news of them comes back, as the environment says it. */
export type ChannelConfig = {
  /** `SMS_URL`, `SMS_KEY`, `SMS_FROM`, `SMS_NEUTRAL_FROM`, `SMS_SHAPE`: a gateway for texts. Null: texts wait for a hand. */
  readonly sms: {
    readonly url: string;
    readonly key: string;
    readonly from: string;
    readonly neutralFrom: string | null;
    /** How it wants to be spoken to; the room of messages reads it. */
    readonly shape: string;
  } | null;
  /** `NOTIFY_KEY`, `NOTIFY_URL`, `NOTIFY_WAYS`, `NOTIFY_NEUTRAL_SENDER`: GOV.UK Notify. Null: nothing goes that way. */
  readonly notify: {
    readonly url: string;
    readonly key: string;
    readonly ways: Partial<Readonly<Record<'email' | 'sms' | 'letter', string>>>;
    readonly neutralSender: string | null;
  } | null;
  /** `HOOK_KEY`: what gateways show when they tell what became of a message or bring a text. Null: nobody is heard. */
  readonly hookKey: string | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const sender = /^(\+?\d{3,15}|[\p{L}\p{N} ]{1,11})$/u;
const web = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
/** A name for each way: templates of Notify by their id, the postage of letters by its own name. */
const ways = z
  .string()
  .transform(text => text.trim().split(/\s+/))
  .transform((words, context) => {
    const found: Record<string, string> = {};
    for (const word of words) {
      const [way = '', value = ''] = word.split('=');
      const fits = way === 'letter' ? /^(first|second)$/.test(value) : uuid.test(value);
      if (!['email', 'sms', 'letter'].includes(way) || !fits) context.addIssue('not a way');
      found[way] = value;
    }
    return found;
  });

/** What each setting must be, for the sentence about one that is not. */
export const channelsExpected = {
  SMS_URL: 'the address of your gateway, like https://sms.example.ie/v1/messages',
  SMS_FROM: 'a number, or a name of at most eleven letters',
  SMS_NEUTRAL_FROM: 'a number, or a name of at most eleven letters',
  SMS_SHAPE: 'twilio, messagebird, clicksend, usual, or how your gateway wants to be spoken to',
  SMS_KEY: 'the key of your gateway',
  NOTIFY_URL: 'the address of Notify, without a path',
  NOTIFY_KEY: 'a key as Notify shows it: a name and two ids',
  NOTIFY_WAYS: 'ways with what they need, like “sms=<template id> letter=second”',
  NOTIFY_NEUTRAL_SENDER: 'the id of a sender of texts at Notify',
  HOOK_KEY: 'at least 32 characters long',
} as const;

/** The settings, each by itself. `blank`: what is set to nothing counts as not set. */
export function channelSchema(setting: <T extends z.ZodType>(schema: T) => z.ZodType<z.output<T>>) {
  const optional = (fits: (text: string) => boolean) =>
    setting(z.string().trim().refine(fits).nullable().default(null));
  return {
    SMS_URL: optional(web),
    SMS_KEY: optional(key => key.length <= 500),
    SMS_FROM: optional(from => sender.test(from)),
    SMS_NEUTRAL_FROM: optional(from => sender.test(from)),
    SMS_SHAPE: optional(text => text.length <= 400),
    NOTIFY_URL: optional(text => web(text) && new URL(text).pathname === '/'),
    NOTIFY_KEY: optional(key => uuid.test(key.slice(-36)) && uuid.test(key.slice(-73, -37))),
    NOTIFY_WAYS: setting(ways.nullable().default(null)),
    NOTIFY_NEUTRAL_SENDER: optional(id => uuid.test(id)),
    HOOK_KEY: optional(key => key.length >= 32),
  };
}

type Read = z.output<z.ZodObject<ReturnType<typeof channelSchema>>>;

/** Puts them together. `wrong` is one sentence when one is there without another that it needs. */
export function channelConfig(read: Read): ChannelConfig & { readonly wrong: string | null } {
  const { SMS_URL: url, SMS_KEY: key, SMS_FROM: from, NOTIFY_KEY, NOTIFY_WAYS } = read;
  const some = [url, key, from].filter(one => one !== null).length;
  const wrong =
    some > 0 && some < 3
      ? 'SMS_URL, SMS_KEY and SMS_FROM go together: set all three, or none.'
      : (NOTIFY_KEY === null) !== (NOTIFY_WAYS === null)
        ? 'NOTIFY_KEY and NOTIFY_WAYS go together: set both, or none.'
        : null;
  return {
    wrong,
    hookKey: read.HOOK_KEY,
    sms:
      url && key && from
        ? { url, key, from, neutralFrom: read.SMS_NEUTRAL_FROM, shape: read.SMS_SHAPE ?? 'usual' }
        : null,
    notify:
      NOTIFY_KEY && NOTIFY_WAYS
        ? {
            key: NOTIFY_KEY,
            ways: NOTIFY_WAYS,
            url: new URL(read.NOTIFY_URL ?? 'https://api.notifications.service.gov.uk').origin,
            neutralSender: read.NOTIFY_NEUTRAL_SENDER,
          }
        : null,
  };
}
