import { audit } from '../../audit/index.ts';
import { NotFound, newId, Refused, reference } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { placeStore } from '../place-store.ts';
import { findGroup } from '../queries.ts';
import { daysOfGroup } from '../register/register-queries.ts';
import { tallyOf } from '../register/tally.ts';
import { groupStore } from '../store.ts';
import { certificateStore } from './certificate-store.ts';
import { earned, ruleOf } from './earned.ts';

/**
 * Gives somebody the certificate of a group, once they were at enough meetings. Asked again, it is the one they have.
 * @returns its id
 * @throws NotFound, Forbidden, Refused (not enough meetings in signed registers)
 */
export async function issueCertificate(
  scope: Scope,
  { groupId, placeId }: { readonly groupId: string; readonly placeId: string },
  zone: string,
): Promise<string> {
  const group = await allowedGroup(scope, groupId, 'book');
  const place = await placeStore(scope).find(placeId);
  if (place.group_id !== groupId) throw new NotFound('group_place');
  const store = certificateStore(scope);
  const had = (await store.ofGroup(groupId)).find(one => one.place_id === placeId);
  if (had) return had.id;
  const tally = tallyOf((await daysOfGroup(scope, groupId)).get(placeId) ?? []);
  if (!earned(ruleOf(group), tally)) throw new Refused('groups.certificate.refused.few');
  const { leaders } = await findGroup(scope, groupId);
  const days = (await groupStore(scope).dates(groupId))
    .filter(one => one.signed_at !== null)
    .map(one => one.starts_at.toZonedDateTimeISO(zone).toPlainDate())
    .toSorted(Temporal.PlainDate.compare);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Refused('groups.certificate.refused.few');
  const id = newId();
  await store.add({
    id,
    place_id: placeId,
    group_id: groupId,
    person_id: place.person_id,
    reference: reference('CT'),
    person_name: await store.nameOf(place.person_id),
    course: group.name,
    held: tally.held,
    attended: tally.attended,
    from_on: first,
    to_on: last,
    place: group.place,
    leaders: leaders.map(one => one.name),
    issued_by: scope.actor.id,
    issued_by_name: scope.actor.name,
    issued_by_role: scope.actor.role,
    issued_at: scope.now,
  });
  await audit(scope, {
    verb: 'group_certificate.issued',
    subject: { kind: 'group_certificate', id },
    personId: place.person_id,
  });
  await emit(scope, {
    name: 'GroupCertificateIssued',
    subjectId: id,
    payload: { groupId, personId: place.person_id, referralId: place.referral_id },
  });
  return id;
}
