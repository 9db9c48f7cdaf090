import type { DirectoryFile, NewSource } from '../../src/directory/index.ts';
import { chance } from './chance.ts';
import { worldToday } from './size.ts';

const doing = [
  ...[
    'singing',
    'walking',
    'gardening',
    'pottery',
    'knitting',
    'reading',
    'cooking',
    'swimming',
    'dancing',
    'painting',
  ],
  ...[
    'card games',
    'woodwork',
    'yoga',
    'chair exercise',
    'line dancing',
    'bowls',
    'chess',
    'photography',
    'drama',
    'tai chi',
  ],
  ...[
    'advice on money',
    'help with forms',
    'computer basics',
    'lifts to hospital',
    'friendly calls',
    'bereavement support',
  ],
];
const company = [
  'group',
  'club',
  'circle',
  'morning',
  'evening',
  'class',
  'drop-in',
  'society',
  'project',
  'café',
];
const people = [
  'carers',
  'older people',
  'men',
  'women',
  'newcomers',
  'parents',
  'everybody',
  'people who live alone',
];
const towns = [
  ...[
    'Ennis',
    'Kilrush',
    'Kilkee',
    'Ennistymon',
    'Lahinch',
    'Shannon',
    'Tulla',
    'Scarriff',
    'Killaloe',
    'Miltown',
  ],
  ...[
    'Corofin',
    'Quin',
    'Newmarket',
    'Sixmilebridge',
    'Liscannor',
    'Doolin',
    'Ballyvaughan',
    'Crusheen',
    'Feakle',
    'Mullagh',
  ],
];

function pick(list: readonly string[], ...words: readonly (string | number)[]): string {
  return list[chance(list.length, ...words)] ?? '';
}

function service(n: number): object {
  const what = pick(doing, 'doing', n);
  const town = pick(towns, 'town', n);
  const whom = pick(people, 'people', n);
  const name = `${what} ${pick(company, 'company', n)} ${town} ${n}`;
  const organization = chance(4_000, 'organization', n) % Math.max(1, Math.floor(n / 3));
  return {
    id: `service-${n}`,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    description: `A ${pick(company, 'again', n)} of ${what} for ${whom} in ${town}. ${pick(doing, 'other', n)} on some days. New people are met at the door and nobody has to join in. Tea afterwards.`,
    url: `https://example.org/services/${n}`,
    email: `hello${n}@example.org`,
    status: 'active',
    fees_description: ['Free', '€3 towards the tea', '€5 a week', ''][chance(4, 'fees', n)],
    eligibility_description: `For ${whom}.`,
    assured_date: '2026-06-01',
    organization: {
      id: `organization-${organization}`,
      name: `${pick(towns, 'at', organization)} Community ${organization}`,
    },
    phones: [{ id: `phone-${n}`, number: `+35320915${String(n % 10_000).padStart(4, '0')}` }],
    schedules: [
      { id: `schedule-${n}`, freq: 'WEEKLY', byday: 'TU', opens_at: '10:00:00', closes_at: '12:00:00' },
    ],
    service_at_locations: [
      {
        id: `place-${n}`,
        location: {
          id: `location-${n}`,
          location_type: 'physical',
          name: `${town} hall ${n % 40}`,
          latitude: 51.6 + chance(36_000, 'lat', n) / 10_000,
          longitude: -10 + chance(36_000, 'lon', n) / 10_000,
          addresses: [
            {
              id: `address-${n}`,
              address_1: `${n % 90} Main Street`,
              city: town,
              country: 'IE',
              address_type: 'physical',
            },
          ],
          accessibility:
            chance(3, 'access', n) === 0
              ? []
              : [
                  {
                    id: `access-${n}`,
                    description: pick(
                      ['Level access, wheelchair accessible.', 'Steps at the door.'],
                      'step',
                      n,
                    ),
                  },
                ],
        },
      },
    ],
  };
}

/** A directory of so many services as one ORUK 3.0 file. */
export function directoryFile(services: number): DirectoryFile {
  const list = Array.from({ length: services }, (_, index) => JSON.stringify(service(index + 1)));
  return { name: 'services.json', bytes: Buffer.from(`[${list.join(',\n')}]`) };
}

export const directorySource: NewSource = {
  key: 'bench',
  title: 'Made-up services',
  region: 'ie',
  licence: 'none',
  licenceUrl: null,
  attribution: null,
  url: null,
  correctAsOf: Temporal.PlainDate.from(worldToday),
  settings: { mapping: null, organization: null, fallbackKinds: [] },
};
