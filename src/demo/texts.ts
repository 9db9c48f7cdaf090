import { keepText, queueMessage, recordArrival } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** What people text back on an ordinary morning. The last comes from a number that is in no record. */
const cameIn = [
  'Yeah grand see you then',
  'Is it the door at the side or the front? I was there once and could not get in',
  'cant make it, the bus is off',
];
const unknownNumber = '+353209159977';

/** Texts of this morning, two that arrived, one that came back, and letters that wait to be printed. Needs sealed rows. */
export async function writeTexts(scope: Scope): Promise<void> {
  const people = await textedPeople(scope);
  for (const [at, body] of cameIn.entries()) {
    const phone = people[at]?.phone;
    if (phone) await keepText(scope, { gatewayId: `demonstration-${at}`, from: phone, body });
  }
  const body = 'Hello, my neighbour gave me this number. Who are ye?';
  await keepText(scope, { gatewayId: 'demonstration-unknown', from: unknownNumber, body });
  for (const [at, { id }] of (await sentTexts(scope)).entries()) {
    await recordArrival(scope, { messageId: id, outsideId: null }, at === 0 ? 'bounced' : 'delivered');
  }
  for (const { personId, referralId, name, worker } of await whoGetsPost(scope)) {
    await queueMessage(scope, {
      template: 'we_are_here',
      channel: 'letter',
      personId,
      referralId,
      values: { name, worker },
    });
  }
}

/** People under way who may be sent texts. */
function textedPeople({ db, actor }: Scope) {
  return db
    .selectFrom('person as p')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'p.programme_id').onRef('r.person_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.phone'])
    .where('p.programme_id', '=', actor.programmeId)
    .where('r.state', '=', 'active')
    .where('p.may_text', '=', true)
    .where('p.phone', 'is not', null)
    .orderBy('r.reference')
    .limit(cameIn.length)
    .execute();
}

function sentTexts({ db, actor }: Scope) {
  return db
    .selectFrom('message')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('channel', '=', 'sms')
    .where('state', '=', 'sent')
    .where('state_reason', 'is', null)
    .orderBy('sent_at', 'desc')
    .limit(3)
    .execute();
}

/** People whom nobody has reached yet and who may be written to by post. */
async function whoGetsPost({ db, actor }: Scope) {
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'p.programme_id').onRef('r.person_id', '=', 'p.id'),
    )
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select(['p.id', 'r.id as referral_id', 'p.known_as', 'p.given_name', 's.name as worker'])
    .where('p.programme_id', '=', actor.programmeId)
    .where('r.state', 'in', ['contacting', 'allocated'])
    .where('p.may_post', '=', true)
    .where('p.address', 'is not', null)
    .orderBy('r.reference')
    .limit(4)
    .execute();
  return rows.map(row => ({
    personId: row.id,
    referralId: row.referral_id,
    name: row.known_as ?? row.given_name,
    worker: row.worker,
  }));
}
