import { gzipSync } from 'node:zlib';
import type { Bench, Case, Row } from '../case.ts';
import { openHouse } from '../servers/house.ts';

/** Bytes of HTML and styles a public page may weigh, packed, without fonts and pictures. */
const MOST = 20_000;
/** Bytes of script. Not of the map, which is asked for by a press, nor of the sign-in of staff, where passkeys need it. */
const MOST_SCRIPT = 1_000;
const scripted = /map=yes|^\/sign-in/;

const paths = [
  '/p1',
  '/p1/refer',
  '/p1/support/1',
  '/p1/support/resume',
  '/p1/find',
  '/p1/find?q=singing+group&near=V95&within=20',
  '/p1/find?near=V95',
  '/p1/find?near=V95&map=yes',
  '/p1/find/:service',
  '/p1/shortlist?list=:service',
  '/p1/privacy',
  '/p1/accessibility',
  '/sign-in',
] as const;

/** What the public pages weigh as an old phone has to fetch them. */
export const weightCase: Case = {
  name: 'weight',
  async run({ worlds }: Bench) {
    const [world] = worlds;
    if (!world) return [];
    const house = openHouse(world.appUrl);
    const get = async (path: string): Promise<string> => {
      const answer = await house.app.request(path);
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
      return answer.text();
    };
    try {
      const found = /\/find\/([0-9a-f-]{36})/.exec(await get('/p1/find?q=group'))?.[1];
      const rows: Row[] = [];
      for (const path of paths) rows.push(await weigh(path.replace(':service', found ?? ''), path, get));
      return rows;
    } finally {
      await house.close();
    }
  },
};

async function weigh(address: string, name: string, get: (path: string) => Promise<string>): Promise<Row> {
  const html = await get(address);
  const sizes = async (what: RegExp): Promise<number> => {
    const files = [...html.matchAll(what)].map(([, path]) => path ?? '');
    return (await Promise.all(files.map(get))).reduce((sum, file) => sum + gzipSync(file).length, 0);
  };
  const page = gzipSync(html).length;
  const styles = await sizes(/<link rel="stylesheet" href="([^"]+)"/g);
  const script = await sizes(/<script[^>]* src="([^"]+)"/g);
  return {
    name: 'weight',
    world: '–',
    aim: `≤ ${MOST / 1000} KB`,
    met: page + styles <= MOST && (scripted.test(address) || script <= MOST_SCRIPT),
    note: `${name.replaceAll(':service', '…')}: ${page} + ${styles} B of styles${script > 0 ? ` + ${script} B of script` : ''}`,
  };
}
