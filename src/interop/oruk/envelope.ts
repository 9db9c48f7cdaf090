import type { Page, Paged } from '../../directory/index.ts';

/** A page of a list as the profile wraps it, with exactly eight keys. Behind the last page stands an empty one. */
export function envelope<T>({ total, rows }: Paged<T>, page: Page, record: (row: T) => object): object {
  const pages = Math.ceil(total / page.size);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page.number,
    size: rows.length,
    first_page: page.number === 1,
    last_page: page.number >= pages,
    empty: rows.length === 0,
    contents: rows.map(record),
  };
}
