import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import {
  BackLink,
  Button,
  Card,
  choice,
  document,
  Empty,
  Form,
  LinkButton,
  StaffLayout,
  Tag,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { decideText } from './decide-text.ts';
import { type OpenText, openTexts } from './queries.ts';

const door = ['coordinator', 'link_worker'] as const;

/** Texts that came in and that nobody has dealt with. */
export const arrivedPages: readonly Route[] = [
  route({ method: 'get', path: '/arrived-texts', door, handle: ask => page(ask) }),
  route({
    method: 'post',
    path: '/arrived-texts/:textId',
    door,
    params: z.object({ textId: z.uuid() }),
    form: z.object({ act: choice(['done'] as const, 'messages.texts.error.act') }),
    handle: ask =>
      ask.commit(async scope => {
        await decideText(scope, { textId: ask.params.textId, act: ask.form.act });
        return { to: '/arrived-texts', flash: { key: 'messages.texts.done.done' } };
      }),
    again: ask => page(ask, 422),
  }),
];

async function page(ask: Ask<unknown, unknown, unknown>, status: 200 | 422 = 200): Promise<Response> {
  const { view } = ask;
  const { t, say } = view;
  const texts = await ask.within(async scope => {
    const open = await openTexts(scope);
    await auditAll(scope, readOf(open));
    return open;
  });
  return ask.page(
    document(
      <StaffLayout view={view} title={t('messages.texts.arrived')} current="messages" flash={ask.flash}>
        <div class="page-head">
          <BackLink href="/messages">{t('messages.back')}</BackLink>
          <h1>{t('messages.texts.arrived')}</h1>
          <p class="quiet">{t('messages.texts.arrived.intro')}</p>
        </div>
        {texts.length === 0 && (
          <Empty title={t('messages.texts.arrived.none')}>{t('messages.texts.arrived.none.text')}</Empty>
        )}
        <div class="stack">
          {texts.map(text => (
            <Card title={text.personName ?? t('messages.texts.unknown', { number: say.phone(text.from) })}>
              <p class="message-text" dir="auto">
                {text.body}
              </p>
              <p class="quiet small">{say.when(text.arrivedAt)}</p>
              {text.shared && (
                <p>
                  <Tag tone="look">{t('messages.texts.shared')}</Tag>
                </p>
              )}
              {text.personId ? (
                <LinkButton href={`/people/${text.personId}/texts`}>{t('messages.texts.open')}</LinkButton>
              ) : (
                <>
                  <p class="quiet small">{t('messages.texts.unknown.hint')}</p>
                  <Form view={view} action={`/arrived-texts/${text.id}`}>
                    <Button name="act" value="done" look="quiet">
                      {t('messages.texts.act.done')}
                    </Button>
                  </Form>
                </>
              )}
            </Card>
          ))}
        </div>
      </StaffLayout>,
    ),
    status,
  );
}

const readOf = (texts: readonly OpenText[]) =>
  texts.map(({ id, personId }) => ({
    verb: 'arrived_text.read' as const,
    subject: { kind: 'arrived_text', id },
    personId,
  }));
