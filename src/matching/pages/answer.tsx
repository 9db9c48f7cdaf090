import { Hits, type WordsAsked } from '../../directory/index.ts';
import { Icon } from '../../ui/index.ts';
import { conceptName } from '../concept-names.ts';
import type { HeardConcept } from '../hear.ts';
import type { LimitCode } from '../limits.ts';
import type { Ranked } from '../rank.ts';
import type { AnswerProps } from './answer-props.ts';
import { HeardWords } from './heard-words.tsx';
import { Limits } from './limits.tsx';
import { NothingFor } from './nothing-for.tsx';
import { Why } from './why.tsx';

/** What was heard, the limits, and the services by what matters. */
export function Answer(props: AnswerProps) {
  const { asked, result, lexicon } = props;
  const { view } = asked;
  const { t, say } = view;
  const name = ({ id }: HeardConcept) => conceptName(view, lexicon, id);
  let number = 1;
  return (
    <>
      <HeardWords {...props} />
      <Limits {...props} />
      <Summary {...props} />
      {result.groups.map(({ concepts, services }) => {
        const start = number;
        number += services.length;
        return (
          <section class="section">
            <h2>{upperFirst(say.list(concepts.map(name)))}</h2>
            <Services asked={asked} services={services} start={start} props={props} />
          </section>
        );
      })}
      {result.sameWords.length > 0 ? (
        <section class="section">
          <h2>{t('matching.result.by_words')}</h2>
          <Services asked={asked} services={result.sameWords} start={number} props={props} />
        </section>
      ) : null}
      <NothingFor {...props} />
      <p class="small quiet section">{t('matching.result.lexicon', { version: result.lexiconVersion })}</p>
    </>
  );
}

/** How many fit, how many are hidden and why, with one tap to see them. */
function Summary({ asked: { view }, input, result, href }: AnswerProps) {
  const { t, say } = view;
  const hidden = result.hidden.reduce((sum, { count }) => sum + count, 0);
  if (result.found === 0 && hidden === 0) return null;
  const why = result.hidden.map(({ limit, count }) => t(`matching.hidden.${limit}`, { count }));
  return (
    <p class="hidden-note" role="status">
      <Icon name="info" />
      <span>
        <b>{t('matching.result.found', { count: result.found })}</b>{' '}
        {hidden > 0 ? t('matching.result.hidden', { count: hidden, why: say.list(why) }) : null}
      </span>
      {hidden > 0 ? (
        <a class="link-btn" href={href({ showHidden: !input.showHidden })}>
          {input.showHidden ? t('matching.result.hide') : t('matching.result.show')}
        </a>
      ) : null}
    </p>
  );
}

type ServicesProps = {
  readonly asked: WordsAsked;
  readonly services: readonly Ranked[];
  readonly start: number;
  readonly props: Pick<AnswerProps, 'lexicon' | 'result' | 'pausedUntil'>;
};

function Services({ asked, services, start, props: { lexicon, result, pausedUntil } }: ServicesProps) {
  const { view, href, act } = asked;
  const byId = new Map(services.map(one => [one.record.serviceId, one]));
  return (
    <Hits
      view={view}
      found={services.map(({ record }) => record)}
      words=""
      href={href}
      start={start}
      mark="match"
      why={({ serviceId }) => {
        const one = byId.get(serviceId);
        const broken: LimitCode | undefined = result.hiddenBy.get(serviceId);
        const until = pausedUntil.get(serviceId);
        return one ? <Why view={view} lexicon={lexicon} one={one} broken={broken} until={until} /> : null;
      }}
      {...(act ? { act } : {})}
    />
  );
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
