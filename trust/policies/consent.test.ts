import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, type SaidConsent, standingOn, standingsOf } from '../../src/people/consent.ts';
import { useNames, uses } from '../../src/people/uses.ts';

// Every use of what people told us, and cases of what they said, one by one.

test('every use: what it is for, how much of it, what else must not be refused, and what holds where nobody asked', () => {
  const told = useNames.map(name => {
    const { purpose, part, nor, unasked } = uses[name];
    return `${name}: ${purpose} ${part}; ${nor.join(' ')}; ${unasked}`;
  });
  assert.deepEqual(told, [
    'referrer_news: share_with_referrer basics; keep_record; stop',
    'referrer_status: share_with_referrer basics; keep_record; stop',
    'gp_letter: share_with_gp whole; keep_record; stop',
    'group_introduction: share_with_groups whole; keep_record take_part; stop',
    'group_chase: share_with_groups basics; keep_record take_part; stop',
    'go_along: take_part whole; keep_record; go',
    'person_news: take_part whole; keep_record; go',
    'call_later: contact_later whole; keep_record; stop',
    'still_going: contact_later whole; keep_record; go',
    'data_set: use_for_statistics whole; keep_record; stop',
    'research: use_for_research whole; keep_record; stop',
    'figures: use_for_statistics whole; keep_record; go',
  ]);
});

const moment = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
let last = 0;
const [choir, shed] = ['01980000-0000-7000-8000-0000000000c1', '01980000-0000-7000-8000-0000000000d2'];
type More = Partial<SaidConsent> & { readonly back?: number };
/** A row of the register: said in a minute, taken back in another. */
const row = (minute: number, given: boolean, { back, ...more }: More = {}): SaidConsent => {
  last += 1;
  return {
    id: `01980000-0000-7000-8000-${String(last).padStart(12, '0')}`,
    purpose: 'share_with_groups',
    given,
    at: moment(minute),
    withdrawn_at: back === undefined ? null : moment(back),
    ...more,
  };
};
const on = (rows: readonly SaidConsent[], to: Parameters<typeof standingOn>[2] = null, part?: 'whole') =>
  standingOn('share_with_groups', rows, to, part);

test('given, refused, withdrawn, not asked', () => {
  assert.equal(on([]), 'not_asked');
  assert.equal(on([row(1, true)]), 'given');
  assert.equal(on([row(1, false)]), 'refused');
  assert.equal(on([row(1, true, { back: 2 })]), 'withdrawn');
  assert.equal(on([row(1, true), row(2, false)]), 'withdrawn');
  assert.equal(on([row(1, true, { back: 2 }), row(3, true)]), 'given');
  assert.equal(on([row(3, true), row(1, true, { back: 2 })]), 'given');
  assert.equal(on([row(1, false, { back: 2 })]), 'refused', 'a no that is taken back is still no yes');
});

test('of one moment the row made later counts, and a row’s own taking back comes after it', () => {
  const [first, second] = [row(5, true), row(5, false)];
  assert.equal(on([first, second]), 'withdrawn');
  assert.equal(on([second, first]), 'withdrawn');
  const [no, yes] = [row(5, false), row(5, true)];
  assert.equal(on([no, yes]), 'given');
  assert.equal(on([yes, no]), 'given');
  assert.equal(on([row(5, true, { back: 5 })]), 'withdrawn');
});

test('whom a word is about', () => {
  const them = { id: choir, names: ['Ennis Choir'] };
  const byId = (given: boolean, more: More = {}) =>
    row(1, given, { recipient: 'Ennis Choir', recipient_id: choir, ...more });
  assert.equal(on([byId(true)], them), 'given');
  assert.equal(
    on([byId(true)], { id: shed, names: ['Ennis Choir'] }),
    'not_asked',
    'another with the same name',
  );
  assert.equal(on([byId(true)]), 'not_asked', 'of one it says nothing of all');
  assert.equal(on([row(1, true, { recipient_id: choir })], them), 'given', 'an id alone');
  assert.equal(on([row(1, true, { recipient: 'ENNIS  chóir ' })], { names: ['Ennis Choir'] }), 'given');
  assert.equal(
    on([row(1, true, { recipient: 'Ennis Choir' })], them),
    'given',
    'a name, where the row has no id',
  );
  assert.equal(on([byId(true)], { names: ['Ennis Choir'] }), 'given', 'a name, where the reader has no id');
  assert.equal(on([row(1, true, { recipient: 'Somebody' })], them), 'not_asked');
  assert.equal(on([row(1, false, { recipient: 'Somebody' })], them), 'refused', 'a no might be about them');
  assert.equal(on([row(1, true), row(2, false, { recipient: 'Somebody' })], them), 'withdrawn');
  assert.equal(on([row(1, true), row(2, true, { recipient: 'Somebody' })], them), 'given');
  assert.equal(
    on([row(1, false, { recipient_id: choir })], { names: ['x'] }),
    'refused',
    'an id and no id to compare',
  );
});

test('a no to all ends what was said of one; a yes to one opens it again', () => {
  const mine = { recipient_id: choir };
  assert.equal(on([row(1, true, mine), row(2, false)], { id: choir }), 'withdrawn');
  assert.equal(on([row(1, true, mine), row(2, false), row(3, true, mine)], { id: choir }), 'given');
  assert.equal(on([row(1, false, mine), row(2, true)], { id: choir }), 'withdrawn');
  assert.equal(on([row(1, false, mine), row(2, true)], { id: shed }), 'given');
});

test('to agree to the basics', () => {
  const basics = row(1, true, { scope: 'basics' });
  assert.equal(on([basics]), 'given');
  assert.notEqual(on([basics], null, 'whole'), 'given');
  assert.equal(decide('group_chase', [basics]).allowed, true);
  assert.equal(decide('group_introduction', [basics]).allowed, false);
});

test('two records joined: the stricter of both, until somebody is asked again', () => {
  const of = (record: string, minute: number, given: boolean, more: More = {}) =>
    row(minute, given, { from_record: record, joined_at: moment(10), ...more });
  assert.equal(on([of('a', 1, true), of('b', 2, false)]), 'withdrawn');
  assert.equal(on([of('a', 1, false), of('b', 2, true)]), 'withdrawn', 'also when the no came first');
  assert.equal(on([of('a', 1, true), of('b', 2, true)]), 'given');
  assert.equal(on([of('a', 1, true)]), 'given', 'the other said nothing');
  assert.equal(on([of('a', 1, false), of('b', 2, true), row(11, true)]), 'given');
  assert.equal(
    on([of('a', 1, false), of('b', 2, true), row(9, true)]),
    'withdrawn',
    'said before they were joined',
  );
  assert.equal(on([of('a', 1, false), of('b', 10, true)]), 'withdrawn', 'in that very moment is before');
  const mine = { recipient_id: choir };
  assert.equal(
    on([of('a', 1, true, mine), of('b', 2, true, { recipient_id: shed })], { id: choir }),
    'given',
  );
  assert.equal(on([of('a', 1, true, mine), of('b', 2, false, mine)], { id: choir }), 'withdrawn');
  assert.equal(on([of('a', 1, false, mine), of('b', 2, true)], { id: choir }), 'withdrawn');
  assert.equal(on([of('a', 1, false, mine), of('b', 2, true)], { id: shed }), 'given');
  assert.equal(on([of('a', 1, true, mine), of('b', 2, false)], { id: choir }), 'withdrawn');
  assert.equal(on([of('a', 1, false), of('b', 2, false, mine), row(11, true)], { id: choir }), 'withdrawn');
  const twice = [
    row(1, true, { from_record: 'a', joined_at: moment(5) }),
    row(7, false, { from_record: 'b', joined_at: moment(10) }),
    row(8, true, { from_record: 'a', joined_at: moment(10) }),
  ];
  assert.equal(on(twice), 'withdrawn', 'the later joining counts');
  assert.equal(on(twice.toReversed()), 'withdrawn');
});

test('a no to the record, or to taking part, stops what rests on it', () => {
  const said = (purpose: SaidConsent['purpose'], given: boolean, more: More = {}) =>
    row(1, given, { purpose, ...more });
  const yes = row(1, true);
  assert.deepEqual(decide('group_introduction', [yes]), {
    allowed: true,
    standing: 'given',
    purpose: 'share_with_groups',
  });
  for (const purpose of ['keep_record', 'take_part'] as const) {
    assert.deepEqual(decide('group_introduction', [yes, said(purpose, false)]), {
      allowed: false,
      standing: 'refused',
      purpose,
    });
    assert.deepEqual(decide('group_introduction', [yes, said(purpose, true, { back: 2 })]), {
      allowed: false,
      standing: 'withdrawn',
      purpose,
    });
    assert.equal(decide('group_introduction', [yes, said(purpose, true)]).allowed, true);
  }
  assert.equal(decide('gp_letter', []).allowed, false);
  assert.equal(decide('figures', []).allowed, true);
  assert.equal(decide('figures', [said('use_for_statistics', false)]).allowed, false);
  assert.equal(decide('gp_letter', [said('share_with_gp', true), said('take_part', false)]).allowed, true);
});

test('where it stands, in general and about each who was named', () => {
  const of = (rows: readonly SaidConsent[]) =>
    standingsOf('share_with_groups', rows).map(
      one =>
        `${one.recipient ?? '-'} ${one.recipientId === choir ? 'choir' : '-'} ${one.standing}${one.basics ? ' basics' : ''}`,
    );
  assert.deepEqual(of([]), ['- - not_asked']);
  assert.deepEqual(of([row(1, true)]), ['- - given']);
  assert.deepEqual(of([row(1, true, { scope: 'basics' })]), ['- - given basics']);
  assert.deepEqual(of([row(1, true, { recipient: 'Choir', recipient_id: choir })]), ['Choir choir given']);
  assert.deepEqual(of([row(1, true, { recipient_id: choir })]), ['- choir given']);
  assert.deepEqual(of([row(1, false), row(2, false, { recipient: 'Shed' })]), [
    '- - refused',
    'Shed - refused',
  ]);
  assert.deepEqual(of([row(1, false, { recipient: 'Shed' }), row(2, false, { recipient: 'SHED ' })]), [
    'SHED  - refused',
  ]);
  assert.deepEqual(
    of([row(1, true, { recipient: 'Shed' }), row(2, true, { recipient: 'Choir', scope: 'basics' })]),
    ['Shed - given', 'Choir - given basics'],
  );
  assert.deepEqual(
    of([
      row(1, false, { recipient: 'Choir', recipient_id: choir }),
      row(2, false, { recipient: 'Choir', recipient_id: shed }),
    ]),
    ['Choir choir refused', 'Choir - refused'],
  );
  assert.deepEqual(of([row(1, true, { recipient: '  ' })]), ['- - given'], 'blank names nobody');
  assert.deepEqual(of([row(1, true, { purpose: 'share_with_gp', recipient: 'Dr Kelly' })]), [
    '- - not_asked',
  ]);
});
