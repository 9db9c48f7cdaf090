import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { Refused } from '../../../core/index.ts';
import { addServiceLink } from '../../../directory/index.ts';
import { hashPassword, signinActor } from '../../../identity/index.ts';
import { systemActor } from '../../../platform/database/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  sayErrors,
  TextField,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { endGroupKeys, sendGroupLink } from '../key/end-all.ts';
import { keyStore } from '../key/key-store.ts';
import {
  asGroup,
  closedDoor,
  type Group,
  type GroupAsk,
  GroupPage,
  groupBase,
  leaveGroup,
} from './frame.tsx';

const path = '/:programme/provider/keys';
/** Not one that everybody would try first: the same figure throughout, or a row up or down. */
const isPlain = (pin: string): boolean =>
  new Set([...pin].slice(1).map((figure, at) => Number(figure) - Number(pin[at]))).size === 1 ||
  new Set(pin).size < 3;
const pin = z
  .string()
  .default('')
  .transform(text => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'provider.door.error.shape'))
  .refine(one => !isPlain(one), 'provider.keys.error.plain');

/** The group's number, and ending everything: for whoever came with a code from the group's mailbox. */
const shown = route({
  method: 'get',
  path,
  door: 'visitor',
  handle: ask => asGroup(ask, async group => ask.page(page(ask, group, null))),
});

const choosing = route({
  method: 'post',
  path,
  door: 'visitor',
  form: z.object({ pin }),
  handle: ask =>
    asGroup(ask, async group => {
      onlyByCode(group);
      const hashed = await hashPassword(ask.form.pin);
      await ask.withinAs(signinActor(ask.programme.id, group.serviceId), async scope => {
        await keyStore(scope).setPin(group.serviceId, hashed);
        const subject = { kind: 'service', id: group.serviceId };
        await audit(scope, { verb: 'provider_page.pin_chosen', subject });
      });
      return ask.go({ to: groupBase(ask), flash: { key: 'provider.done.pin' } });
    }),
  again: (ask, faults) =>
    asGroup(ask, async group => ask.page(page(ask, group, sayErrors(ask.view, faults)), 422)),
});

/** Somebody left: everything that opened the page ends, and a new link goes to the address that is known. */
const ending = route({
  method: 'post',
  path: `${path}/end`,
  door: 'visitor',
  handle: ask =>
    asGroup(ask, async group => {
      onlyByCode(group);
      await ask.withinAs(systemActor(ask.programme.id), async scope => {
        await endGroupKeys(scope, group.serviceId, 'group');
        await sendGroupLink(scope, group.serviceId, `${ask.publicUrl}/${ask.programme.slug}`);
      });
      await leaveGroup(ask);
      return ask.page(closedDoor(ask));
    }),
});

/** Closes the page in this browser. */
const leaving = route({
  method: 'post',
  path: '/:programme/provider/leave',
  door: 'visitor',
  async handle(ask) {
    await leaveGroup(ask);
    return ask.go({ to: `/${ask.programme.slug}`, flash: { key: 'provider.done.leave' } });
  },
});

/** To the page on which the group puts its entry right; the link is made for this one way there. */
const entry = route({
  method: 'post',
  path: '/:programme/provider/entry',
  door: 'visitor',
  handle: ask =>
    asGroup(ask, async group => {
      const token = await ask.withinAs(systemActor(ask.programme.id), scope =>
        addServiceLink(scope, group.serviceId),
      );
      return ask.go({ to: `/${ask.programme.slug}/entry/${token}` });
    }),
});

export const groupKeyRoutes: readonly Route[] = [shown, choosing, ending, leaving, entry];

function onlyByCode({ byCode }: Group): void {
  if (!byCode) throw new Refused('provider.refused.by_code');
}

function page(ask: GroupAsk, { byCode }: Group, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const at = `${groupBase(ask)}/keys`;
  return document(
    <GroupPage ask={ask} title={t('provider.keys.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('provider.keys.title')}</h1>
      <p class="lead">{t('provider.keys.lead')}</p>
      {byCode ? (
        <>
          <Form view={view} action={at}>
            <TextField
              view={view}
              name="pin"
              label={t('provider.keys.pin')}
              hint={t('provider.keys.hint')}
              errors={errors}
              inputmode="numeric"
              autocomplete="off"
              size="short"
              maxlength={12}
            />
            <FormEnd>
              <Button>{t('provider.keys.go')}</Button>
            </FormEnd>
          </Form>
          <h2>{t('provider.keys.end')}</h2>
          <p>{t('provider.keys.end_text')}</p>
          <Form view={view} action={`${at}/end`}>
            <Button look="quiet">{t('provider.keys.end_go')}</Button>
          </Form>
        </>
      ) : (
        <Notice title={t('provider.keys.by_code')}>{t('provider.keys.by_code_text')}</Notice>
      )}
    </GroupPage>,
  );
}
