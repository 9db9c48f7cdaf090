import { z } from 'zod';
import { BareLayout, Button, document, Form, FormEnd, Notice, type View } from '../../ui/index.ts';
import { forgetKept, type KeptForm, keptForms, type Route, route, type WebDeps } from '../../web/index.ts';
import { everybody } from '../entrance.ts';

/** The way back to forms that an ended sign-in interrupted: each is shown, and sent or left. */
export function resumeRoutes(deps: WebDeps): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/resume',
      door: everybody,
      query: z.object({ sent: z.literal('1').optional().catch(undefined) }),
      async handle(ask) {
        const { programmeId, id: staffId } = ask.actor;
        const forms = await keptForms(deps, ask.c, { programmeId, staffId });
        if (forms.length === 0) return ask.go({ to: '/today' });
        return ask.page(resumePage(ask.view, forms, ask.query.sent === '1'));
      },
    }),
    route({
      method: 'post',
      path: '/resume/drop',
      door: everybody,
      // Without the form's own name `_kept`, which would send the rest on.
      form: z.object({ which: z.string().max(40).default('') }),
      async handle(ask) {
        const left = await forgetKept(deps, ask.c, ask.actor.programmeId, ask.form.which);
        return ask.go({ to: left > 0 ? '/resume' : '/today' });
      },
      again: async ask => ask.go({ to: '/today' }),
    }),
  ];
}

function resumePage(view: View, forms: readonly KeptForm[], sent: boolean) {
  const { t } = view;
  const title = sent ? t('web.resume.more', { count: forms.length }) : t('web.resume.title');
  return document(
    <BareLayout view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t('web.resume.body', { count: forms.length })}</p>
      {forms.map(form => (
        <section class="section stack">
          {form.fields
            .filter(([name, value]) => !name.startsWith('_') && !isKey(value) && value.trim() !== '')
            .map(([, value]) => (
              <blockquote class="words">
                <p>{value}</p>
              </blockquote>
            ))}
          {form.files.length > 0 ? (
            <Notice title={t('web.resume.files', { count: form.files.length })}>
              <p>{t('web.resume.files_text')}</p>
              <ul class="bullets">
                {form.files.map(file => (
                  <li dir="auto">{file}</li>
                ))}
              </ul>
            </Notice>
          ) : null}
          <Form view={view} action={form.path}>
            <input type="hidden" name="_kept" value={form.name} />
            {form.fields.map(([name, value]) =>
              name === '_once' ? null : <input type="hidden" name={name} value={value} />,
            )}
            <FormEnd>
              <Button>{t('web.resume.send')}</Button>
            </FormEnd>
          </Form>
          <Form view={view} action="/resume/drop" inline>
            <input type="hidden" name="which" value={form.name} />
            <Button look="words">{t('web.resume.drop')}</Button>
          </Form>
        </section>
      ))}
    </BareLayout>,
  );
}

/** Ids and the like are in a form, but nobody typed them. */
function isKey(value: string): boolean {
  return z.uuid().safeParse(value).success;
}
