import { z } from 'zod';
import {
  Button,
  document,
  Empty,
  Fold,
  Form,
  FormEnd,
  LinkButton,
  StaffLayout,
  Tag,
  TextArea,
  TextField,
  text,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { conceptName, findConcepts } from '../../concept-names.ts';
import { hear } from '../../hear.ts';
import { type Concept, conceptKinds, type Lexicon, lexiconLanguages } from '../../lexicon/index.ts';
import { discardDrafts, publishLexicon } from '../publish.ts';
import { asText } from '../save-concept.ts';
import { type EditorState, editorState } from '../state.ts';

const door = ['coordinator', 'administrator'] as const;
const query = z.object({
  q: z.string().max(80).catch('').default(''),
  try: z.string().max(1000).catch('').default(''),
});
const why = z.object({ why: text({ max: 300, missing: 'matching.error.why' }) });

const page = route({
  method: 'get',
  path: '/concepts',
  door,
  query,
  handle: async ask => {
    const state = await ask.within(editorState);
    return ask.page(shown(ask, state, ask.query));
  },
});

const publish = route({
  method: 'post',
  path: '/concepts/publish',
  door,
  form: why,
  handle: ask =>
    ask.commit(async scope => {
      const number = await publishLexicon(scope, ask.form.why);
      return { to: '/concepts', flash: { key: 'matching.concepts.published', values: { number } } };
    }),
  async again(ask) {
    return ask.go({ to: '/concepts', flash: { key: 'matching.error.why' } });
  },
});

const discard = route({
  method: 'post',
  path: '/concepts/discard',
  door,
  form: z.object({ concept: z.string().max(80).optional() }),
  handle: ask =>
    ask.commit(async scope => {
      await discardDrafts(scope, ask.form.concept ?? null);
      return { to: '/concepts', flash: { key: 'matching.concepts.discarded' } };
    }),
  async again(ask) {
    return ask.go({ to: '/concepts' });
  },
});

export const conceptListRoutes: readonly Route[] = [page, publish, discard];

function shown(ask: Ask<unknown, unknown, unknown>, state: EditorState, asked: z.output<typeof query>) {
  const { view } = ask;
  const { t, say } = view;
  const { drafted, drafts } = state;
  const wanted = asked.q === '' ? [...drafted.concepts.keys()] : findConcepts(view, drafted, asked.q);
  const rows = wanted.flatMap(id => drafted.concepts.get(id) ?? []);
  const changed = new Set(drafts.map(one => one.conceptId));
  const title = t('matching.concepts.title');
  return document(
    <StaffLayout view={view} title={title} current="concepts" flash={ask.flash}>
      <div class="page-head stack stack--tight">
        <h1>{title}</h1>
        <p class="lead">{t('matching.concepts.lead')}</p>
        <p class="acts">
          <LinkButton href="/concepts/new" look="quiet" small icon="plus">
            {t('matching.concepts.new')}
          </LinkButton>
          <LinkButton href="/concepts/unheard" look="words">
            {t('matching.unheard.title')}
          </LinkButton>
          <LinkButton href="/concepts/learned" look="words">
            {t('matching.learned.title')}
          </LinkButton>
          <LinkButton href="/concepts/versions" look="words">
            {t('matching.versions.title')}
          </LinkButton>
          <LinkButton href="/concepts/list.json" look="words" icon="download">
            {t('matching.concepts.export')}
          </LinkButton>
          <LinkButton href="/concepts/import" look="words">
            {t('matching.concepts.import')}
          </LinkButton>
        </p>
      </div>
      {drafts.length > 0 ? <Drafts view={view} state={state} /> : null}
      <Try view={view} state={state} statement={asked.try} />
      <section class="section">
        <Form view={view} action="/concepts" method="get">
          <TextField
            view={view}
            name="q"
            type="search"
            label={t('matching.concepts.search')}
            value={asked.q}
          />
          <FormEnd>
            <Button look="quiet">{t('matching.concepts.look')}</Button>
          </FormEnd>
        </Form>
        {rows.length === 0 ? (
          <Empty title={t('matching.add.none', { typed: asked.q })} />
        ) : (
          <>
            <p>{t('matching.concepts.count', { count: rows.length })}</p>
            {conceptKinds.map(kind => {
              const own = rows.filter(one => one.kind === kind);
              return own.length === 0 ? null : (
                <Fold
                  summary={`${t(`matching.kind.${kind}`)} (${say.number(own.length)})`}
                  open={asked.q !== ''}
                >
                  <ul class="list-rules">
                    {own.map(one => (
                      <li>
                        <a href={`/concepts/${one.id}`}>{conceptName(view, drafted, one.id)}</a>{' '}
                        {changed.has(one.id) ? <Tag tone="wait">{t('matching.concepts.draft')}</Tag> : null}
                        <br />
                        <span class="small quiet">{wordsOf(view, one)}</span>
                      </li>
                    ))}
                  </ul>
                </Fold>
              );
            })}
          </>
        )}
      </section>
    </StaffLayout>,
  );
}

/** How many words a concept has, by language. */
function wordsOf({ t, say }: View, { terms }: Concept): string {
  return lexiconLanguages
    .map(language =>
      t('matching.concepts.words_of', {
        language: t(`matching.language.${language}`),
        count: say.number(terms[language].length),
      }),
    )
    .join(' · ');
}

/** What would change, and the one step that makes it so. */
function Drafts({ view, state }: { readonly view: View; readonly state: EditorState }) {
  const { t, say } = view;
  return (
    <section class="section card stack" aria-labelledby="drafts">
      <h2 id="drafts">{t('matching.concepts.drafts')}</h2>
      <ul class="list-rules">
        {state.drafts.map(({ conceptId, change, changedBy, changedAt }) => (
          <li>
            <a href={`/concepts/${conceptId}`}>{conceptName(view, state.drafted, conceptId)}</a>{' '}
            <span class="quiet">
              {changedBy}, {say.date(changedAt)}
            </span>
            <pre class="match-diff" dir="auto">
              {asText(change)}
            </pre>
          </li>
        ))}
      </ul>
      <Form view={view} action="/concepts/publish">
        <TextField
          view={view}
          name="why"
          label={t('matching.concepts.why')}
          hint={t('matching.concepts.why_hint')}
          size="full"
        />
        <FormEnd>
          <Button>{t('matching.concepts.publish')}</Button>
          <Button look="words" formaction="/concepts/discard">
            {t('matching.concepts.discard')}
          </Button>
        </FormEnd>
      </Form>
    </section>
  );
}

/** What a sentence hears now, and what it would hear with the drafts. */
function Try(props: { readonly view: View; readonly state: EditorState; readonly statement: string }) {
  const { view, state, statement } = props;
  const { t, say } = view;
  const heard = (lexicon: Lexicon) =>
    say.list(
      hear(statement, lexicon).concepts.map(
        ({ id, words }) => `${conceptName(view, lexicon, id)} (${words.map(word => `“${word}”`).join(', ')})`,
      ),
    ) || t('matching.try.nothing');
  return (
    <section class="section">
      <Form view={view} action="/concepts" method="get">
        <TextArea
          view={view}
          name="try"
          label={t('matching.try.label')}
          hint={t('matching.try.hint')}
          value={statement}
          rows={2}
        />
        <FormEnd>
          <Button look="quiet">{t('matching.try.do')}</Button>
        </FormEnd>
      </Form>
      {statement === '' ? null : (
        <div role="status">
          <p>
            <b>{t('matching.try.now')}</b> {heard(state.inUse)}
          </p>
          {state.drafts.length > 0 ? (
            <p>
              <b>{t('matching.try.then')}</b> {heard(state.drafted)}
            </p>
          ) : null}
        </div>
      )}
    </section>
  );
}
