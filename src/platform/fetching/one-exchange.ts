import http from 'node:http';
import https from 'node:https';
import { agentFor } from './allowed-address.ts';
import { type Failed, failed } from './fetched.ts';

export type Exchange = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly allow: readonly string[];
  readonly signal: AbortSignal;
  /** How long the head of the answer may take. */
  readonly patience: number;
};

/** Sends one GET and waits for the head of its answer. Never throws. */
export async function oneExchange(exchange: Exchange): Promise<http.IncomingMessage | Failed> {
  const { url, headers, allow, signal, patience } = exchange;
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise(done => {
    const asked = request(url, {
      method: 'GET',
      headers,
      agent: agentFor(url, allow),
      signal,
      maxHeaderSize: 32 * 1024,
      insecureHTTPParser: false,
    });
    const timer = setTimeout(() => asked.destroy(new SlowHead()), patience);
    asked.on('response', answer => {
      clearTimeout(timer);
      done(answer);
    });
    asked.on('error', error => {
      clearTimeout(timer);
      done(faultOf(error, signal));
    });
    asked.end();
  });
}

class SlowHead extends Error {}

/** The fault that an error of Node's networking stands for. */
export function faultOf(error: Error, signal: AbortSignal): Failed {
  if (signal.aborted) return failed(signal.reason === 'total' ? 'too_slow' : 'cancelled');
  if (error instanceof SlowHead) return failed('too_slow');
  if (/is not allowed\. Because/.test(error.message)) return failed('refused_address');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(HPE_|ECONNRESET$|ERR_STREAM_PREMATURE_CLOSE$)/.test(code)) return failed('truncated', code);
  if (/^(Z_|ERR_BROTLI|ERR__ERROR_FORMAT)|BUF_ERROR$/.test(code)) return failed('bad_encoding', code);
  if (/CERT|TLS|SSL|EPROTO|ALTNAME/.test(code)) return failed('not_secure', code);
  return failed('unreachable', code || null);
}
