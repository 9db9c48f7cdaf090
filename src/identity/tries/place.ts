/**
 * Where a request comes from, as far as tries are counted by it and sessions tell it: the network, not the machine. An IPv4
 * address without its last figure, an IPv6 address to /64; a port does not count. Text that is no address counts as one place.
 * @example placeOf('203.0.113.7') // '203.0.113'
 */
export function placeOf(address: string | null): string {
  const plain = (address ?? '')
    .trim()
    .toLowerCase()
    // Some proxies write the port too, which is another with each connection.
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return four.slice(1, 4).join('.');
  if (!plain.includes(':')) return 'unknown';
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const gap = plain.includes('::')
    ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
    : [];
  return [...left, ...gap, ...right]
    .slice(0, 4)
    .map(part => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
