import { z } from 'zod';
import {
  Button,
  Card,
  choice,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  Phone,
  PublicLayout,
  sayErrors,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { acceptPlace } from '../accept-place.ts';
import { cancelPlace } from '../cancel-place.ts';
import { type OfferLink, openOffer, personOfOffer } from '../offer-link.ts';

const params = z.object({ programme: z.string(), token: z.string().max(100) });
const path = '/:programme/place/:token';
type OfferAsk = Ask<z.output<typeof params>, unknown, unknown>;

/** What became of an offer, as a part of a words key; null while it can be answered. */
function standing(offer: OfferLink, now: Temporal.Instant): string | null {
  const { state, endedWhy, groupState, offerUntil } = offer;
  if (groupState === 'cancelled' || endedWhy === 'group_cancelled' || endedWhy === 'group_ended')
    return 'group_over';
  if (state === 'booked' || state === 'completed') return state;
  if (state === 'lapsed') return 'lapsed';
  if (state === 'cancelled_by_person') return endedWhy === 'refused_offer' ? 'refused' : 'cancelled';
  if (state !== 'offered') return 'cancelled';
  return offerUntil && Temporal.Instant.compare(offerUntil, now) <= 0 ? 'lapsed' : null;
}

/** The page of a link: the offer, what became of it, or that the link opens nothing. It names nobody. */
async function shown(ask: OfferAsk, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t, say } = view;
  const offer = await ask.within(scope => openOffer(scope, ask.params.token));
  const over = offer && standing(offer, ask.now);
  if (!offer)
    return {
      html: told(view, programme.phone, t('groups.offer.wrong'), t('groups.offer.wrong_text')),
      status: 404 as const,
    };
  if (over) {
    const html = told(view, programme.phone, t('groups.offer.over'), t.of(`groups.offer.over.${over}`));
    return { html, status: 410 as const };
  }
  const html = document(
    <PublicLayout view={view} title={t('groups.offer.title')} frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="stack">
        <h1>{t('groups.offer.title')}</h1>
        <p class="lead">{t('groups.offer.lead', { group: offer.groupName })}</p>
        {offer.about ? <p dir="auto">{offer.about}</p> : null}
        {offer.whatToExpect ? <p dir="auto">{offer.whatToExpect}</p> : null}
        <Facts
          items={[
            ...(offer.nextAt ? [{ term: t('groups.offer.next'), detail: say.when(offer.nextAt) }] : []),
            ...(offer.mode === 'video' || offer.place
              ? [{ term: t('groups.offer.place'), detail: whereOf(view, offer) }]
              : []),
            ...(offer.offerUntil
              ? [{ term: t('groups.offer.until'), detail: say.when(offer.offerUntil) }]
              : []),
          ]}
        />
        <p>{t('groups.offer.then')}</p>
      </div>
      <Form view={view} action={`/${programme.slug}/place/${ask.params.token}`}>
        <FormEnd>
          <Button name="answer" value="yes">
            {t('groups.offer.yes')}
          </Button>
          <Button look="quiet" name="answer" value="no">
            {t('groups.offer.no')}
          </Button>
        </FormEnd>
      </Form>
      <Ring view={view} phone={programme.phone} />
    </PublicLayout>,
  );
  return { html, status: errors ? (422 as const) : (200 as const) };
}

function whereOf({ t }: View, { mode, place, address }: OfferLink) {
  if (mode === 'video') return t('groups.offer.by_video');
  return <span dir="auto">{[place, address].filter(Boolean).join(', ')}</span>;
}

function Ring({ view, phone }: { readonly view: View; readonly phone: string }) {
  return (
    <p class="section">{view.t.rich('groups.offer.ring', { phone: <Phone view={view} number={phone} /> })}</p>
  );
}

function told(view: View, phone: string, title: string, text: string) {
  return document(
    <PublicLayout view={view} title={title} frame="narrow">
      <Card>
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <Ring view={view} phone={phone} />
      </Card>
    </PublicLayout>,
  );
}

/**
 * Yes or no to an offered place by the link in a message. Looking changes nothing: whatever fetches the address before the person does, a
 * scanner of mail or a preview, has answered nothing.
 */
export const offerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    door: 'visitor',
    params,
    handle: async ask => {
      const { html, status } = await shown(ask, null);
      return ask.page(html, status);
    },
  }),
  route({
    method: 'post',
    path,
    door: 'visitor',
    params,
    form: z.object({ answer: choice(['yes', 'no'], 'groups.offer.error') }),
    async handle(ask) {
      const offer = await ask.within(scope => openOffer(scope, ask.params.token));
      if (!offer || standing(offer, ask.now)) {
        const { html, status } = await shown(ask, null);
        return ask.page(html, status);
      }
      const { answer } = ask.form;
      const { placeId } = offer;
      return ask.commit(
        async scope => {
          if (answer === 'yes') await acceptPlace(scope, { placeId });
          else await cancelPlace(scope, { placeId, by: 'person', why: 'refused_offer' });
          return { to: `/${ask.programme.slug}/place-thanks?answer=${answer}` };
        },
        { as: personOfOffer(ask.programme.id, offer) },
      );
    },
    async again(ask, faults) {
      const { html, status } = await shown(ask, sayErrors(ask.view, faults));
      return ask.page(html, status);
    },
  }),
  route({
    method: 'get',
    path: '/:programme/place-thanks',
    door: 'visitor',
    query: z.object({ answer: z.enum(['yes', 'no']).catch('no') }),
    handle: async ask =>
      ask.page(
        told(
          ask.view,
          ask.programme.phone,
          ask.view.t('groups.offer.done'),
          ask.view.t(`groups.offer.done.${ask.query.answer}`),
        ),
      ),
  }),
];
