import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as glass from '../../src/glass/policy.ts';
import { type Role, roles } from '../../src/platform/database/index.ts';
import * as links from '../../src/portals/private/policy.ts';
import * as records from '../../src/records/policy.ts';
import * as safety from '../../src/safety/policy.ts';
import { actorOf, colleague, me, said } from './who.ts';

// Who may open, hold, erase and judge, told a second time.

const those = (may: (role: Role) => boolean) => roles.filter(may).join(' ');

test('break-glass: link workers open; who opened it or a co-ordinator ends it; another co-ordinator judges it, once', () => {
  for (const role of roles) {
    const may = (act: 'open' | 'end' | 'review', staffId: string, verdict: 'right' | null = null) =>
      said(glass.may(actorOf(role), act, { staffId, verdict } as Parameters<typeof glass.may>[2]));
    assert.equal(
      said(glass.may(actorOf(role), 'open')),
      role === 'link_worker' ? 'yes' : 'glass.refused.role',
    );
    assert.equal(may('end', me), 'yes', role);
    assert.equal(may('end', colleague), role === 'coordinator' ? 'yes' : 'glass.refused.role', role);
    const judges = role === 'coordinator';
    assert.equal(may('review', colleague), judges ? 'yes' : 'glass.refused.role', role);
    assert.equal(may('review', me), judges ? 'glass.refused.own' : 'glass.refused.role', role);
    assert.equal(
      may('review', colleague, 'right'),
      judges ? 'glass.refused.judged' : 'glass.refused.role',
      role,
    );
  }
  assert.equal(said(glass.may(actorOf('link_worker'), 'end')), 'glass.refused.role', 'nothing is open');
});

test('records: holds are the co-ordinator’s; two people let records go, one of them a co-ordinator', () => {
  assert.equal(
    those(role => records.mayHold(actorOf(role))),
    'coordinator',
  );
  assert.equal(
    those(role => records.mayPropose(actorOf(role))),
    'coordinator administrator',
  );
  const approves = (proposedBy: string, proposedRole: Role) =>
    those(role => records.mayApprove(actorOf(role), { proposedBy, proposedRole }));
  assert.equal(approves(colleague, 'coordinator'), 'coordinator administrator');
  assert.equal(approves(colleague, 'administrator'), 'coordinator');
  assert.equal(approves(me, 'coordinator'), '');
  assert.equal(approves(me, 'administrator'), '');
});

test('crisis lines and the night: co-ordinators and administrators', () => {
  const keeps = (role: Role) => {
    try {
      safety.mayKeepLines(actorOf(role));
      return true;
    } catch (error) {
      assert.equal((error as { reasonKey?: string }).reasonKey, 'safety.refused.keeper');
      return false;
    }
  };
  assert.equal(those(keeps), 'coordinator administrator');
});

test('private links: given by who works with the person, ended by them, the sign-in and the house', () => {
  assert.equal(
    those(role => links.mayGiveLink({ role })),
    'link_worker coordinator',
  );
  assert.equal(
    those(role => links.mayEndLink({ role })),
    'link_worker coordinator signin system',
  );
});
