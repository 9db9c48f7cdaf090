import type { Child } from '../../ui/index.ts';

/** One part of a long form under its heading. */
export function Part({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <section class="form-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
