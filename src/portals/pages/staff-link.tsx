import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf, type Person, personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Notice,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { endPersonLink } from '../private/end-link.ts';
import { type LinkWay, linkWays, type PersonLink, personLinks, pinWays } from '../private/link-store.ts';
import { type MadeLink, makePersonLink, waysFor } from '../private/make-link.ts';
import { endPersonPasskeys } from '../private/passkey/end-passkey.ts';
import { type OwnPasskey, personPasskeys } from '../private/passkey/passkey-store.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ personId: z.uuid() });
const path = '/people/:personId/link';
const form = z
  .object({
    link_way: choice(linkWays, 'portals.link.error.link_way'),
    pin_way: choice(pinWays, 'portals.link.error.pin_way'),
  })
  .refine(({ link_way: link, pin_way: pin }) => link !== 'paper' || pin !== 'paper', {
    path: ['pin_way'],
    message: 'portals.link.error.both_paper',
  });

type LinkAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'within' | 'flash' | 'programme'
>;

/** A person's link: whether they have one, when it was opened last, and the form to give or end it. */
const linkPage = route({
  method: 'get',
  path,
  door,
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

/** Gives a link and PIN. The PIN is shown on this one page and nowhere else, so there is no way back to it. */
const give = route({
  method: 'post',
  path,
  door,
  params,
  form,
  async handle(ask) {
    const { link_way: linkWay, pin_way: pinWay } = ask.form;
    const { person, made } = await ask.within(async scope => {
      const made = await makePersonLink(scope, {
        ...ask.params,
        linkWay,
        pinWay,
        weeks: ask.programme.settings.linkWeeks,
        base: `${ask.publicUrl}/${ask.programme.slug}`,
        worker: ask.actor.name,
      });
      const person = await personStore(scope).find(ask.params.personId);
      if (!person) throw new NotFound('person');
      return { person, made };
    });
    return ask.page(givenPage(ask.view, person, made, linkWay, pinWay));
  },
  again: showAgain(shown),
});

const end = route({
  method: 'post',
  path: `${path}/end`,
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await endPersonLink(scope, ask.params.personId);
      return { to: `/people/${ask.params.personId}/link`, flash: { key: 'portals.link.ended' } };
    }),
});

/** Ends the passkeys of the link they have; link and PIN stay. */
const endPasskeys = route({
  method: 'post',
  path: `${path}/passkeys/end`,
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      const { personId } = ask.params;
      const link = await openLinkOf(scope, personId);
      if (!link) throw new NotFound('link');
      await endPersonPasskeys(scope, { linkId: link.id, personId });
      return { to: `/people/${personId}/link`, flash: { key: 'portals.link.passkeys_ended' } };
    }),
});

export const staffLinkRoutes: readonly Route[] = [linkPage, give, end, endPasskeys];

/** The link of a person that is not ended. */
async function openLinkOf(scope: Scope, personId: string): Promise<PersonLink | undefined> {
  return (await personLinks(scope).of(personId)).find(one => one.ended_at === null);
}

async function shown(ask: LinkAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { personId } = ask.params;
  const { person, open, passkeys, ways } = await ask.within(async scope => {
    const person = await personStore(scope).find(personId);
    if (!person) throw new NotFound('person');
    await audit(scope, { verb: 'person_link.read', subject: { kind: 'person', id: personId }, personId });
    const open = await openLinkOf(scope, personId);
    const passkeys = open ? await personPasskeys(scope).of(open.id) : [];
    return { person, open, passkeys, ways: await waysFor(scope, personId) };
  });
  const name = nameOf(person);
  const title = t('portals.link.title', { name });
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/people/${personId}`}>{name}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('portals.link.lead')}</p>
      </div>
      <div class="acts">
        <LinkButton href={`/people/${personId}/said`} look="quiet" icon="text">
          {t('portals.said.link')}
        </LinkButton>
        <LinkButton href={`/people/${personId}/helpers`} look="quiet" icon="hands">
          {t('portals.link.helpers')}
        </LinkButton>
      </div>
      {open ? (
        <OpenLink view={view} person={person} link={open} passkeys={passkeys} />
      ) : (
        <p>{t('portals.link.none')}</p>
      )}
      {person.merged_into ? null : (
        <section class="stack section">
          <h2>{t(open ? 'portals.link.renew' : 'portals.link.give')}</h2>
          {open ? <p>{t('portals.link.renew_text')}</p> : null}
          <Form view={view} action={`/people/${personId}/link`}>
            <ChoiceGroup
              view={view}
              name="link_way"
              legend={t('portals.link.link_way')}
              hint={ways.length < linkWays.length ? t('portals.link.bound') : undefined}
              values={values}
              errors={errors}
              options={ways.map(value => ({ value, label: t(`portals.link.way.${value}`) }))}
            />
            <ChoiceGroup
              view={view}
              name="pin_way"
              legend={t('portals.link.pin_way')}
              hint={t('portals.link.pin_hint')}
              values={values}
              errors={errors}
              options={pinWays
                .filter(value => value !== 'paper' || ways.includes('paper'))
                .map(value => ({ value, label: t(`portals.link.pin.${value}`) }))}
            />
            <FormEnd>
              <Button>{t('portals.link.make')}</Button>
            </FormEnd>
          </Form>
        </section>
      )}
    </StaffLayout>,
  );
}

function OpenLink({
  view,
  person,
  link,
  passkeys,
}: {
  readonly view: View;
  readonly person: Person;
  readonly link: PersonLink;
  readonly passkeys: readonly OwnPasskey[];
}) {
  const { t, say } = view;
  const [lastUse] = passkeys
    .flatMap(one => one.used_at ?? one.made_at)
    .toSorted((one, other) => Temporal.Instant.compare(other, one));
  return (
    <section class="stack">
      <h2>{t('portals.link.now')}</h2>
      <Facts
        items={[
          { term: t('portals.link.made'), detail: say.when(link.made_at) },
          { term: t('portals.link.went'), detail: t(`portals.link.way.${link.link_way as LinkWay}`) },
          { term: t('portals.link.until'), detail: say.date(link.expires_at) },
          {
            term: t('portals.link.opened'),
            detail: link.opened_at ? say.when(link.opened_at) : t('portals.link.not_yet'),
          },
          ...(lastUse
            ? [
                {
                  term: t('portals.link.passkeys'),
                  detail: t('portals.link.passkeys_now', { count: passkeys.length, day: say.day(lastUse) }),
                },
              ]
            : []),
          ...(link.wrong_pins > 0
            ? [{ term: t('portals.link.wrong'), detail: say.number(link.wrong_pins) }]
            : []),
        ]}
      />
      {link.wrong_pins >= 10 ? (
        <Notice tone="wait" title={t('portals.link.many_wrong')}>
          <p>{t('portals.link.many_wrong_text')}</p>
        </Notice>
      ) : null}
      <div class="acts">
        <Form view={view} action={`/people/${person.id}/link/end`} inline>
          <Button look="quiet">{t('portals.link.end')}</Button>
        </Form>
        {lastUse ? (
          <Form view={view} action={`/people/${person.id}/link/passkeys/end`} inline>
            <Button look="quiet">{t('portals.link.passkeys_end')}</Button>
          </Form>
        ) : null}
      </div>
    </section>
  );
}

function givenPage(
  view: View,
  person: Person,
  made: MadeLink,
  linkWay: LinkWay,
  pinWay: (typeof pinWays)[number],
) {
  const { t } = view;
  const name = nameOf(person);
  const title = t('portals.given.title', { name });
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow">
      <div class="page-head stack stack--tight">
        <BackLink href={`/people/${person.id}/link`}>{name}</BackLink>
        <h1>{title}</h1>
      </div>
      <div class="stack">
        <Notice title={t('portals.given.once')}>
          <p>{t(`portals.given.pin.${pinWay}`, { name })}</p>
          <p class="own-pin">
            <Ltr>{`${made.pin.slice(0, 3)} ${made.pin.slice(3)}`}</Ltr>
          </p>
        </Notice>
        <h2>{t('portals.given.link')}</h2>
        <p>{t(`portals.given.way.${linkWay}`, { name })}</p>
        {made.sent ? null : (
          <p class="own-link">
            <Ltr>{made.address}</Ltr>
          </p>
        )}
      </div>
    </StaffLayout>,
  );
}
