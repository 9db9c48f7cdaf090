import http from 'node:http';
import https from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

/**
 * An http or https address without sign-in details; null when it is none.
 * @example allowedAddress('ftp://example.org') // null
 */
export function allowedAddress(text: string, base?: string): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  const known = url.protocol === 'https:' || url.protocol === 'http:';
  if (!known || url.hostname === '' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url;
}

// A connection each: what a server left over on one must not be read as the beginning of the next answer.
const once = { keepAlive: false };
const filtering = {
  'http:': new RequestFilteringHttpAgent(once),
  'https:': new RequestFilteringHttpsAgent(once),
};
const open = { 'http:': new http.Agent(once), 'https:': new https.Agent(once) };

/**
 * The agent for an address. It looks at the address a name leads to when it connects, so private, loopback and
 * link-local ones (and those of cloud metadata) are refused after the name was resolved, on each redirect too.
 * @param allow hosts of one's own network that are meant: 'host' or 'host:port'
 */
export function agentFor(url: URL, allow: readonly string[]): http.Agent {
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const meant = allow.some(one => one === bare || one === `${bare}:${port}`);
  return (meant ? open : filtering)[url.protocol as 'http:' | 'https:'];
}
