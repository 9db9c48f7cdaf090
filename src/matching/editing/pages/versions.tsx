import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  document,
  Empty,
  Form,
  StaffLayout,
  text,
  wholeNumber,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { conceptName } from '../../concept-names.ts';
import { changedLexicon, lexicon } from '../../lexicon/index.ts';
import { revertLexicon } from '../publish.ts';
import { asText } from '../save-concept.ts';
import { editorState } from '../state.ts';
import { lexiconStore } from '../store.ts';

const door = ['coordinator', 'administrator'] as const;

const page = route({
  method: 'get',
  path: '/concepts/versions',
  door,
  query: z.object({ show: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined) }),
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const shown = ask.query.show;
    const { versions, after, before } = await ask.within(async scope => {
      const store = lexiconStore(scope);
      return {
        versions: await store.versions(),
        after: shown === undefined ? {} : await store.changesOf(shown),
        before: shown === undefined ? {} : ((await store.changesOf(shown - 1)) ?? {}),
      };
    });
    if (after === null) throw new NotFound('lexicon_version');
    const named = changedLexicon({ ...before, ...after }, 0);
    const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      id => JSON.stringify(before[id]) !== JSON.stringify(after[id]),
    );
    const title = t('matching.versions.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="concepts" frame="narrow" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href="/concepts">{t('matching.concepts.title')}</BackLink>
            <h1>{title}</h1>
          </div>
          {versions.length === 0 ? (
            <Empty title={t('matching.versions.none', { version: lexicon.version })} />
          ) : (
            <ul class="list-rules">
              {versions.map(one => (
                <li class="stack stack--tight">
                  <p>
                    <b>{t('matching.versions.number', { number: one.number })}</b> {one.why}{' '}
                    <span class="quiet">
                      {one.published_by_name}, {say.date(one.published_at)}
                    </span>
                  </p>
                  {shown === one.number ? (
                    differing.map(id => (
                      <div>
                        <b>{conceptName(view, named, id)}</b>
                        <pre class="match-diff" dir="auto">
                          {after[id] ? asText(after[id]) : t('matching.versions.as_shipped')}
                        </pre>
                      </div>
                    ))
                  ) : (
                    <p>
                      <a href={`/concepts/versions?show=${one.number}`}>{t('matching.versions.show')}</a>
                    </p>
                  )}
                  {one.number === versions[0]?.number ? null : (
                    <Revert to={one.number} label={t('matching.versions.revert')} />
                  )}
                </li>
              ))}
              <li class="stack stack--tight">
                <p>{t('matching.versions.shipped', { version: lexicon.version })}</p>
                <Revert to={0} label={t('matching.versions.revert')} />
              </li>
            </ul>
          )}
        </StaffLayout>,
      ),
    );

    function Revert({ to, label }: { readonly to: number; readonly label: string }) {
      return (
        <Form view={view} action="/concepts/revert" inline>
          <input type="hidden" name="to" value={String(to)} />
          <input type="hidden" name="why" value={t('matching.versions.reverted', { number: to })} />
          <Button look="words">{label}</Button>
        </Form>
      );
    }
  },
});

const revert = route({
  method: 'post',
  path: '/concepts/revert',
  door,
  form: z.object({ to: wholeNumber({ min: 0, max: 100_000 }), why: text({ max: 300 }) }),
  handle: ask =>
    ask.commit(async scope => {
      const number = await revertLexicon(scope, ask.form.to, ask.form.why);
      return {
        to: '/concepts/versions',
        flash: { key: 'matching.concepts.published', values: { number } },
      };
    }),
  async again(ask) {
    return ask.go({ to: '/concepts/versions' });
  },
});

const list = route({
  method: 'get',
  path: '/concepts/list.json',
  door,
  async handle(ask) {
    const { drafted, changes } = await ask.within(editorState);
    const whole = { version: drafted.version, changes, concepts: [...drafted.concepts.values()] };
    const bytes = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
    return ask.file(bytes, 'application/json', `concepts-${ask.today}.json`);
  },
});

export const versionRoutes: readonly Route[] = [page, revert, list];
