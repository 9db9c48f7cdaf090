import { audit } from '../../audit/index.ts';
import { Refused, Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { groupStore } from '../store.ts';
import { type CertificateRule, ruleOf } from './earned.ts';
import { ruleStore } from './rule-store.ts';

/**
 * Says what a certificate of a group takes from now on; what stood before is kept, and certificates that were given stay as they are. The same
 * again changes nothing.
 * @param input.version of the rule as it was read
 * @throws NotFound, Forbidden, Stale, Refused (more meetings than a course has)
 */
export async function setCertificateRule(
  scope: Scope,
  input: CertificateRule & { readonly groupId: string; readonly version: number },
): Promise<void> {
  const { groupId, least, madeUp } = input;
  const group = await allowedGroup(scope, groupId, 'found');
  const before = ruleOf(group);
  if (before.least === least && before.madeUp === madeUp) return;
  if (group.certificate_version !== input.version) {
    throw new Stale({ yours: inShort({ least, madeUp }), theirs: inShort(before) });
  }
  const dates = (await groupStore(scope).dates(groupId)).filter(one => one.state !== 'cancelled').length;
  if (group.kind === 'course' && least !== null && least > dates)
    throw new Refused('groups.certificate.refused.more', { dates });
  await ruleStore(scope).add(groupId, group.certificate_version + 1, before, { least, madeUp });
  await audit(scope, {
    verb: 'group.certificate_rule_set',
    subject: { kind: 'own_group', id: groupId },
    fields: ['certificate_least', 'certificate_made_up'],
  });
  await emit(scope, { name: 'GroupCertificateRuleSet', subjectId: groupId });
}

const inShort = ({ least, madeUp }: CertificateRule): string => `${least ?? '⅔'} / ${madeUp ?? '∞'}`;
