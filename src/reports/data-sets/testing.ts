import { newId } from '../../core/index.ts';
import type { FactRow } from './fact-row.ts';

/** A row of facts for tests; whatever is not given is that of somebody who was just referred. */
export function factRow(given: Partial<FactRow> = {}): FactRow {
  const id = newId();
  return {
    referralId: id,
    personId: newId(),
    reference: `H-${id.slice(-8)}`,
    receivedAt: Temporal.Instant.from('2026-10-01T09:00:00Z'),
    receivedOn: Temporal.PlainDate.from('2026-10-01'),
    route: 'professional',
    referrerRole: 'gp',
    birthDate: Temporal.PlainDate.from('1960-05-05'),
    sex: 'female',
    ethnicity: 'white_irish',
    area: 'Ennis',
    locale: 'en',
    interpreter: false,
    needs: ['lonely'],
    state: 'active',
    decisionReason: null,
    closingReason: null,
    triagedOn: null,
    firstContactOn: null,
    firstSessionOn: null,
    closedOn: null,
    sessionsHeld: 0,
    sessionsMissed: 0,
    minutesHeld: 0,
    contacts: 0,
    introductions: 0,
    attendedFirst: 0,
    stillGoing: 0,
    signposted: 0,
    before: {},
    after: {},
    versionChanged: null,
    ...given,
  };
}
