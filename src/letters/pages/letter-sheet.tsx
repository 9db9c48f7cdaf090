import { type Child, Mark } from '../../ui/index.ts';
import type { Block, LetterDocument, ListItem, Span } from '../engine/document.ts';

/** A letter on the screen as it will be on paper: the same document that is typeset. */
export function LetterSheet({ letter, label }: { readonly letter: LetterDocument; readonly label: string }) {
  const { head } = letter;
  const large = letter.size === 'large' ? ' letter--large' : '';
  return (
    <article class={`letter${large}`} aria-label={label} lang={letter.lang}>
      <header class="letter__head">
        {head.programme === null ? (
          <p />
        ) : (
          <p class="brand">
            <Mark />
            <span>
              <b>{head.brand}</b>
              <small>{head.programme}</small>
            </span>
          </p>
        )}
        <p class="letter__from">{lines(head.from)}</p>
      </header>
      <div class="letter__to">
        <p>{lines(letter.to)}</p>
        <p>{lines(letter.aside)}</p>
      </div>
      <h2>{letter.title}</h2>
      {letter.blocks.map(block => (
        <BlockOnPage block={block} />
      ))}
    </article>
  );
}

function BlockOnPage({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p class={block.quiet ? 'letter__small' : undefined}>{spans(block.spans)}</p>;
    case 'heading':
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'words':
      return (
        <div class="letter__words">
          {block.items.map(item => (
            <blockquote class="words">
              <p lang={item.lang} dir="auto">
                “{item.text}”
              </p>
              {item.by && <footer>{item.by}</footer>}
            </blockquote>
          ))}
        </div>
      );
    case 'list':
      return (
        <ul class="plain">
          {block.items.map(item => (
            <ItemOnPage item={item} />
          ))}
        </ul>
      );
    case 'table':
      return <TableOnPage block={block} />;
    case 'chart':
      return <p>{block.alt}</p>;
    case 'facts':
      return (
        <p>
          {block.items.map((item, index) => (
            <>
              {index > 0 && <br />}
              {item.label}: <b>{item.value}</b>
            </>
          ))}
        </p>
      );
    case 'phones':
      return (
        <ul class="plain">
          {block.items.map(item => (
            <li>
              <b>
                <bdi dir="ltr">{item.number}</bdi>
              </b>{' '}
              {item.note ? `${item.name} (${item.note})` : item.name}
            </li>
          ))}
        </ul>
      );
    case 'signature':
      return (
        <div class="letter__sign">
          <p>{block.greeting}</p>
          <p class="letter__name">
            <b>{block.name}</b>, {block.role}
          </p>
        </div>
      );
    case 'signing':
      return (
        <p>
          {block.lines.map((line, index) => (
            <>
              {index > 0 && <br />}
              {line.who}: {line.date}
            </>
          ))}
        </p>
      );
    case 'together':
      return (
        <>
          {block.blocks.map(one => (
            <BlockOnPage block={one} />
          ))}
        </>
      );
    case 'slip':
      return (
        <section class="letter__slip">
          <h3>{block.title}</h3>
          <ul class="plain">
            {block.choices.map(one => (
              <li>☐ {one}</li>
            ))}
          </ul>
          <p class="letter__small">
            {block.codeLabel} <bdi dir="ltr">{block.code}</bdi>
          </p>
        </section>
      );
    case 'blanks':
    case 'choices':
    case 'twig':
    case 'rule':
      return null;
  }
}

function ItemOnPage({ item }: { readonly item: ListItem }) {
  return (
    <li>
      {item.mark === 'done' && '✓ '}
      {spans(item.spans)}
      {item.note && <span class="letter__small"> {item.note}</span>}
    </li>
  );
}

function TableOnPage({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const numeric = (index: number) => (block.head[index]?.align === 'end' ? 'n' : undefined);
  return (
    <table class="table">
      <thead>
        <tr>
          {block.head.map((cell, index) => (
            <th scope="col" class={numeric(index)}>
              {cell.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(row => (
          <tr>
            {row.map((cell, index) =>
              index === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td class={numeric(index)} data-label={block.head[index]?.text}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const spans = (list: readonly Span[]): Child[] =>
  list.map(({ text, strong, lang }) => {
    const words = lang ? <span lang={lang}>{text}</span> : text;
    return strong ? <b>{words}</b> : words;
  });

const lines = (list: readonly string[]): Child[] =>
  list.flatMap((line, index) => (index === 0 ? [line] : [<br />, line]));
