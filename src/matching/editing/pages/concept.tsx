import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import { assetKinds } from '../../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  choices,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  Tick,
  type Typed,
  text,
  tick,
  typedIn,
  wholeNumber,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { conceptName } from '../../concept-names.ts';
import {
  type Concept,
  type ConceptKind,
  conceptKinds,
  foldWord,
  lexiconLanguages,
  shippedConcepts,
} from '../../lexicon/index.ts';
import { saveConcept } from '../save-concept.ts';
import { conceptFor, type EditorState, editorState } from '../state.ts';

const door = ['coordinator', 'administrator'] as const;
const params = z.object({ concept: z.string().regex(/^(need|interest|who|barrier)\.[a-z_]{1,60}$/) });
const lines = optionalText({ lines: true, max: 6000 });
const lists = {
  finds: lines,
  assets: choices(assetKinds.codes, { least: 0 }),
  retired: tick(),
  over: wholeNumber({ min: 0, max: 1_000_000 }),
  en: lines,
  ga: lines,
  pl: lines,
  uk: lines,
  ar: lines,
  pt: lines,
  reviewer: optionalText({ max: 120 }),
  reviewed: choices(lexiconLanguages, { least: 0 }),
};
const form = z.object(lists);
const newForm = z.object({
  ...lists,
  kind: choice(conceptKinds, 'ui.errors.choice'),
  name_en: text({ max: 60 }),
  name_ga: optionalText({ max: 60 }),
});
type Page = Ask<unknown, unknown, unknown>;

const page = route({
  method: 'get',
  path: '/concepts/:concept',
  door,
  params,
  handle: async ask => ask.page(render(ask, await read(ask, ask.params.concept), null, null)),
});

const save = route({
  method: 'post',
  path: '/concepts/:concept',
  door,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const state = await editorState(scope);
      const id = ask.params.concept;
      if (conceptFor(state, id) === null) throw new NotFound('concept');
      await saveConcept(scope, {
        ...typedConcept(ask.form, ask.today, state.changes[id]?.reviewed ?? {}),
        id,
        own: state.changes[id]?.own ?? null,
      });
      return { to: '/concepts', flash: { key: 'matching.concepts.saved' } };
    }),
  async again(ask, faults, typed) {
    const found = await read(ask, ask.params.concept);
    return ask.page(render(ask, found, typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

const newPage = route({
  method: 'get',
  path: '/concepts/new',
  door,
  handle: async ask => ask.page(render(ask, null, null, null)),
});

const add = route({
  method: 'post',
  path: '/concepts/new',
  door,
  form: newForm,
  handle: ask =>
    ask.commit(async scope => {
      const { kind, name_en, name_ga } = ask.form;
      const state = await editorState(scope);
      const id = freeId(kind, name_en, state);
      await saveConcept(scope, {
        ...typedConcept(ask.form, ask.today, {}),
        id,
        own: { kind, names: { en: name_en, ga: name_ga ?? '' } },
      });
      return { to: '/concepts', flash: { key: 'matching.concepts.saved' } };
    }),
  async again(ask, faults, typed) {
    return ask.page(render(ask, null, typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

/** `new` stands before the concepts themselves: an address is tried in this order. */
export const conceptRoutes: readonly Route[] = [newPage, add, page, save];

type Found = { readonly concept: Concept; readonly state: EditorState };

async function read(ask: Page, id: string): Promise<Found> {
  const state = await ask.within(editorState);
  const concept = conceptFor(state, id);
  if (concept === null) throw new NotFound('concept');
  return { concept, state };
}

function typedConcept(
  typed: z.output<typeof form>,
  today: Temporal.PlainDate,
  before: Record<string, { by: string; on: string } | undefined>,
) {
  const { reviewer } = typed;
  return {
    over: typed.over,
    retired: typed.retired,
    assets: typed.assets,
    finds: linesOf(typed.finds),
    terms: {
      en: linesOf(typed.en),
      ga: linesOf(typed.ga),
      pl: linesOf(typed.pl),
      uk: linesOf(typed.uk),
      ar: linesOf(typed.ar),
      pt: linesOf(typed.pt),
    },
    reviewed: {
      ...before,
      ...(reviewer
        ? Object.fromEntries(
            typed.reviewed.map(language => [language, { by: reviewer, on: today.toString() }]),
          )
        : {}),
    },
  };
}

function linesOf(typed: string | null): string[] {
  const all = (typed ?? '').split('\n').map(line => line.trim().replace(/\s+/g, ' ').slice(0, 60));
  return [...new Set(all.filter(line => line !== ''))];
}

function freeId(kind: ConceptKind, name: string, state: EditorState): string {
  const stem = `${kind}.${
    foldWord(name)
      .replace(/[^a-z]+/g, '_')
      .replace(/^_|_$/g, '')
      .slice(0, 40) || 'own'
  }`;
  let id = stem;
  while (shippedConcepts.has(id) || state.changes[id]) id = `${id}_x`;
  return id;
}

function render(ask: Page, found: Found | null, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const concept = found?.concept;
  const change = concept && found.state.changes[concept.id];
  const draft = found?.state.drafts.find(one => one.conceptId === concept?.id);
  const stored: Typed = {
    finds: concept?.finds.join('\n') ?? '',
    assets: [...(concept?.assets ?? [])],
    ...(change?.retired ? { retired: 'yes' } : {}),
    over: String(draft?.version ?? 0),
    ...Object.fromEntries(
      lexiconLanguages.map(language => [language, concept?.terms[language].join('\n') ?? '']),
    ),
  };
  const values = typed ?? stored;
  const field = { view, values, errors };
  const title = concept ? conceptName(view, found.state.drafted, concept.id) : t('matching.concepts.new');
  return document(
    <StaffLayout view={view} title={title} current="concepts" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/concepts">{t('matching.concepts.title')}</BackLink>
        <h1>{title}</h1>
        {concept ? <p class="quiet">{t(`matching.kind.${concept.kind}`)}</p> : null}
      </div>
      <Form view={view} action={concept ? `/concepts/${concept.id}` : '/concepts/new'} warn>
        <input type="hidden" name="over" value={String(values['over'] ?? '0')} />
        {concept ? null : (
          <>
            <ChoiceGroup
              {...field}
              name="kind"
              legend={t('matching.concepts.kind')}
              options={conceptKinds.map(kind => ({ value: kind, label: t(`matching.kind.${kind}`) }))}
            />
            <TextField {...field} name="name_en" label={t('matching.concepts.name_en')} />
            <TextField {...field} name="name_ga" label={t('matching.concepts.name_ga')} optional />
          </>
        )}
        <h2>{t('matching.concepts.terms')}</h2>
        <p class="hint">{t('matching.concepts.terms_hint')}</p>
        {lexiconLanguages.map(language => (
          <TextArea
            {...field}
            name={language}
            label={t(`matching.language.${language}`)}
            hint={reviewedBy(change?.reviewed[language])}
            rows={5}
            optional
          />
        ))}
        <ChoiceGroup
          {...field}
          name="reviewed"
          legend={t('matching.concepts.reviewed')}
          many
          columns={3}
          optional
          options={lexiconLanguages.map(language => ({
            value: language,
            label: t(`matching.language.${language}`),
          }))}
        />
        <TextField {...field} name="reviewer" label={t('matching.concepts.reviewer')} optional />
        <TextArea
          {...field}
          name="finds"
          label={t('matching.concepts.finds')}
          hint={t('matching.concepts.finds_hint')}
          rows={4}
          optional
        />
        <ChoiceGroup
          {...field}
          name="assets"
          legend={t('matching.concepts.assets')}
          many
          columns={2}
          optional
          options={assetKinds.codes.map(code => ({ value: code, label: t.code('asset_kinds', code) }))}
        />
        <Tick {...field} name="retired" label={t('matching.concepts.retired')} />
        <FormEnd>
          <Button>{t('matching.concepts.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );

  function reviewedBy(review: { readonly by: string; readonly on: string } | undefined) {
    if (!review) return t('matching.concepts.unreviewed');
    const day = view.say.date(Temporal.PlainDate.from(review.on));
    return t('matching.concepts.reviewed_by', { who: review.by, day });
  }
}
