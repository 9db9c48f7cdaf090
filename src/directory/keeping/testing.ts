import { newId } from '../../core/index.ts';
import type { TestApp } from '../../web/testing.ts';

export type Seed = {
  readonly name?: string;
  readonly email?: string | null;
  readonly phone?: string;
  readonly postcode?: string;
  readonly organization?: string;
  readonly status?: string;
  readonly region?: 'ie' | 'uk';
  /** Entries of the same source bear the same key. */
  readonly source?: string;
  /** Days since it was confirmed by its source; never when left out. */
  readonly confirmedDaysAgo?: number;
};

/** Puts an entry into a test's directory, past all rules. @returns its id and that of its organization */
export async function seedEntry(
  app: TestApp,
  seed: Seed = {},
): Promise<{ readonly id: string; readonly organizationId: string | null }> {
  const id = newId();
  const now = app.clock.now();
  const source = seed.source ?? newId();
  const [known] = await app.sql<{ id: string }>('select id from directory.source where key = $1', [source]);
  const sourceId = known?.id ?? newId();
  if (!known) {
    await app.sql(
      `insert into directory.source (id, key, title, region, licence, created_at) values ($1, $2, 'A list of groups', $3, 'CC0', $4)`,
      [sourceId, source, seed.region ?? 'ie', now],
    );
  }
  const organizationId = seed.organization ? newId() : null;
  if (organizationId) {
    await app.sql(
      `insert into directory.organization (id, source_id, source_key, content_hash, name, changed_at) values ($1, $2, $3, 'h', $4, $5)`,
      [organizationId, sourceId, organizationId, seed.organization, now],
    );
  }
  await app.sql(
    `insert into directory.service (id, source_id, source_key, content_hash, name, email, status, organization_id, changed_at)
     values ($1, $2, $3, 'h', $4, $5, $6, $7, $8)`,
    [
      id,
      sourceId,
      id,
      seed.name ?? 'Courthouse Singers',
      seed.email ?? null,
      seed.status ?? 'active',
      organizationId,
      now,
    ],
  );
  if (seed.phone) {
    await app.sql('insert into directory.phone (id, service_id, number) values ($1, $2, $3)', [
      newId(),
      id,
      seed.phone,
    ]);
  }
  if (seed.postcode) {
    const place = newId();
    await app.sql(
      `insert into directory.location (id, source_id, source_key, content_hash, location_type, changed_at)
       values ($1, $2, $3, 'h', 'physical', $4)`,
      [place, sourceId, place, now],
    );
    await app.sql(
      'insert into directory.service_at_location (id, service_id, location_id) values ($1, $2, $3)',
      [newId(), id, place],
    );
    await app.sql(
      `insert into directory.address (id, location_id, postal_code, address_type) values ($1, $2, $3, 'physical')`,
      [newId(), place, seed.postcode],
    );
  }
  if (seed.confirmedDaysAgo !== undefined) {
    const on = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: seed.confirmedDaysAgo });
    await app.sql(
      `insert into directory.confirmation (service_id, fact_group, confirmed_on, by_name, how) values ($1, 'entry', $2, '', 'source')`,
      [id, on.toString()],
    );
  }
  return { id, organizationId };
}
