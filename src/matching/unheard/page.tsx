import { z } from 'zod';
import { BackLink, Button, document, Empty, Form, StaffLayout, text } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { conceptName } from '../concept-names.ts';
import { editorState } from '../editing/state.ts';
import { lexiconLanguages } from '../lexicon/index.ts';
import { settleWord } from './settle-word.ts';
import { unheardStore } from './store.ts';

const door = ['coordinator', 'administrator'] as const;

const page = route({
  method: 'get',
  path: '/concepts/unheard',
  door,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { words, state } = await ask.within(async scope => ({
      words: await unheardStore(scope).waiting(),
      state: await editorState(scope),
    }));
    const options = [...state.drafted.concepts.keys()]
      .map(id => ({ value: id, label: conceptName(view, state.drafted, id) }))
      .toSorted((a, b) => a.label.localeCompare(b.label));
    const title = t('matching.unheard.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="concepts" frame="narrow" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href="/concepts">{t('matching.concepts.title')}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('matching.unheard.lead')}</p>
          </div>
          {words.length === 0 ? (
            <Empty title={t('matching.unheard.empty')} />
          ) : (
            <ul class="list-rules">
              {words.map(({ word, language, days, count }, at) => (
                <li>
                  <p>
                    <b dir="auto" lang={language}>
                      {word}
                    </b>{' '}
                    <span class="quiet">
                      {t(`matching.language.${language}`)}, {t('matching.unheard.seen', { days, count })}
                    </span>
                  </p>
                  <Form view={view} action="/concepts/unheard" inline>
                    <input type="hidden" name="word" value={word} />
                    <input type="hidden" name="language" value={language} />
                    <div class="match-row field">
                      <label class="visually-hidden" for={`concept-${at}`}>
                        {t('matching.unheard.concept', { word })}
                      </label>
                      <select id={`concept-${at}`} name="concept">
                        <option value="">{t('ui.form.choose')}</option>
                        {options.map(({ value, label }) => (
                          <option value={value}>{label}</option>
                        ))}
                      </select>
                      <Button look="quiet" small name="do" value="assign">
                        {t('matching.unheard.assign')}
                      </Button>
                      <Button look="words" name="do" value="ignore">
                        {t('matching.unheard.ignore')}
                      </Button>
                    </div>
                  </Form>
                </li>
              ))}
            </ul>
          )}
        </StaffLayout>,
      ),
    );
  },
});

const settle = route({
  method: 'post',
  path: '/concepts/unheard',
  door,
  form: z.object({
    word: text({ max: 60 }),
    language: z.enum(lexiconLanguages),
    concept: z.string().max(80).default(''),
    do: z.enum(['assign', 'ignore']),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { word, language, concept } = ask.form;
      const ignore = ask.form.do === 'ignore';
      if (!ignore && concept === '')
        return { to: '/concepts/unheard', flash: { key: 'matching.unheard.choose' } };
      await settleWord(scope, { word, language, conceptId: ignore ? null : concept });
      return { to: '/concepts/unheard', flash: { key: 'matching.unheard.done' } };
    }),
  async again(ask) {
    return ask.go({ to: '/concepts/unheard' });
  },
});

export const unheardRoutes: readonly Route[] = [page, settle];
