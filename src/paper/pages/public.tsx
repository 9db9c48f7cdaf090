import { z } from 'zod';
import type { Letters } from '../../letters/index.ts';
import { hoursIn } from '../../programmes/index.ts';
import { document, LinkButton, Phone, PublicLayout } from '../../ui/index.ts';
import { Crisis, type Route, route } from '../../web/index.ts';
import { formOnPaper, paperForms } from '../documents/forms.ts';

const PDF = 'application/pdf';
const sizes = ['standard', 'large'] as const;

/** Everything public without a computer: the telephone, forms to print, where to post them. */
const paperPage = route({
  method: 'get',
  path: '/:programme/paper',
  door: 'visitor',
  async handle(ask) {
    const { view, programme } = ask;
    const { t } = view;
    const base = `/${programme.slug}`;
    return ask.page(
      document(
        <PublicLayout
          view={view}
          title={t('paper.public.title')}
          frame="narrow"
          back={{ href: base }}
          crisis={<Crisis view={view} />}
        >
          <div class="stack">
            <h1>{t('paper.public.title')}</h1>
            <p class="lead">{t('paper.public.lead')}</p>
            <h2>{t('paper.public.ring_title')}</h2>
            <p>
              {t.rich('paper.public.ring', {
                phone: <Phone view={view} number={programme.phone} />,
                hours: hoursIn(programme, view.locale),
              })}
            </p>
            <h2>{t('paper.public.print_title')}</h2>
            <p>{t('paper.public.print')}</p>
            {paperForms.map(form => (
              <div class="stack stack--tight">
                <h3>{t(`paper.public.${form}`)}</h3>
                <p class="acts">
                  {sizes.map(size => (
                    <LinkButton look="quiet" href={`${base}/paper/${form}-${size}.pdf`}>
                      {t(`paper.public.pdf_${size}`)}
                    </LinkButton>
                  ))}
                </p>
              </div>
            ))}
            <h2>{t('paper.public.post')}</h2>
            <p>
              {programme.hostName}, {programme.address}
            </p>
            <p>
              <a href={`${base}/code`}>{t('paper.public.code')}</a>
            </p>
          </div>
        </PublicLayout>,
      ),
    );
  },
});

/** The forms, in the language of whoever asks. They are the same for everybody, so a print is kept for the day. */
function formFile(letters: Letters): Route {
  const printed = new Map<string, Promise<Uint8Array>>();
  return route({
    method: 'get',
    path: '/:programme/paper/:file{(?:self|professional)-(?:standard|large)\\.pdf}',
    door: 'visitor',
    params: z.object({
      programme: z.string(),
      file: z.string().transform(file => {
        const [form, size] = file.replace('.pdf', '').split('-');
        return {
          form: form === 'self' ? ('self' as const) : ('professional' as const),
          size: size === 'large' ? ('large' as const) : ('standard' as const),
        };
      }),
    }),
    async handle(ask) {
      const { form, size } = ask.params.file;
      const { programme, view, today } = ask;
      const key = [programme.id, form, size, view.locale, today].join(' ');
      const found = printed.get(key);
      if (!found && printed.size > 60) printed.clear();
      const printing =
        found ??
        letters.pdf(
          formOnPaper({ programme, form, size, on: today.toString(), code: null, organisation: null }, view),
        );
      printed.set(key, printing);
      const bytes = await printing.catch(error => {
        printed.delete(key);
        throw error;
      });
      return ask.file(bytes, PDF, `${form}-${size}.pdf`, true);
    },
  });
}

/** The public pages and files of paper; their addresses begin with the programme's name. */
export function publicPaperRoutes(letters: Letters): readonly Route[] {
  return [paperPage, formFile(letters)];
}
