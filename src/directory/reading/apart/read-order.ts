import { placeOf } from '../../../programmes/index.ts';
import { apiPageOf, idIn } from '../../feeds/walk-pages.ts';
import { checkOrukBodies } from '../../oruk/check-bodies.ts';
import { hashReading } from '../../plan-import.ts';
import type { Problem } from '../../record.ts';
import { isBag } from '../fields.ts';
import { readHsdsRecords } from '../hsds-json.ts';
import type { OpenItem } from '../openactive/item.ts';
import { readItems } from '../openactive/read-items.ts';
import { type DirectoryFile, isBroken, readFiles } from '../read-files.ts';
import type { ApiBody, Piece, ReadOrder, ReadResult } from './order.ts';

/** Reads and weighs all pieces of an order. Pure, and slow for large ones: `readApart` does it in a thread of its own. */
export function readOrder(order: ReadOrder, pieces: readonly Piece[]): ReadResult {
  const settings = {
    mapping: order.mapping,
    organization: order.organization,
    fallbackKinds: order.fallbackKinds,
    placeOf: (code: string) => placeOf(order.region, code),
  };
  if (order.kind === 'files') {
    const files = pieces.flatMap((piece): readonly DirectoryFile[] => ('files' in piece ? piece.files : []));
    const read = readFiles(files, settings);
    return isBroken(read) ? read : hashReading(read);
  }
  if (order.kind === 'items') {
    const items = pieces.flatMap((piece): readonly OpenItem[] => ('items' in piece ? piece.items : []));
    const when = { today: Temporal.PlainDate.from(order.today), zone: order.zone };
    const { reading, present } = readItems({ ...settings, items, when });
    return hashReading(reading, present);
  }
  const bodies = pieces.flatMap((piece): readonly ApiBody[] => ('bodies' in piece ? piece.bodies : []));
  const { records, oddities } = recordsOf(bodies, order.short);
  const all = [...order.oddities, ...oddities];
  const hashed = hashReading(
    readHsdsRecords({ ...settings, records, complete: order.complete, file: null, oddities: all }),
  );
  return { ...hashed, oruk: checkOrukBodies(bodies) };
}

type Placed = { readonly record: unknown; readonly file: string; readonly row: number };

/** Services of the list, each with its own details in its place where they were asked for. */
function recordsOf(
  bodies: readonly ApiBody[],
  short: boolean,
): { readonly records: readonly Placed[]; readonly oddities: readonly Problem[] } {
  const details = new Map(bodies.filter(one => one.part === 'detail').map(one => [one.key, one.body]));
  const oddities: Problem[] = [];
  const met = new Map<string, string>();
  const records: Placed[] = [];
  for (const { number, body } of bodies.filter(one => one.part === 'list')) {
    const services = apiPageOf(parsed(body))?.services ?? [];
    for (const [at, service] of services.entries()) {
      const id = idIn(service);
      const where = { file: `page ${number}`, row: at + 1 };
      const tell = (level: Problem['level'], reason: Problem['reason'], value: string | null): void => {
        oddities.push({ ...where, level, reason, column: null, value });
      };
      const mark = id === null ? null : JSON.stringify(service);
      if (id !== null && mark !== null && met.get(id) === mark) continue;
      if (id !== null && mark !== null) met.set(id, mark);
      const detail = id === null ? undefined : details.get(id);
      if (detail === undefined) {
        if (short && id !== null) tell('row', 'not_fetched', id);
        else records.push({ ...where, record: service });
        continue;
      }
      const whole = parsed(detail);
      if (!isBag(whole)) {
        tell('row', 'not_fetched', id);
        continue;
      }
      if (idIn(whole) !== id) tell('note', 'changed_id', idIn(whole));
      records.push({ ...where, record: { ...whole, id } });
    }
  }
  return { records, oddities };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
