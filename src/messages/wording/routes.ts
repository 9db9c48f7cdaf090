import { z } from 'zod';
import { Forbidden } from '../../core/index.ts';
import { emit } from '../../platform/events/index.ts';
import {
  choice,
  type FieldErrors,
  type Locale,
  localeCodes,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { houseOf } from '../queries/house.ts';
import type { TemplateName } from '../templates.ts';
import { checkWording } from './check-wording.ts';
import { editPage } from './edit-view.tsx';
import { faultWords } from './fault-words.ts';
import { wordingDoor, wordingListPage } from './list-page.tsx';
import { ownNames, partsOfTemplate, type WordingPart, wordingParts } from './part.ts';
import { mayWord } from './policy.ts';
import { previewsOf } from './preview.ts';
import { restoreWording, saveWording } from './save-wording.ts';
import { ownWordings, ownWords, wordingVersions } from './store.ts';

const template = z.enum(ownNames as [TemplateName, ...TemplateName[]]);
const acts = ['save', 'look', 'restore', 'sample'] as const;
const words = z
  .string()
  .max(20_000)
  .transform(text => text.replace(/\r\n?/g, '\n').trim())
  .optional();
const form = z.object({
  do: choice(acts, 'messages.wording.error.act'),
  subject: words,
  body: words,
  sms: words,
  neutral: words,
});
type Texts = Partial<Record<WordingPart, string | undefined>>;

type Asked = Pick<Ask<unknown, unknown, unknown>, 'view' | 'actor' | 'within' | 'flash'>;
type Looked = {
  readonly template: TemplateName;
  readonly locale: Locale;
  /** What was typed and not saved. */
  readonly texts?: Texts;
  readonly typed?: Typed;
  readonly errors?: FieldErrors | null;
};

/** The words of messages: a list, a page for each, and what is done there. */
export const wordingRoutes: readonly Route[] = [
  wordingListPage,
  route({
    method: 'get',
    path: '/wordings/:template',
    door: wordingDoor,
    params: z.object({ template }),
    query: z.object({ in: z.enum(localeCodes).catch('en').default('en') }),
    handle: async ask => ask.page(await shown(ask, { template: ask.params.template, locale: ask.query.in })),
  }),
  route({
    method: 'post',
    path: '/wordings/:template/:locale',
    door: wordingDoor,
    stepUp: said => said.get('do') !== 'look',
    params: z.object({ template, locale: z.enum(localeCodes) }),
    form,
    async handle(ask) {
      const { do: act, ...texts } = ask.form;
      const of = ask.params;
      const to = `/wordings/${of.template}?in=${of.locale}`;
      if (act === 'restore' || act === 'sample') {
        return ask.commit(async scope => {
          if (act === 'restore') await restoreWording(scope, of);
          else if (!mayWord(scope.actor)) throw new Forbidden('messages.wording.refused.role');
          else
            await emit(scope, { name: 'WordingSampleAsked', subjectId: scope.actor.id, payload: { ...of } });
          return { to, flash: { key: `messages.wording.done.${act}` } };
        });
      }
      const errors = await faultsIn(ask, { ...of, texts });
      const typed = typedIn(await ask.c.req.formData());
      if (errors) return ask.page(await shown(ask, { ...of, typed, errors }), 422);
      if (act === 'look') return ask.page(await shown(ask, { ...of, texts, typed }));
      return ask.commit(async scope => {
        const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
        const changed = await saveWording(scope, { ...of, texts: given });
        return {
          to,
          flash: { key: changed > 0 ? 'messages.wording.done.save' : 'messages.wording.done.same' },
        };
      });
    },
    again: async (ask, faults, typed) =>
      ask.page(
        await shown(ask, { ...ask.params, typed: typedIn(typed), errors: sayErrors(ask.view, faults) }),
        422,
      ),
  }),
];

/** What is wrong with the words that were typed, by part; null when nothing is. */
async function faultsIn(
  ask: Asked,
  {
    template: name,
    locale,
    texts,
  }: { readonly template: TemplateName; readonly locale: Locale; readonly texts: Texts },
): Promise<FieldErrors | null> {
  const house = await ask.within(houseOf);
  const found = partsOfTemplate(name).flatMap(part => {
    const text = texts[part];
    if (text === undefined) return [];
    const { fault } = checkWording(text, { template: name, part, locale, own: [house.name] });
    return fault ? [[part, faultWords(ask.view, fault)] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

async function shown(ask: Asked, looked: Looked): Promise<string> {
  const { template: name, locale, texts, typed = {}, errors = null } = looked;
  const { house, own, languages, versions } = await ask.within(async scope => ({
    house: await houseOf(scope),
    own: await ownWords(scope, name, locale),
    languages: (await ownWordings(scope)).get(name) ?? [],
    versions: await wordingVersions(scope, name, locale),
  }));
  const given = Object.entries(texts ?? {}).filter(([, text]) => text !== undefined);
  const inUse = { ...own, ...Object.fromEntries(given) };
  const lacking = wordingParts.flatMap(part => {
    const text = inUse[part];
    if (text === undefined) return [];
    const found = checkWording(text, { template: name, part, locale, own: [house.name] }).lacking;
    return found.length > 0 ? [[part, found] as const] : [];
  });
  const previews = previewsOf(house, ask.view.now, { template: name, locale, own: inUse });
  const page = { template: name, locale, own, languages, versions, previews, lacking, typed, errors };
  return editPage(ask.view, { ...page, unsaved: texts !== undefined }, ask.flash);
}
