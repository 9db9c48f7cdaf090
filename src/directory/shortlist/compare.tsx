import { type Child, LinkButton, Tag, type View } from '../../ui/index.ts';
import { toAsk } from '../pages/service-reach.tsx';
import { type ComparedFact, comparedFacts, differing, factWords } from './facts.ts';
import type { Listed } from './shortlist-queries.ts';

export type CompareProps = {
  readonly view: View;
  readonly list: readonly Listed[];
  readonly href: (serviceId: string) => string;
  /** The page with the list in another order, or without one. */
  readonly listHref: (ids: readonly string[]) => string;
  readonly act?: (one: Listed) => Child;
};

/** Services side by side, a fact a row; on a phone one card after the other. What is different is marked. */
export function Compare({ view, list, href, listHref, act }: CompareProps) {
  const different = differing(view, list);
  const ids = list.map(({ serviceId }) => serviceId);
  return (
    <div class="compare">
      {list.map((one, index) => (
        <article class="compare__one" aria-labelledby={`listed-${one.serviceId}`}>
          <h2 id={`listed-${one.serviceId}`}>
            <a href={href(one.serviceId)}>{one.name}</a>
          </h2>
          {comparedFacts.map(fact => (
            <Row view={view} one={one} fact={fact} different={different.has(fact)} />
          ))}
          <div class="acts no-print">
            {act ? act(one) : null}
            <Moves view={view} one={one} ids={ids} index={index} listHref={listHref} />
          </div>
        </article>
      ))}
    </div>
  );
}

type RowProps = {
  readonly view: View;
  readonly one: Listed;
  readonly fact: ComparedFact;
  readonly different: boolean;
};

function Row({ view, one, fact, different }: RowProps) {
  const { t } = view;
  const words = factWords(view, one, fact);
  return (
    <section class={different ? 'compare__fact compare__fact--differs' : 'compare__fact'}>
      <h3>
        {t(`directory.shortlist.${fact}`)}{' '}
        {different ? <Tag tone="plain">{t('directory.shortlist.differs')}</Tag> : null}
      </h3>
      {words.length === 0 ? toAsk(t('directory.shortlist.ask')) : words.map(text => <p dir="auto">{text}</p>)}
    </section>
  );
}

type MovesProps = {
  readonly view: View;
  readonly one: Listed;
  readonly ids: readonly string[];
  readonly index: number;
  readonly listHref: CompareProps['listHref'];
};

function Moves({ view: { t }, one, ids, index, listHref }: MovesProps) {
  const moved = (by: -1 | 1) => {
    const rest = ids.filter(id => id !== one.serviceId);
    return listHref(rest.toSpliced(index + by, 0, one.serviceId));
  };
  return (
    <>
      {index > 0 ? (
        <LinkButton href={moved(-1)} look="words" icon="up" hiddenText={one.name}>
          {t('directory.shortlist.earlier')}
        </LinkButton>
      ) : null}
      {index < ids.length - 1 ? (
        <LinkButton href={moved(1)} look="words" icon="down" hiddenText={one.name}>
          {t('directory.shortlist.later')}
        </LinkButton>
      ) : null}
      <LinkButton
        href={listHref(ids.filter(id => id !== one.serviceId))}
        look="words"
        icon="cross"
        hiddenText={one.name}
      >
        {t('directory.shortlist.drop')}
      </LinkButton>
    </>
  );
}
