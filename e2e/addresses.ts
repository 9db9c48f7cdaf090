import { openRooms } from '../src/rooms.tsx';
import type { Route } from '../src/web/index.ts';
import type { House } from './house.ts';

/** Every address that the rooms declare. Nothing is asked of the database to say so. */
export async function declaredRoutes(): Promise<readonly Route[]> {
  const nothing = { config: { mailUrl: null }, database: {}, web: {} } as unknown;
  const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
  await rooms.close();
  return rooms.routes;
}

type Row = { readonly id: string };

/** Things of the demonstration, found by what they are. A thing that is not there fails the test. */
export type Known = {
  /** The first id that a query gives. */
  one(what: string, query: string, ...values: readonly unknown[]): Promise<string>;
  /** A referral of County Clare in a state, with the named link worker if one is named. */
  referral(state: string, worker?: string): Promise<string>;
  /** A referral, with the thing of the table that fits the condition, as a path under /cases. */
  under(table: 'session' | 'introduction', condition: string): Promise<string>;
};

export const clare = "(select id from programme where slug = 'clare')";

/** Looks into the demonstration of a house. */
export function known(house: House): Known {
  const one: Known['one'] = async (what, query, ...values) => {
    const [row] = await house.sql<Row>(query, values);
    if (!row) throw new Error(`The demonstration has no ${what}.`);
    return row.id;
  };
  return {
    one,
    referral: (state, worker) =>
      one(
        `${state} referral`,
        `select r.id from referral r left join staff s on s.id = r.link_worker_id
          where r.programme_id = ${clare} and r.state = $1 and ($2::text is null or s.name = $2)
          order by r.received_at, r.id limit 1`,
        state,
        worker ?? null,
      ),
    async under(table, condition) {
      const [row] = await house.sql<{ referral_id: string; id: string }>(
        `select t.referral_id, t.id from ${table} t join referral r on r.id = t.referral_id
          where t.programme_id = ${clare} and r.state = 'active' and ${condition}
          order by r.given_name <> 'Breda', t.created_at desc, t.id limit 1`,
      );
      if (!row) throw new Error(`The demonstration has no ${table} where ${condition}.`);
      return `/cases/${row.referral_id}/${table}s/${row.id}`;
    },
  };
}

export const aoife = 'Aoife Hehir';
export const declan = 'Declan Moloney';
export const nuala = 'Nuala Frawley';
export const sandra = 'Sandra Okoye';
export const peter = 'Peter Ashworth';
