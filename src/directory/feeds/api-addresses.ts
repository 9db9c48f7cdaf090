/** The address of one page of an API, of what changed since a moment where one is given; what else stands in it is kept. */
export function pageAddress(base: string, page: number, since: Temporal.Instant | null = null): string {
  const url = new URL(base);
  url.searchParams.set('page', String(page));
  if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', '100');
  if (since !== null) url.searchParams.set('modified_after', since.round('second').toString());
  return url.href;
}

/** The address of one service: its id behind the path of the list. */
export function detailAddress(base: string, id: string): string {
  const url = new URL(base);
  url.search = '';
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  return url.href;
}
