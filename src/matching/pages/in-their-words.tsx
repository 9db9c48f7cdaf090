import { type DirectoryDeps, matchRecords } from '../../directory/index.ts';
import { Button, type Child, Form, FormEnd, TextArea, type View } from '../../ui/index.ts';
import { lexicon } from '../lexicon/index.ts';
import { heardIn, match } from '../match.ts';
import { recordsWanted } from '../records-wanted.ts';
import { Answer } from './answer.tsx';
import { longestInAddress, readWords, writeWords } from './words-query.ts';

export type WordsDeps = {
  /** True when a text should be read by a person before anything else happens. */
  speaksOfDanger(text: string): boolean;
  /** The crisis panel, standing first because of what was just said. */
  crisis(view: View): Child;
};

/** The sentence box of Find support with its answer. Nothing of the sentence is kept. */
export function inTheirWords(deps: WordsDeps): DirectoryDeps['inTheirWords'] {
  return async (scope, asked) => {
    const { view, region, near, path, params, hand } = asked;
    const { t } = view;
    const input = readWords(params);
    const carried = Object.fromEntries(
      ['for', 'near', 'within'].flatMap(name => (params[name] ? [[name, params[name]]] : [])),
    );
    const hrefWith = (words: Record<string, string>) =>
      `${path}?${new URLSearchParams({ ...carried, ...words })}`;
    let answer: Child = null;
    if (input.say !== '') {
      const heard = heardIn(input, lexicon);
      const records = await matchRecords(scope.db, recordsWanted(heard, lexicon, region, near));
      const result = match(input, heard, records, lexicon, view.say.today);
      answer = (
        <Answer
          asked={asked}
          input={input}
          result={result}
          carried={carried}
          href={changed => hrefWith(writeWords(input, changed))}
        />
      );
    }
    return {
      kept: writeWords(input),
      panel: (
        <section class="section" aria-label={t('matching.say.label')}>
          {deps.speaksOfDanger(input.say) ? deps.crisis(view) : null}
          <Form view={view} action={path} method="get">
            {Object.entries({ ...carried, ...(hand ? { for: hand.referralId } : {}) }).map(
              ([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ),
            )}
            <TextArea
              view={view}
              name="say"
              label={t('matching.say.label')}
              hint={t('matching.say.hint')}
              value={input.say}
              maxlength={longestInAddress}
              rows={3}
            />
            <FormEnd>
              <Button>{input.say === '' ? t('matching.say.look') : t('matching.say.again')}</Button>
            </FormEnd>
          </Form>
          {answer}
          {answer ? <h2 class="section">{t('matching.result.plain')}</h2> : null}
        </section>
      ),
    };
  };
}
