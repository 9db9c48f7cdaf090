import { coordinators, type Family, keepers } from './family.ts';

const found = { also: [404] };

/** Keeping, copying and erasing records. */
export const keepingFamilies: readonly Family[] = [
  {
    says: 'What is due to be erased is seen by reference and day, and decided by two of the co-ordinators and administrators.',
    rule: 'nobodys',
    who: keepers,
    routes: {
      'get /records': {},
      'get /records/dictionary': {},
      'post /records/erasure': {},
      'get /records/erasure/:runId': found,
      'post /records/erasure/:runId/approve': found,
      'post /records/erasure/:runId/call-back': found,
    },
  },
  {
    says: 'Requests for a copy of a record are answered by the co-ordinator.',
    rule: 'nobodys',
    who: coordinators,
    routes: {
      'get /records/copies': {},
      'get /records/copies/:requestId': found,
      'post /records/copies/:requestId': found,
      'post /records/copies/:requestId/package': found,
      'get /records/copies/:requestId/package.tar': found,
      'get /records/copies/:requestId/record.pdf': found,
      'post /records/copies/:requestId/close': { says: { why: 'withdrawn' }, also: [404] },
      'post /records/copies/:requestId/extend': { says: { more: 'complex' }, also: [404] },
    },
  },
  {
    says: 'Holding a record, writing a request for a copy down and proposing to erase are the co-ordinator’s.',
    rule: 'seen',
    who: coordinators,
    routes: {
      'get /people/:personId/keeping': {},
      'post /people/:personId/holds': {
        says: {
          reason: 'claim',
          why: 'A claim',
          'review-day': '1',
          'review-month': '5',
          'review-year': '2099',
        },
      },
      'post /people/:personId/holds/:holdId/end': { says: { end: 'Over' }, also: [404, 409], lost: 409 },
      'post /people/:personId/copies': {
        says: {
          'askedOn-day': '1',
          'askedOn-month': '11',
          'askedOn-year': '2026',
          askedHow: 'by_phone',
          askedBy: 'self',
          identityHow: 'document',
          locale: 'en',
        },
      },
      'post /people/:personId/erasure': {},
    },
  },
];
