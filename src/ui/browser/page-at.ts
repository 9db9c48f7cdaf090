/** What came of asking for a page: it, another answer than a page at that address, or nothing, without a network. */
type Answer = Document | 'elsewhere' | 'away';

/**
 * A page of ours, asked for and read by the browser itself: no script makes HTML of a text, so it needs no policy for trusted
 * types. Nothing in the page runs.
 * @param address in full
 * @param signal calls it off; then nothing is answered
 */
export function pageAt(address: string, signal?: AbortSignal): Promise<Answer> {
  return new Promise(done => {
    const asking = new XMLHttpRequest();
    asking.open('GET', address);
    asking.responseType = 'document';
    asking.setRequestHeader('accept', 'text/html');
    asking.addEventListener('load', () => {
      const there = asking.status === 200 && asking.responseURL === address.replace(/#.*/, '');
      done((there ? asking.responseXML : null) ?? 'elsewhere');
    });
    asking.addEventListener('error', () => done('away'));
    signal?.addEventListener('abort', () => asking.abort());
    asking.send();
  });
}
