import { Hits, type WordsAsked } from '../../directory/index.ts';
import { Chips, Empty, LinkButton } from '../../ui/index.ts';
import type { HeardConcept } from '../hear.ts';
import type { Ranked } from '../rank.ts';
import type { AnswerProps } from './answer-props.ts';
import { Limits } from './limits.tsx';
import { Why } from './why.tsx';

/** What was heard, the limits, and the services by what matters. */
export function Answer(props: AnswerProps) {
  const { asked, result, href, input } = props;
  const { view, hand } = asked;
  const { t, say } = view;
  const name = ({ id }: HeardConcept) => t.of(`matching.concept.${id}`);
  let number = 1;
  return (
    <>
      <div class="section stack">
        <HeardWords {...props} />
      </div>
      <Limits {...props} />
      <h2 class="section">{t('matching.result.title')}</h2>
      {result.found > 0 ? <p>{t('matching.result.found', { count: result.found })}</p> : null}
      {result.hidden.length > 0 ? (
        <p>
          {t('matching.result.hidden', {
            count: result.hidden.reduce((sum, { count }) => sum + count, 0),
            why: say.list(
              result.hidden.map(({ limit, count }) =>
                t('matching.result.hidden_by', {
                  count: say.number(count),
                  limit: t(`matching.limit.${limit}`),
                }),
              ),
            ),
          })}{' '}
          <a href={href({ showHidden: !input.showHidden })}>
            {input.showHidden ? t('matching.result.hide') : t('matching.result.show')}
          </a>
        </p>
      ) : null}
      {result.groups.map(({ concepts, services }) => {
        const start = number;
        number += services.length;
        return (
          <section class="section">
            <h3>{upperFirst(say.list(concepts.map(name)))}</h3>
            <Services asked={asked} services={services} start={start} />
          </section>
        );
      })}
      {result.sameWords.length > 0 ? (
        <section class="section">
          <h3>{t('matching.result.by_words')}</h3>
          <Services asked={asked} services={result.sameWords} start={number} />
        </section>
      ) : null}
      {result.found === 0 ? (
        <Empty title={t('matching.result.none')}>
          <p>{t('matching.result.none_how')}</p>
        </Empty>
      ) : null}
      {result.nothingFor.length > 0 && result.found > 0 ? (
        <p>{t('matching.result.none_for', { what: say.list(result.nothingFor.map(name)) })}</p>
      ) : null}
      {hand && (result.found === 0 || result.nothingFor.length > 0) ? (
        <LinkButton look="quiet" href={`/cases/${hand.referralId}/unmet/new`}>
          {t('matching.result.unmet')}
        </LinkButton>
      ) : null}
      <p class="small quiet">{t('matching.result.lexicon', { version: result.lexiconVersion })}</p>
    </>
  );
}

function HeardWords({ asked: { view }, input, result, href }: AnswerProps) {
  const { t, say } = view;
  const { heard } = result;
  const quoted = (words: readonly string[]) => words.join(', ');
  return (
    <>
      <h2>{t('matching.heard.title')}</h2>
      {heard.concepts.length === 0 ? (
        <p>{t('matching.heard.nothing')}</p>
      ) : (
        <Chips
          view={view}
          label={t('matching.heard.title')}
          items={heard.concepts.map(({ id, words }) => ({
            text: t.of(`matching.concept.${id}`),
            heard: quoted(words),
            remove: href({ not: [...input.not, id] }),
          }))}
        />
      )}
      {heard.readAs.map(({ typed, read }) => (
        <p>{t('matching.heard.read_as', { typed, read })}</p>
      ))}
      {heard.unwanted.length > 0 ? (
        <p>
          {t('matching.heard.unwanted', {
            words: say.list(heard.unwanted.flatMap(({ words }) => words.map(word => `“${word}”`))),
          })}
        </p>
      ) : null}
      {heard.language !== null && heard.language !== view.locale ? (
        <p>{t('matching.language.label', { language: t(`matching.language.${heard.language}`) })}</p>
      ) : null}
      <p class="small quiet">{t('matching.heard.note')}</p>
      {input.not.length > 0 ? (
        <p>
          <a href={href({ not: [] })}>{t('matching.heard.back')}</a>
        </p>
      ) : null}
    </>
  );
}

type ServicesProps = {
  readonly asked: WordsAsked;
  readonly services: readonly Ranked[];
  readonly start: number;
};

function Services({ asked, services, start }: ServicesProps) {
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
        return one ? <Why view={view} one={one} /> : null;
      }}
      {...(act ? { act } : {})}
    />
  );
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
