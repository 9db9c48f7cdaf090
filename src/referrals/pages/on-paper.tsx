import { z } from 'zod';
import { ageOn } from '../../core/index.ts';
import { type Identity, matchPeople, nameOf } from '../../people/index.ts';
import { areaIn } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  Notice,
  StaffLayout,
  sayErrors,
  Tick,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, Crisis, route } from '../../web/index.ts';
import { paperDraft } from '../paper-draft-store.ts';
import { type PaperEntry, paperIntake, readPaper } from '../paper-form.ts';
import { referralsLike } from '../queries.ts';
import { receive } from '../receive.ts';
import { PaperParts } from './paper-parts.tsx';

const door = ['coordinator', 'link_worker'] as const;
const path = '/referrals/paper';
type PaperAsk = Ask<unknown, unknown, unknown>;
type Found = Awaited<ReturnType<typeof lookAlikes>>;

/** A form on paper, typed from top to bottom in its own order. */
export const paperEntryPage = route({
  method: 'get',
  path,
  door,
  async handle(ask) {
    const draft = await ask.within(scope => paperDraft(scope).find());
    return ask.page(page(ask, draft ?? {}, null, []));
  },
});

/** What is typed is kept as it is typed; the page's script sends it. */
export const paperDraftKept = route({
  method: 'post',
  path: `${path}/draft`,
  door,
  form: z.record(z.string(), z.unknown()),
  async handle(ask) {
    const { _csrf, _once, ...fields } = typedIn(await ask.c.req.formData());
    await ask.within(scope => paperDraft(scope).keep(fields as Record<string, string | string[]>));
    return ask.json({ kept: true });
  },
  again: async ask => ask.json({ kept: false }, 422),
});

export const paperDraftDropped = route({
  method: 'post',
  path: `${path}/draft/drop`,
  door,
  handle: ask =>
    ask.commit(async scope => {
      await paperDraft(scope).drop();
      return { to: path };
    }),
});

/** Takes it in by the same command as every referral. Somebody who may be known already is shown once, before it is kept. */
export const paperEntered = route({
  method: 'post',
  path,
  door,
  async handle(ask) {
    const data = await ask.c.req.formData();
    const typed = typedIn(data);
    const { params, error } = readPaper(data, { region: ask.programme.region, today: ask.today });
    if (error) return ask.page(page(ask, typed, sayErrors(ask.view, error), []), 422);
    if (typed['anyway'] !== 'yes') {
      const found = await lookAlikes(ask, params);
      if (found.length > 0) return ask.page(page(ask, typed, null, found), 422);
    }
    const { received_on: day, written_by: writer } = params.paper;
    const receivedAt = day.equals(ask.today)
      ? undefined
      : day.toZonedDateTime({ timeZone: ask.view.zone, plainTime: '12:00' }).toInstant();
    return ask.commit(async scope => {
      const { referralId, reference } = await receive(scope, {
        route: writer,
        intake: paperIntake(params),
        today: ask.today,
        receivedAt,
      });
      await paperDraft(scope).drop();
      return {
        to: `/inbox/${referralId}`,
        flash: { key: 'referrals.done.received', values: { reference } },
      };
    });
  },
});

/** People and open referrals that may be the same. When they cannot be looked up the form is kept all the same. */
async function lookAlikes(ask: PaperAsk, { refer }: PaperEntry) {
  const identity: Identity = {
    identifier: refer.identifier,
    givenName: refer.given_name,
    familyName: refer.family_name,
    knownAs: refer.known_as,
    birthDate: refer.born,
    postcode: refer.postcode,
  };
  try {
    return await ask.within(async scope => {
      const people = await matchPeople(scope, identity);
      const referrals = await referralsLike(scope, identity);
      return [
        ...people.map(({ person }) => ({
          href: `/people/${person.id}`,
          name: nameOf(person),
          born: person.birth_date,
          reference: null,
        })),
        ...referrals.map(({ referral }) => ({
          href: `/inbox/${referral.id}`,
          name: nameOf(referral),
          born: referral.birth_date,
          reference: referral.reference,
        })),
      ];
    });
  } catch {
    return [];
  }
}

function page(ask: PaperAsk, values: Typed, errors: FieldErrors | null, found: Found) {
  const { view, programme } = ask;
  const { t } = view;
  const typing = Object.keys(values).length > 0;
  return document(
    <StaffLayout view={view} title={t('paper.entry.title')} current="inbox" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/paper">{t('paper.desk.title')}</BackLink>
        <h1>{t('paper.entry.title')}</h1>
        <p>{t('paper.entry.lead')}</p>
        {typing && !errors && found.length === 0 ? (
          <Form view={view} action={`${path}/draft/drop`} inline>
            <span>{t('paper.entry.draft')}</span> <Button look="words">{t('paper.entry.drop')}</Button>
          </Form>
        ) : null}
      </div>
      {values['urgent'] === 'yes' ? <Crisis view={view} alert ofOther /> : null}
      <Form view={view} action={path} warn autosave={`${path}/draft`}>
        {found.length > 0 ? (
          <Notice tone="wait" title={t('paper.entry.alike')}>
            <ul class="list-rules">
              {found.slice(0, 8).map(one => (
                <li>
                  <a href={one.href}>{one.name}</a>
                  {one.born ? `, ${ageOn(one.born, view.say.today)}` : ''}{' '}
                  {one.reference ? <Ltr>{one.reference}</Ltr> : null}
                </li>
              ))}
            </ul>
            <Tick view={view} name="anyway" label={t('paper.entry.anyway')} values={values} errors={null} />
          </Notice>
        ) : null}
        <PaperParts view={view} values={values} errors={errors} areaName={areaIn(programme, view.locale)} />
        <FormEnd>
          <Button>{t('paper.entry.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
