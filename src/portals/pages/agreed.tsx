import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  type Consent,
  type NamedStanding,
  personStore,
  publishedWordings,
  recordConsent,
  standingsOf,
  type Wording,
  wordingsNow,
} from '../../people/index.ts';
import { type ConsentPurpose, consentPurposes } from '../../programmes/index.ts';
import { Button, Card, document, Form, Tag, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase } from './own.tsx';

/** Without these two there is nothing to take part in: they are ended on a page of their own. */
const ground: ReadonlySet<ConsentPurpose> = new Set(['take_part', 'keep_record']);

/** What the person agreed to share and with whom, in the words they are asked in; each can be changed on the spot. */
const agreed = route({
  method: 'get',
  path: '/:programme/my/agreed',
  door: 'visitor',
  handle: ask => asOwn(ask, async own => ask.page(await page(ask, own))),
});

/** The person says yes or no to one purpose; what they said before stays on record. */
const change = route({
  method: 'post',
  path: '/:programme/my/agreed/:purpose',
  door: 'visitor',
  params: z.object({
    programme: z.string(),
    purpose: z.enum(consentPurposes.codes).exclude(['take_part', 'keep_record']),
  }),
  form: z.object({
    answer: z.enum(['yes', 'no']),
    recipient: z.string().max(160).default(''),
    recipient_id: z.union([z.uuid(), z.literal('')]).default(''),
    version: z.coerce.number().int().min(1),
  }),
  handle: ask =>
    asOwn(ask, async ({ actor, personId }) => {
      const { answer, recipient, recipient_id: recipientId, version } = ask.form;
      return ask.commit(
        async scope => {
          const person = await personStore(scope).find(personId);
          if (!person) throw new NotFound('person');
          await recordConsent(scope, {
            personId,
            purpose: ask.params.purpose,
            recipient: recipient || null,
            recipientId: recipientId || null,
            given: answer === 'yes',
            how: 'online',
            byWhom: `${person.given_name} ${person.family_name}`,
            wording: version,
            wordingLocale: ask.view.locale,
          });
          return { to: `${ownBase(ask)}/agreed`, flash: { key: `portals.agreed.done.${answer}` } };
        },
        { as: actor },
      );
    }),
  // Only buttons of ours send it: what does not fit was not typed by anybody.
  again: async ask => asOwn(ask, async own => ask.page(await page(ask, own), 422)),
});

export const agreedRoutes: readonly Route[] = [agreed, change];

async function page(ask: OwnAsk, own: Own) {
  const { actor, personId } = own;
  const { view } = ask;
  const { t } = view;
  const found = await ask.withinAs(actor, async scope => {
    const consents = await personStore(scope).consents(personId);
    const wordings = wordingsNow(await publishedWordings(scope), t, view.locale);
    await audit(scope, { verb: 'own_consents.read', subject: { kind: 'person', id: personId }, personId });
    return { consents, wordings };
  });
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.agreed.title')}>
      <h1>{t('portals.agreed.title')}</h1>
      <p class="lead">{t('portals.agreed.lead')}</p>
      {consentPurposes.codes.map(purpose => (
        <Purpose ask={ask} wording={found.wordings[purpose]} consents={found.consents} />
      ))}
    </OwnPage>,
  );
}

type PurposeProps = {
  readonly ask: OwnAsk;
  readonly wording: Wording;
  readonly consents: readonly Consent[];
};

function Purpose({ ask, wording, consents }: PurposeProps) {
  const { t } = ask.view;
  const { purpose } = wording;
  return (
    <Card title={t.code('consent_purposes', purpose)} level={2}>
      <p lang={wording.locale === ask.view.locale ? undefined : wording.locale}>{wording.words}</p>
      {ground.has(purpose) ? (
        <p>
          <a href={`${ownBase(ask)}/stop`}>{t('portals.agreed.ground')}</a>
        </p>
      ) : (
        standingsOf(purpose, consents).map(standing => (
          <Answer
            ask={ask}
            wording={wording}
            standing={standing}
            since={sinceOf(ask.view, consents, purpose, standing)}
          />
        ))
      )}
    </Card>
  );
}

/** One answer, in general or about one recipient, with the button that turns it round. */
function Answer({
  ask,
  wording,
  standing: { standing, recipient, recipientId, basics },
  since,
}: {
  readonly ask: OwnAsk;
  readonly wording: Wording;
  readonly standing: NamedStanding;
  readonly since: string | null;
}) {
  const { t } = ask.view;
  const yes = standing === 'given';
  const named = recipient === null ? 'all' : 'one';
  return (
    <Form view={ask.view} action={`${ownBase(ask)}/agreed/${wording.purpose}`}>
      <p>
        <Tag tone={yes ? 'going' : 'plain'} icon={yes ? 'check' : undefined}>
          {t(`portals.agreed.now.${standing}`)}
        </Tag>{' '}
        {recipient ?? ''} {basics ? t('portals.agreed.basics') : ''}{' '}
        <span class="quiet">{since ? t('portals.agreed.since', { day: since }) : ''}</span>
      </p>
      <input type="hidden" name="recipient" value={recipient ?? ''} />
      <input type="hidden" name="recipient_id" value={recipientId ?? ''} />
      <input type="hidden" name="version" value={`${wording.version}`} />
      <div class="acts">
        {!yes || basics ? (
          <Button look={standing === 'not_asked' ? 'main' : 'quiet'} name="answer" value="yes">
            {t(`portals.agreed.yes.${named}`, { recipient: recipient ?? '' })}
          </Button>
        ) : null}
        {yes || standing === 'not_asked' ? (
          <Button look="quiet" name="answer" value="no">
            {t(`portals.agreed.no.${yes ? named : 'not_asked'}`, { recipient: recipient ?? '' })}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

function sinceOf(
  { say }: View,
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  of: NamedStanding,
): string | null {
  const newest = consents.find(
    one => one.purpose === purpose && one.recipient_id === of.recipientId && one.recipient === of.recipient,
  );
  return newest && of.standing !== 'not_asked' ? say.date(newest.withdrawn_at ?? newest.at) : null;
}
