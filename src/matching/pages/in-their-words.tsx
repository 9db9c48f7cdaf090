import { allOf } from '../../core/index.ts';
import { type DirectoryDeps, matchRecords, pausesOf, type WordsAsked } from '../../directory/index.ts';
import { Button, type Child, Fold, Form, TextArea, type View } from '../../ui/index.ts';
import { noteAnswer } from '../answers/note-answer.ts';
import { findConcepts } from '../concept-names.ts';
import { lexiconInUse } from '../editing/lexicon-in-use.ts';
import { reachKm } from '../facts.ts';
import { learningStore } from '../learning/store.ts';
import { heardIn, type Match, type MatchInput, match } from '../match.ts';
import { recordsWanted } from '../records-wanted.ts';
import { Answer } from './answer.tsx';
import { Carried } from './heard-words.tsx';
import { longestInAddress, readWords, writeWords } from './words-query.ts';

export type WordsDeps = {
  /** True when a text should be read by a person before anything else happens. */
  speaksOfDanger(text: string): boolean;
  /** Help right now: under every answer, and first of all (`alert`) because of what was just said. */
  crisis(view: View, alert: boolean): Child;
};

/** The sentence box of Find support with its answer. The sentence itself is never kept. */
export function inTheirWords(deps: WordsDeps): DirectoryDeps['inTheirWords'] {
  return async (scope, asked) => {
    const { view, region, near, path, params, hand } = asked;
    const { t } = view;
    const { add, ...asWritten } = readWords(params);
    const carried = carriedOf(asked);
    const { lexicon, learned } = await allOf({
      lexicon: lexiconInUse(scope),
      learned: learningStore(scope).inUse(),
    });
    // One concept by that name is simply added; several are offered.
    const offered = add === '' ? null : findConcepts(view, lexicon, add);
    const [only] = offered?.length === 1 ? offered : [];
    const input = only ? withConcept(asWritten, only) : asWritten;
    const hrefTo = (words: Record<string, string>) =>
      `${path}?${new URLSearchParams({ ...carried, ...words })}`;
    let answer: Child = null;
    if (input.say !== '' || (input.added ?? []).length > 0) {
      const heard = heardIn(input, lexicon);
      const records = await matchRecords(scope.db, recordsWanted(heard, lexicon, region, near));
      const result = match(input, heard, records, lexicon, view.say.today, learned);
      await noteAnswer(scope, {
        say: input.say,
        result,
        referralId: hand?.referralId ?? null,
        area: near?.label ?? null,
        withinKm: input.withinKm ?? reachKm,
        today: view.say.today,
      });
      const pauses = await pausesOf(
        { db: scope.db, programmeId: scope.actor.programmeId },
        isStaff(scope.actor.role) ? shownIn(result) : [],
        view.say.today,
      );
      answer = (
        <Answer
          asked={asked}
          input={input}
          result={result}
          pausedUntil={new Map([...pauses].map(([serviceId, pause]) => [serviceId, pause.until]))}
          lexicon={lexicon}
          carried={carried}
          offered={only ? null : offered}
          add={only ? '' : add}
          href={changed => hrefTo(writeWords(input, changed))}
        />
      );
    }
    const danger = deps.speaksOfDanger(input.say);
    const form = (
      <Form view={view} action={path} method="get">
        <Carried fields={hand ? { for: hand.referralId } : {}} />
        <div class="ask">
          <TextArea
            view={view}
            name="say"
            label={t('matching.say.label')}
            hint={t('matching.say.hint')}
            value={input.say}
            maxlength={longestInAddress}
            rows={3}
          />
          <div class="ask__side field">
            <label for="say-near">{t('matching.say.near')}</label>
            <input
              id="say-near"
              name="near"
              value={params['near'] ?? hand?.postcode ?? ''}
              maxlength={20}
              autocomplete="off"
              dir="ltr"
            />
            <Button>{input.say === '' ? t('matching.say.look') : t('matching.say.again')}</Button>
          </div>
        </div>
      </Form>
    );
    return {
      kept: writeWords(input),
      folds: answer === null ? null : t('matching.result.plain'),
      panel: (
        <section class="section" aria-label={t('matching.say.label')}>
          {danger ? deps.crisis(view, true) : null}
          {answer === null && (params['q'] ?? '') !== '' ? (
            <Fold summary={t('matching.say.label')}>{form}</Fold>
          ) : (
            form
          )}
          {answer}
          {answer !== null && !danger ? <div class="section">{deps.crisis(view, false)}</div> : null}
        </section>
      ),
    };
  };
}

/** What a group says of its pause is for those who introduce people to it. */
const isStaff = (role: string): boolean => role === 'link_worker' || role === 'coordinator';

const shownIn = ({ groups, sameWords }: Match): readonly string[] =>
  [...groups.flatMap(group => group.services), ...sameWords].map(one => one.record.serviceId);

/** What of the address is nobody's sentence and stays: the case in hand, and the place. */
function carriedOf({ params, hand }: WordsAsked): Record<string, string> {
  const near = params['near'];
  return {
    ...(hand ? { for: hand.referralId } : {}),
    ...(near === undefined ? {} : { near }),
  };
}

function withConcept(input: MatchInput, id: string): MatchInput {
  const added = (input.added ?? []).filter(one => one !== id);
  return { ...input, added: [...added, id], not: input.not.filter(one => one !== id) };
}
