import { Button, Form, Pager, Phone, type View } from '../../../ui/index.ts';
import type { CareItem, CareKind } from '../../keeping/care-queries.ts';

/** On a page of one kind. */
export const MANY = 30;

export type Listed = { readonly kind: CareKind; readonly items: readonly CareItem[] };

/** One kind of thing that needs care, most urgent first. */
export function CareSection({
  view,
  list,
  whole,
  after,
  count,
}: {
  readonly view: View;
  readonly list: Listed;
  readonly whole: boolean;
  readonly after: string;
  readonly count: number;
}) {
  const { t } = view;
  const shown = list.items.slice(0, MANY);
  const last = shown.at(-1);
  const href = `/directory/care?kind=${list.kind}`;
  return (
    <section class="section stack stack--tight" aria-labelledby={`care-${list.kind}`}>
      <h2 id={`care-${list.kind}`}>
        {t(`directory.keeping.care.${list.kind}`)} <span class="num quiet">{count}</span>
      </h2>
      <p class="quiet">{t(`directory.keeping.care.${list.kind}_how`)}</p>
      <ul class="owed">
        {shown.map(item => (
          <Item view={view} kind={list.kind} item={item} />
        ))}
      </ul>
      {!whole && count > shown.length ? (
        <p>
          <a href={href}>{t('directory.keeping.care.more', { count: count - shown.length })}</a>
        </p>
      ) : null}
      {whole ? (
        <Pager
          view={view}
          newer={after ? href : undefined}
          older={
            list.items.length > MANY && last ? `${href}&after=${encodeURIComponent(last.cursor)}` : undefined
          }
        />
      ) : null}
    </section>
  );
}

function Item({
  view,
  kind,
  item,
}: {
  readonly view: View;
  readonly kind: CareKind;
  readonly item: CareItem;
}) {
  const { t, say } = view;
  return (
    <li>
      <p>
        <a href={hrefOf(kind, item)}>{item.otherName ? `${item.name} / ${item.otherName}` : item.name}</a>
      </p>
      <p class="small quiet">
        {[...codesInWords(view, kind, item), ...(item.at ? [say.near(item.at)] : [])].join(' · ')}
      </p>
      {kind === 'ring' || kind === 'urgent' || kind === 'used' ? (
        <div class="owed__do">
          {item.phone ? (
            <Phone view={view} number={item.phone} name={item.name} icon />
          ) : (
            <span>{t('directory.service.ask_contact')}</span>
          )}
          <Form view={view} action={`/directory/care/${item.serviceId}`} inline>
            <Button look="words" icon="check" name="do" value="phoned" hiddenText={item.name}>
              {t('directory.keeping.care.phoned')}
            </Button>
          </Form>
        </div>
      ) : null}
    </li>
  );
}

function hrefOf(kind: CareKind, item: CareItem): string {
  if (kind === 'proposed') return `/directory/proposals/${item.otherId}`;
  if (kind === 'doubled') return `/directory/duplicates/${item.serviceId}/${item.otherId}`;
  return kind === 'feeds' ? '/directory/imports' : `/directory/care/${item.serviceId}`;
}

function codesInWords(view: View, kind: CareKind, { codes, count }: CareItem): string[] {
  const { t } = view;
  const words = {
    urgent: (code: string) => t.of(`directory.keeping.part.${code}`),
    reported: (code: string) => t.of(`directory.keeping.part.${code}`),
    proposed: (code: string) => t.of(`directory.keeping.proposal.kind.${code}`),
    asked: (code: string) => t.of(`directory.keeping.ask.${code}`),
    doubled: (code: string) => t.of(`directory.keeping.twin.${code}`),
    ring: String,
    used: String,
    feeds: String,
  }[kind];
  const told = codes.map(words);
  if (kind === 'feeds') told.push(t('directory.keeping.care.failures', { count }));
  if (kind === 'asked') told.push(t('directory.keeping.ask.times_asked', { count }));
  if ((kind === 'urgent' || kind === 'reported') && count > 1)
    told.push(t('directory.keeping.care.reports', { count }));
  return told;
}
