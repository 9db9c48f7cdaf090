import { kinds, texts } from './chance.ts';
import { type Size, workers, worldNow } from './size.ts';
import { familyNames, givenNames } from './words.ts';

/** Programmes with areas and staff: eight link workers, a co-ordinator and an administrator each. */
export function makeProgrammes({ programmes }: Size): readonly string[] {
  const { programme, area, staff } = kinds;
  return [
    `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
     select bench.id(${programme}, p), 'p' || p, 'Hedgerow ' || p, 'Community Partnership ' || p, 'ie', 'County Clare', 'Europe/Dublin',
       '{en,ga}', '+353209150100', 'Monday to Friday, 9 am to 5 pm', 'hello@example.org', '1 Example Street', '2024-01-01'
     from generate_series(1, ${programmes}) p`,
    `insert into area (programme_id, id, name, postcode_areas, lat, lon)
     select bench.id(${programme}, p), bench.id(${area}, p * 10 + a), (${texts(['Ennis', 'Kilrush', 'Ennistymon', 'Shannon', 'Tulla', 'Killaloe'])})[a],
       (array['{V95}', '{V15}', '{V95}', '{V14}', '{V95}', '{V94}'])[a]::text[], 52.6 + a * 0.05, -9.4 + a * 0.12
     from generate_series(1, ${programmes}) p, generate_series(1, 6) a`,
    `insert into staff (programme_id, id, name, email, role, area_ids, capacity, created_at)
     select bench.id(${programme}, p), bench.id(${staff}, p * 100 + s),
       bench.pick(${texts(givenNames)}, p * 100 + s, 1) || ' ' || bench.pick(${texts(familyNames)}, p * 100 + s, 2),
       's' || s || '@p' || p || '.example.org',
       case when s <= ${workers} then 'link_worker' when s = 50 then 'coordinator' else 'administrator' end,
       array[bench.id(${area}, p * 10 + 1 + s % 6)], 60, '${worldNow}'
     from generate_series(1, ${programmes}) p, unnest(array[1, 2, 3, 4, 5, 6, 7, 8, 50, 51]) s`,
  ];
}
