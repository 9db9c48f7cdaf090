import { z } from 'zod';
import {
  BackLink,
  Button,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  FormEnd,
  LinkButton,
  StaffLayout,
  sayErrors,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { conceptName } from '../../concept-names.ts';
import { importConcepts } from '../import-concepts.ts';
import { type Differences, differencesOf, markOf } from '../list-differences.ts';
import { type ConceptList, type Fault, longestList, readList } from '../read-list.ts';
import { type EditorState, editorState } from '../state.ts';

const door = ['coordinator', 'administrator'] as const;
const path = '/concepts/import';
type Page = Ask<unknown, unknown, unknown>;

const file = z.object({
  file: z
    .custom<File>(value => value instanceof File && value.size > 0, 'matching.import.error_file')
    .refine(value => value.size <= longestList, 'matching.import.error_long'),
});
const confirmed = z.object({
  list: z.string().max(longestList),
  mark: z.string().max(64),
});

const page = route({ method: 'get', path, door, handle: async ask => ask.page(choose(ask, [], null)) });

const preview = route({
  method: 'post',
  path,
  door,
  most: longestList + 100_000,
  form: file,
  async handle(ask) {
    const read = readList(await ask.form.file.text());
    if (read.list === null) return ask.page(choose(ask, read.faults, null), 422);
    const state = await ask.within(editorState);
    const found = differencesOf(read.list.concepts, state);
    if (found.faults.length > 0) return ask.page(choose(ask, found.faults, null), 422);
    return ask.page(shown(ask, read.list, found, state));
  },
  async again(ask, faults) {
    return ask.page(choose(ask, [], sayErrors(ask.view, faults)), 422);
  },
});

const confirm = route({
  method: 'post',
  path: '/concepts/import/confirm',
  door,
  most: longestList * 2,
  form: confirmed,
  handle: ask =>
    ask.commit(async scope => {
      const { list, mark } = ask.form;
      const read = readList(list);
      const count = await importConcepts(scope, { concepts: read.list?.concepts ?? [], mark });
      return { to: '/concepts', flash: { key: 'matching.import.done', values: { count } } };
    }),
  async again(ask) {
    return ask.go({ to: path });
  },
});

export const importRoutes: readonly Route[] = [page, preview, confirm];

/** Where the file is chosen, with what was wrong with the last one. */
function choose(ask: Page, faults: readonly Fault[], errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const title = t('matching.concepts.import');
  const all = errors ?? (faults.length > 0 ? { file: t('matching.import.broken') } : null);
  return document(
    <StaffLayout view={view} title={title} current="concepts" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={all} />
      <div class="page-head stack stack--tight">
        <BackLink href="/concepts">{t('matching.concepts.title')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('matching.import.lead')}</p>
      </div>
      {faults.length > 0 ? (
        <section class="section" aria-labelledby="faults">
          <h2 id="faults">{t('matching.import.faults')}</h2>
          <ul class="list-rules">
            {faults.map(({ where, why }) => (
              <li>
                {where === '' ? null : (
                  <>
                    <bdi>{where}</bdi>:{' '}
                  </>
                )}
                {t(`matching.import.fault.${why}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Form view={view} action={path} multipart>
        <FileField
          view={view}
          name="file"
          label={t('matching.import.file')}
          hint={t('matching.import.file_hint')}
          accept=".json,application/json"
          errors={all}
        />
        <FormEnd>
          <Button>{t('matching.import.look')}</Button>
          <LinkButton look="words" icon="download" href="/concepts/list.json">
            {t('matching.concepts.export')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

/** What the file would change; nothing is changed yet. */
function shown(ask: Page, list: ConceptList, found: Differences, state: EditorState) {
  const { view } = ask;
  const { t } = view;
  const { changed, same, left, claims } = found;
  const title = t('matching.import.preview');
  const ids = new Set(changed.map(({ id }) => id));
  const fromFile = new Map(list.concepts.map(({ id, names }) => [id, names?.en]));
  const name = (id: string) =>
    state.drafted.concepts.has(id) ? conceptName(view, state.drafted, id) : (fromFile.get(id) ?? id);
  return document(
    <StaffLayout view={view} title={title} current="concepts" frame="narrow">
      <div class="page-head stack stack--tight">
        <BackLink href={path}>{t('matching.concepts.import')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('matching.import.counts', { changed: changed.length, same, left })}</p>
        <p class="quiet">
          {t('matching.import.versions', {
            file: list.version ?? t('matching.import.no_version'),
            here: state.inUse.version,
          })}
        </p>
      </div>
      {claims.length > 0 ? (
        <section class="section" aria-labelledby="claims">
          <h2 id="claims">{t('matching.import.claims')}</h2>
          <ul class="list-rules">
            {claims.slice(0, 50).map(({ word, language, by }) => (
              <li>
                <b dir="auto" lang={language}>
                  {word}
                </b>{' '}
                ({t(`matching.language.${language}`)}): {view.say.list(by.map(name))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {changed.length === 0 ? (
        <Empty title={t('matching.import.nothing')}>
          <p>
            <LinkButton look="quiet" href="/concepts">
              {t('matching.concepts.title')}
            </LinkButton>
          </p>
        </Empty>
      ) : (
        <>
          <ul class="list-rules section">
            {changed.map(({ id, lines }) => (
              <li>
                <b>{name(id)}</b>
                <pre class="match-diff" dir="auto">
                  {lines.join('\n')}
                </pre>
              </li>
            ))}
          </ul>
          <Form view={view} action="/concepts/import/confirm">
            <input
              type="hidden"
              name="list"
              value={JSON.stringify({ ...list, concepts: list.concepts.filter(({ id }) => ids.has(id)) })}
            />
            <input type="hidden" name="mark" value={markOf(state)} />
            <FormEnd>
              <Button>{t('matching.import.do')}</Button>
              <LinkButton look="words" href={path}>
                {t('matching.import.other')}
              </LinkButton>
            </FormEnd>
          </Form>
        </>
      )}
    </StaffLayout>,
  );
}
