import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../src/core/index.ts';

type Outside = {
  readonly add: (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly ids: Record<string, string>;
  readonly about: { readonly referral_id: string | undefined; readonly person_id: string | null | undefined };
  readonly said: (what: string) => string;
};

const then = '2026-10-05T09:00:00Z';

/** What others said to the house: a text, a word on the own page, and the answer that another service is asked for. */
export async function fromOutside({ add, ids, about, said }: Outside): Promise<void> {
  ids['handoverId'] = newId();
  ids['receiptToken'] = randomBytes(32).toString('base64url');
  await add('handover', {
    id: ids['handoverId'],
    referral_id: about.referral_id,
    to_service: 'A counselling service',
    to_name: said('Counsellor'),
    to_email: 'desk@example.org',
    to_phone: '+353209150142',
    told: said('told'),
    agreed_how: 'in_person',
    agreed_on: '2026-10-05',
    way: 'email',
    token_hash: createHash('sha256').update(ids['receiptToken']).digest(),
    expires_at: '2027-05-01T00:00:00Z',
    made_by: newId(),
    made_at: then,
    ask_on: '2026-10-09',
  });
  if (!about.person_id) return;
  ids['textId'] = newId();
  await add('arrived_text', {
    id: ids['textId'],
    gateway_id: ids['textId'],
    ...about,
    from_number: '+353209150142',
    body: said('text'),
    arrived_at: then,
  });
  await add('person_said', {
    id: newId(),
    person_id: about.person_id,
    kind: 'ring_me',
    subject_id: about.person_id,
    words: said('ring me'),
    said_at: then,
    outcome: 'asked',
    carried_at: then,
  });
}

/** What a group says of an introduction to it. */
export async function fromGroup({ add, ids, said }: Outside, serviceId: string): Promise<void> {
  await add('provider_word', {
    id: newId(),
    introduction_id: ids['introductionId'],
    service_id: serviceId,
    what: 'message',
    words: said('word of the group'),
    said_at: then,
    state: 'kept',
    settled_at: then,
  });
}
