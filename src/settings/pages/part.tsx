import type { z } from 'zod';
import { changeProgramme, type ProgrammeAsSet, programmeChangeStore } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  StaffLayout,
  sayErrors,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import type { Part } from '../part.ts';

type PartAsk = Ask<unknown, unknown, unknown>;

/** A part’s page: what is set now, and saving it. Only an administrator comes here. */
export function partRoutes<Schema extends z.ZodObject>(part: Part<Schema>): readonly Route[] {
  const path = `/settings/${part.name.replace('_', '-')}`;
  const asSet = (ask: PartAsk) => ask.within(scope => programmeChangeStore(scope).asSet());
  const shown = async (ask: PartAsk, typed: Typed | null, errors: FieldErrors | null) =>
    page(ask, { part: part as unknown as Part, path, asSet: await asSet(ask), typed, errors });
  return [
    route({
      method: 'get',
      path,
      door: ['administrator'],
      handle: async ask => ask.page(await shown(ask, null, null)),
    }),
    route({
      method: 'post',
      path,
      door: ['administrator'],
      stepUp: true,
      form: part.form,
      async handle(ask) {
        const form = ask.form as z.output<Schema> & { readonly version: number };
        const { region } = ask.programme;
        const read = part.read(form, { settings: (await asSet(ask)).settings, region });
        if ('errors' in read)
          return ask.page(await shown(ask, asTyped(form), sayErrors(ask.view, read.errors)), 422);
        return ask.commit(async scope => {
          const changed = await changeProgramme(scope, { part: part.name, version: form.version, ...read });
          return {
            to: '/settings',
            flash: { key: changed.length > 0 ? 'settings.saved' : 'settings.nothing' },
          };
        });
      },
      again: showAgain(shown),
    }),
  ];
}

/** What a form said, for showing it again. */
function asTyped(form: Readonly<Record<string, unknown>>): Typed {
  const text = (value: unknown) =>
    value === true ? 'yes' : value === false || value === null || value === undefined ? '' : String(value);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, text(value)]));
}

type Shown = {
  readonly part: Part;
  readonly path: string;
  readonly asSet: ProgrammeAsSet;
  readonly typed: Typed | null;
  readonly errors: FieldErrors | null;
};

function page({ view, programme }: PartAsk, { part, path, asSet, typed, errors }: Shown) {
  const { t } = view;
  const { region } = programme;
  const { name, fields: Fields } = part;
  return document(
    <StaffLayout view={view} title={t(`settings.part.${name}`)} current="settings" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/settings">{t('settings.title')}</BackLink>
        <h1>{t(`settings.part.${name}`)}</h1>
        <p class="lead">{t(`settings.lead.${name}`)}</p>
        <Form view={view} action={path}>
          <input
            type="hidden"
            name="version"
            value={String([typed?.['version']].flat()[0] ?? asSet.version)}
          />
          <Fields view={view} values={typed ?? part.typed(asSet, region)} errors={errors} region={region} />
          <FormEnd>
            <Button>{t('settings.save')}</Button>
          </FormEnd>
        </Form>
      </div>
    </StaffLayout>,
  );
}
