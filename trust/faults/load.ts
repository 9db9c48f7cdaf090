import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What a client sends over and over until it is answered, always under the same key: a change that must be there once. */
export type Write = {
  readonly kind: 'referral' | 'contact' | 'accept';
  /** A word that is found nowhere else: in the row that the write makes, or the id of what it changes. */
  readonly mark: string;
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
};

/** What the clients saw, as far as they can know it. */
export type Ledger = {
  /** Answered with "done": must be there, once. */
  readonly acknowledged: Write[];
  /** The marks of the same, quickly found. */
  readonly marks: Set<string>;
  /** Never answered: may be there, but not twice. */
  readonly unanswered: Write[];
  /** Answered with anything that is neither "done" nor "try again". Nothing may be here. */
  readonly refused: string[];
  /** Requests that found nobody, or were answered with 429 or 5xx, and were sent again. */
  again: number;
  /** Pages read and pages that were answered otherwise than with 200 while nothing was the matter. */
  pages: number;
};

/** Somebody at a browser: a cookie, and the token of the forms of that sign-in. */
export type Client = { readonly cookie: string; readonly csrf: string };

export type Load = {
  readonly ledger: Ledger;
  /** Lets nothing new begin, and waits until everything under way was answered or the patience is over. */
  stop(patienceMs: number): Promise<void>;
};

/** Signs in as a member of staff of the demonstration. */
export async function signIn(url: string, programmeId: string, staffId: string): Promise<Client> {
  const body = new URLSearchParams({ programmeId, staffId, to: '/today' });
  const answer = await fetch(`${url}/sign-in/demo`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: url },
  });
  const cookie = answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const page = await fetch(`${url}/today`, { headers: { cookie } });
  const [, csrf] = /name="_csrf" value="([^"]+)"/.exec(await page.text()) ?? [];
  if (!csrf) throw new Error(`no form on the page after the sign-in (${page.status})`);
  return { cookie, csrf };
}

/** A referral as a surgery sends it, without an account. */
export function referral(): Write {
  const mark = `Mark${randomUUID().replaceAll('-', '')}`;
  return {
    kind: 'referral',
    mark,
    path: '/clare/refer',
    fields: [
      ['_once', randomUUID()],
      ['adult', 'yes'],
      ['in_area', 'yes'],
      ['urgent', 'no'],
      ['locale', 'en'],
      ['given_name', 'Test'],
      ['family_name', mark],
      ['phone', '020 915 0183'],
      ['words', 'Would like to meet people.'],
      ['consents', 'take_part'],
      ['consents', 'keep_record'],
      ['consent_how', 'in_person'],
      ['referrer_name', 'Test Surgery'],
      ['referrer_role', 'gp'],
      ['referrer_email', `${mark.toLowerCase()}@surgery.example`],
    ],
  };
}

/** A call that a link worker puts on record. */
export function contact(referralId: string): Write {
  const mark = `Mark${randomUUID().replaceAll('-', '')}`;
  return {
    kind: 'contact',
    mark,
    path: `/cases/${referralId}/contacts/new`,
    fields: [
      ['_once', randomUUID()],
      ['mode', 'phone'],
      ['with', 'person'],
      ['outcome', 'reached'],
      ['on-day', '2'],
      ['on-month', '11'],
      ['on-year', '2026'],
      ['at', '10:30'],
      ['minutes', '5'],
      ['note', mark],
    ],
  };
}

/** A referral that a co-ordinator accepts. */
export function acceptance(referralId: string): Write {
  return {
    kind: 'accept',
    mark: referralId,
    path: `/inbox/${referralId}/accept`,
    fields: [
      ['_once', randomUUID()],
      ['person', 'new'],
    ],
  };
}

type Plan = {
  readonly url: string;
  /** Each is one client: what it does next, or null when there is nothing just now. */
  readonly clients: readonly { readonly as: Client | null; next(): Promise<Write | null> | Write | null }[];
  /** Read by one more client, again and again. */
  readonly page: string;
};

/** Clients that write without a pause, until `stop`. */
export function begin({ url, clients, page }: Plan): Load {
  const ledger: Ledger = {
    acknowledged: [],
    marks: new Set(),
    unanswered: [],
    refused: [],
    again: 0,
    pages: 0,
  };
  const over = new AbortController();
  let going = true;
  const carryOut = async (as: Client | null, write: Write): Promise<void> => {
    while (!over.signal.aborted) {
      const status = await send(url, as, write, over.signal);
      if (status === 303) {
        ledger.acknowledged.push(write);
        ledger.marks.add(write.mark);
        return;
      }
      if (status !== 0 && status !== 429 && status < 500) {
        ledger.refused.push(`${status}: ${write.kind}`);
        return;
      }
      ledger.again += 1;
      await pause(100);
    }
    ledger.unanswered.push(write);
  };
  const working = clients.map(async ({ as, next }) => {
    while (going) {
      const write = await Promise.try(next).catch(() => null);
      if (write) await carryOut(as, write);
      await pause(write ? 30 : 200);
    }
  });
  const reading = async (): Promise<void> => {
    while (going) {
      const status = await fetch(url + page, { signal: AbortSignal.timeout(20_000) }).then(
        async answer => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
      if (status === 200) ledger.pages += 1;
      else if (status !== 0 && status < 500) ledger.refused.push(`${status}: page`);
      await pause(50);
    }
  };
  const all = Promise.all([...working, reading()]);
  return {
    ledger,
    async stop(patienceMs) {
      going = false;
      const timer = setTimeout(() => over.abort(), patienceMs);
      await all;
      clearTimeout(timer);
    },
  };
}

async function send(url: string, as: Client | null, write: Write, over: AbortSignal): Promise<number> {
  const body = new URLSearchParams([...write.fields.map(one => [...one]), ['_csrf', as?.csrf ?? '']]);
  const headers = { origin: url, ...(as ? { cookie: as.cookie } : {}) };
  try {
    const signal = AbortSignal.any([over, AbortSignal.timeout(20_000)]);
    const answer = await fetch(url + write.path, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal,
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
