import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What the test's mail server does with what it is offered. */
export type PeerMood =
  | 'takes'
  | 'refuses_address'
  | 'busy'
  | 'silent'
  | 'hangs_up'
  | 'drops_after_data'
  | 'drips'
  | 'closes_in_mid_sentence'
  | 'greylists';

/** A small SMTP server on loopback that behaves as it is told. */
export type SmtpPeer = {
  readonly url: string;
  /** Messages taken, as they came, headers and all. */
  readonly taken: string[];
  mood: PeerMood;
  close(): Promise<void>;
};

/** Starts the peer on a free port of 127.0.0.1. Close it in `after`. */
export async function smtpPeer(): Promise<SmtpPeer> {
  const sockets = new Set<Socket>();
  const peer = { taken: [] as string[], mood: 'takes' as PeerMood };
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, peer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return Object.assign(peer, {
    url: `smtp://127.0.0.1:${at.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}

function converse(socket: Socket, peer: { taken: string[]; mood: PeerMood }): void {
  if (peer.mood === 'silent') return;
  if (peer.mood === 'hangs_up') {
    socket.destroy();
    return;
  }
  if (peer.mood === 'drips') {
    // A greeting that never ends: always somebody there, and never an answer.
    const drip = setInterval(() => socket.write('220-still thinking\r\n'), 20);
    socket.on('close', () => clearInterval(drip));
    return;
  }
  if (peer.mood === 'closes_in_mid_sentence') {
    socket.end('220-peer.exa');
    return;
  }
  let letter: string | null = null;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 peer.example.org ESMTP');
  socket.on('data', chunk => {
    rest += chunk.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (letter !== null && line === '.') {
        peer.taken.push(letter);
        letter = null;
        if (peer.mood === 'drops_after_data') socket.destroy();
        else say('250 taken');
      } else if (letter !== null) letter += `${line}\n`;
      else if (/^DATA/i.test(line)) {
        letter = '';
        say('354 go on');
      } else say(answer(line, peer.mood));
      if (/^QUIT/i.test(line) && letter === null) socket.end();
    }
  });
}

function answer(line: string, mood: PeerMood): string {
  if (/^RCPT/i.test(line) && mood === 'refuses_address') return '550 nobody of that name';
  if (/^RCPT/i.test(line) && mood === 'busy') return '451 come back later';
  if (/^RCPT/i.test(line) && mood === 'greylists') return '450 4.2.0 greylisted, try again in five minutes';
  return /^EHLO/i.test(line) ? '250 peer.example.org' : '250 ok';
}
