import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import type { Letters } from '../../letters/index.ts';
import { referrerRoles } from '../../programmes/index.ts';
import {
  endReferrerCode,
  makeReferrerCode,
  mayKeepCodes,
  type ReferrerCode,
  referrerCodes,
} from '../../referrals/index.ts';
import {
  Button,
  Card,
  DataTable,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  isLocale,
  LinkButton,
  Ltr,
  makeView,
  optionalChoice,
  Select,
  StaffLayout,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { cardSheet, sheetKinds } from '../documents/card.ts';
import { formOnPaper } from '../documents/forms.ts';

const door = ['link_worker', 'coordinator', 'administrator'] as const;
const keepers = ['coordinator', 'administrator'] as const;
const PDF = 'application/pdf';

type DeskAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'actor' | 'within' | 'programme' | 'flash'>;

/** Paper and post: cards of practices, forms to print, what comes back. */
const deskPage = route({
  method: 'get',
  path: '/paper',
  door,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const makeCode = route({
  method: 'post',
  path: '/paper/codes',
  door: keepers,
  form: z.object({
    organisation: text({ max: 120, missing: 'paper.desk.error.organisation' }),
    role: optionalChoice(referrerRoles.codes),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { code, organisation } = await makeReferrerCode(scope, ask.form);
      return { to: '/paper', flash: { key: 'paper.desk.made', values: { code, organisation } } };
    }),
  again: showAgain(shown),
});

const endCode = route({
  method: 'post',
  path: '/paper/codes/:codeId/end',
  door: keepers,
  params: z.object({ codeId: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      await endReferrerCode(scope, ask.params.codeId);
      return { to: '/paper', flash: { key: 'paper.desk.ended' } };
    }),
});

/** Cards, posters and the professional's form with a practice's name on it. */
const codeFile = (letters: Letters): Route =>
  route({
    method: 'get',
    path: '/paper/codes/:codeId/:kind{(?:cards|poster|poster_a3|form)\\.pdf}',
    door,
    params: z.object({
      codeId: z.uuid(),
      kind: z
        .string()
        .transform(file => file.slice(0, -'.pdf'.length))
        .pipe(z.enum([...sheetKinds, 'form'])),
    }),
    query: z.object({ lang: z.string().max(40).optional() }),
    async handle(ask) {
      const { kind, codeId } = ask.params;
      const { programme } = ask;
      const code = await ask.within(async scope => {
        const found = await referrerCodes(scope).find(codeId);
        if (!found) throw new NotFound('referrer_code');
        await audit(scope, { verb: 'referrer_code.read', subject: { kind: 'referrer_code', id: codeId } });
        return found;
      });
      const views = viewsOf(ask.view, ask.query.lang ?? '');
      const on = ask.today.toString();
      const [first] = views;
      const sheet =
        kind === 'form'
          ? formOnPaper(
              {
                programme,
                form: 'professional',
                size: 'standard',
                on,
                code: code.code,
                organisation: code.organisation,
              },
              first,
            )
          : cardSheet({
              programme,
              organisation: code.organisation,
              code: code.code,
              address: `${ask.publicUrl}/${programme.slug}/code`,
              on,
              kind,
              views,
            });
      return ask.file(await letters.pdf(sheet), PDF, `${code.code}-${kind}.pdf`, true);
    },
  });

/** A view in each language asked for (`en,ga`); without one the reader's own. */
function viewsOf(view: View, asked: string): readonly [View, ...View[]] {
  const wanted = [...new Set(asked.split(',').filter(isLocale))];
  const made = wanted.map(locale =>
    makeView({
      locale,
      now: view.now,
      path: '/',
      csrf: '',
      zone: view.zone,
      ...(view.programme ? { programme: view.programme } : {}),
    }),
  );
  const [first = view, ...others] = made;
  return [first, ...others];
}

export const deskRoutes = (letters: Letters): readonly Route[] => [
  deskPage,
  makeCode,
  endCode,
  codeFile(letters),
];

async function shown(ask: DeskAsk, values: Typed, errors: FieldErrors | null) {
  const { view, programme, actor } = ask;
  const { t } = view;
  const codes = await ask.within(scope => referrerCodes(scope).open());
  const keeps = mayKeepCodes(actor);
  const helps = actor.role !== 'administrator';
  return document(
    <StaffLayout view={view} title={t('paper.desk.title')} current="inbox" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <h1>{t('paper.desk.title')}</h1>
        <p class="lead">{t('paper.desk.lead')}</p>
        {helps ? (
          <div class="acts">
            <LinkButton href="/referrals/paper" icon="plus">
              {t('paper.desk.enter')}
            </LinkButton>
            <LinkButton href="/answers" look="quiet">
              {t('paper.desk.answers')}
            </LinkButton>
          </div>
        ) : null}
      </div>
      <div class="columns section">
        <div class="columns__main stack">
          <h2>{t('paper.desk.cards')}</h2>
          {codes.length === 0 ? <p>{t('paper.desk.none')}</p> : null}
          {codes.length > 0 ? <Codes view={view} programme={programme} codes={codes} keeps={keeps} /> : null}
        </div>
        <div class="columns__side stack">
          {keeps ? (
            <Card title={t('paper.desk.make')}>
              <Form view={view} action="/paper/codes">
                <TextField
                  view={view}
                  name="organisation"
                  label={t('paper.desk.organisation')}
                  values={values}
                  errors={errors}
                  maxlength={120}
                />
                <Select
                  view={view}
                  name="role"
                  label={t('paper.desk.role')}
                  blank={t('paper.desk.role_any')}
                  options={referrerRoles.codes.map(value => ({
                    value,
                    label: t.code('referrer_roles', value),
                  }))}
                  values={values}
                  errors={errors}
                  optional
                />
                <FormEnd>
                  <Button>{t('paper.desk.make')}</Button>
                </FormEnd>
              </Form>
            </Card>
          ) : null}
          <Card title={t('paper.desk.forms')}>
            <ul class="list-rules">
              {(['self', 'professional'] as const).flatMap(form =>
                (['standard', 'large'] as const).map(size => (
                  <li>
                    <a href={`/${programme.slug}/paper/${form}-${size}.pdf`}>
                      {t(`paper.public.${form}`)}, {t(`paper.public.${size}`)}
                    </a>
                  </li>
                )),
              )}
            </ul>
          </Card>
        </div>
      </div>
    </StaffLayout>,
  );
}

type CodesProps = {
  readonly view: View;
  readonly programme: DeskAsk['programme'];
  readonly codes: readonly ReferrerCode[];
  readonly keeps: boolean;
};

function Codes({ view, programme, codes, keeps }: CodesProps) {
  const { t } = view;
  const languages = programme.locales.filter(isLocale).join(',');
  const file = (code: ReferrerCode, kind: string) => `/paper/codes/${code.id}/${kind}.pdf?lang=${languages}`;
  return (
    <DataTable
      caption={t('paper.desk.cards')}
      hiddenCaption
      rows={codes}
      rowKey={one => one.id}
      columns={[
        { label: t('paper.desk.organisation'), head: true, cell: one => one.organisation },
        { label: t('paper.desk.code'), cell: one => <Ltr>{one.code}</Ltr> },
        {
          label: t('paper.desk.print'),
          cell: one => (
            <div class="acts">
              {(
                [
                  ['cards', 'paper.desk.cards_pdf'],
                  ['poster', 'paper.desk.poster_pdf'],
                  ['poster_a3', 'paper.desk.poster3_pdf'],
                  ['form', 'paper.desk.form_pdf'],
                ] as const
              ).map(([kind, words]) => (
                <LinkButton look="words" href={file(one, kind)} hiddenText={one.organisation}>
                  {t(words)}
                </LinkButton>
              ))}
              {keeps ? (
                <Form view={view} action={`/paper/codes/${one.id}/end`} inline>
                  <Button look="words">
                    {t('paper.desk.end')} <span class="visually-hidden">{one.organisation}</span>
                  </Button>
                </Form>
              ) : null}
            </div>
          ),
        },
      ]}
    />
  );
}
