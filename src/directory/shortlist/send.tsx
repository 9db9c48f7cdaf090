import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import { emit } from '../../platform/events/index.ts';
import { Button, Form, id, LinkButton, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import type { CaseInHand, DirectoryDeps } from '../pages/deps.ts';
import { listInAddress } from './list-in-address.ts';

const form = z.object({ list: listInAddress, for: id() });

/** Sends a list to the person it is for. What may be sent, and how, is decided where messages are written. */
export function sendShortlist(deps: DirectoryDeps): Route {
  return route({
    method: 'post',
    path: '/shortlist/send',
    door: ['link_worker', 'coordinator'],
    form,
    handle: ask =>
      ask.commit(async scope => {
        const hand = await deps.caseInHand(scope, ask.form.for);
        if (!hand) throw new NotFound('case');
        if (hand.refusal) throw new Forbidden(hand.refusal);
        const { referralId } = hand;
        const { list } = ask.form;
        await audit(scope, { verb: 'shortlist.sent', subject: { kind: 'referral', id: referralId } });
        await emit(scope, {
          name: 'ShortlistSent',
          subjectId: referralId,
          payload: { list: list.join(',') },
        });
        return {
          to: `/shortlist?list=${list.join(',')}&for=${referralId}`,
          flash: { key: 'directory.shortlist.sent' },
        };
      }),
    again: async ask => ask.go({ to: '/find' }),
  });
}

type SendProps = { readonly view: View; readonly hand: CaseInHand; readonly ids: readonly string[] };

/** Keeps the list with the case: what was offered, to see later what was chosen, and to print. */
export function KeepForm({ view, hand, ids }: SendProps) {
  const { t } = view;
  const lists = `/cases/${hand.referralId}/shortlists`;
  return (
    <section class="section no-print">
      <Form view={view} action={lists} inline>
        <input type="hidden" name="list" value={ids.join(',')} />
        <Button look="quiet">{t('introductions.lists.keep')}</Button>
      </Form>
      <p>
        <LinkButton look="words" href={lists}>
          {t('introductions.lists.link')}
        </LinkButton>
      </p>
    </section>
  );
}

/** The button that sends it. */
export function SendForm({ view, hand, ids }: SendProps) {
  const { t } = view;
  return (
    <section class="section no-print">
      <Form view={view} action="/shortlist/send" inline>
        <input type="hidden" name="list" value={ids.join(',')} />
        <input type="hidden" name="for" value={hand.referralId} />
        <Button icon="letter">{t('directory.shortlist.send', { name: hand.name })}</Button>
      </Form>
      <p class="small quiet">{t('directory.shortlist.send_note', { name: hand.name })}</p>
    </section>
  );
}
